import type { ReactElement } from 'react';
import { EditRecordPage } from '../records/EditRecordPage.tsx';
import { NewRecordPage } from '../records/NewRecordPage.tsx';
import { RecordPage } from '../records/RecordPage.tsx';

export const ContactPage = (): ReactElement => <RecordPage object="contact" relations={[]} />;
export const NewContactPage = (): ReactElement => <NewRecordPage object="contact" />;
export const EditContactPage = (): ReactElement => <EditRecordPage object="contact" />;
