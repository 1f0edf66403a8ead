import type { ReactElement } from 'react';
import { EditRecordPage } from '../records/EditRecordPage.tsx';
import { NewRecordPage } from '../records/NewRecordPage.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import type { Relation } from '../records/RelatedList.tsx';

const RELATIONS: readonly Relation[] = [{ object: 'opportunity', field: 'productId' }];

export const ProductPage = (): ReactElement => <RecordPage object="product" relations={RELATIONS} />;
export const NewProductPage = (): ReactElement => <NewRecordPage object="product" />;
export const EditProductPage = (): ReactElement => <EditRecordPage object="product" />;
