import type { ReactElement } from 'react';
import { EditRecordPage } from '../records/EditRecordPage.tsx';
import { NewRecordPage } from '../records/NewRecordPage.tsx';

export const NewOpportunityPage = (): ReactElement => <NewRecordPage object="opportunity" />;
export const EditOpportunityPage = (): ReactElement => <EditRecordPage object="opportunity" />;
