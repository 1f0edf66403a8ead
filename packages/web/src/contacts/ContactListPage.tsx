import type { ReactElement } from 'react';
import { RecordListPage } from '../records/RecordListPage.tsx';

export const ContactListPage = (): ReactElement => <RecordListPage object="contact" />;
