import type { ReactElement } from 'react';
import { RecordListPage } from '../records/RecordListPage.tsx';

export const CompetitorListPage = (): ReactElement => <RecordListPage object="competitor" />;
