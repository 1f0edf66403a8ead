// The fields of a contact (联系人).
import { type Field, field } from '../records/field.ts';
import { DESCRIPTION_FIELD, nameField, OWNER_FIELD, SYSTEM_FIELDS } from '../records/sharedFields.ts';

export const CONTACT_FIELDS: readonly Field[] = [
  nameField('姓名', 'Name'),
  OWNER_FIELD,
  field('accountId', 'reference', '所属客户', 'Account', { referenceTo: 'account' }),
  field('title', 'text', '职务', 'Job title', { maxLength: 100 }),
  field('department', 'text', '部门', 'Department', { maxLength: 100 }),
  field('mobile', 'phone', '手机', 'Mobile'),
  field('phone', 'phone', '办公电话', 'Office phone'),
  field('email', 'email', '邮箱', 'E-mail'),
  field('wechat', 'text', '微信', 'WeChat', { maxLength: 60 }),
  field('birthday', 'date', '生日', 'Birthday'),
  DESCRIPTION_FIELD,
  ...SYSTEM_FIELDS,
];
