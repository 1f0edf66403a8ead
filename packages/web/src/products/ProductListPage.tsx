import type { ReactElement } from 'react';
import { RecordListPage } from '../records/RecordListPage.tsx';

export const ProductListPage = (): ReactElement => <RecordListPage object="product" />;
