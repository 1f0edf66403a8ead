import type { ReactElement } from 'react';
import { RecordListPage } from '../records/RecordListPage.tsx';

export const AccountListPage = (): ReactElement => <RecordListPage object="account" />;
