import type { ReactElement } from 'react';
import { EditRecordPage } from '../records/EditRecordPage.tsx';
import { NewRecordPage } from '../records/NewRecordPage.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import type { Relation } from '../records/RelatedList.tsx';

const RELATIONS: readonly Relation[] = [{ object: 'opportunity', field: 'competitorId' }];

export const CompetitorPage = (): ReactElement => <RecordPage object="competitor" relations={RELATIONS} />;
export const NewCompetitorPage = (): ReactElement => <NewRecordPage object="competitor" />;
export const EditCompetitorPage = (): ReactElement => <EditRecordPage object="competitor" />;
