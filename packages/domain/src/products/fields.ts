// The fields of a product (产品).
import { type Field, field } from '../records/field.ts';
import { DESCRIPTION_FIELD, nameField, SYSTEM_FIELDS } from '../records/sharedFields.ts';

export const PRODUCT_FIELDS: readonly Field[] = [
  nameField('产品名称', 'Product name'),
  field('code', 'text', '产品编号', 'Code', { sortable: true, maxLength: 60 }),
  field('series', 'text', '产品系列', 'Series', { maxLength: 100 }),
  field('unit', 'text', '单位', 'Unit', { maxLength: 20 }),
  field('listPrice', 'money', '标准价格', 'List price', { sortable: true, min: 0, perPiece: true }),
  field('currency', 'text', '币种', 'Currency', { required: true, maxLength: 3 }),
  field('active', 'checkbox', '在售', 'On sale', { required: true, defaultValue: true }),
  DESCRIPTION_FIELD,
  ...SYSTEM_FIELDS,
];
