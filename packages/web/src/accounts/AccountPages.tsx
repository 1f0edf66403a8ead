import type { ReactElement } from 'react';
import { EditRecordPage } from '../records/EditRecordPage.tsx';
import { NewRecordPage } from '../records/NewRecordPage.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import type { Relation } from '../records/RelatedList.tsx';

const RELATIONS: readonly Relation[] = [
  { object: 'opportunity', field: 'accountId' },
  { object: 'contact', field: 'accountId' },
  { object: 'account', field: 'parentId', label: 'records.subAccounts' },
];

export const AccountPage = (): ReactElement => <RecordPage object="account" relations={RELATIONS} />;
export const NewAccountPage = (): ReactElement => <NewRecordPage object="account" />;
export const EditAccountPage = (): ReactElement => <EditRecordPage object="account" />;
