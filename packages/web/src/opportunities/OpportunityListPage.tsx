import type { ReactElement } from 'react';
import { RecordListPage } from '../records/RecordListPage.tsx';

export const OpportunityListPage = (): ReactElement => <RecordListPage object="opportunity" />;
