// The fields of a competitor (竞争对手).
import { type Field, field } from '../records/field.ts';
import { DESCRIPTION_FIELD, nameField, SYSTEM_FIELDS } from '../records/sharedFields.ts';

export const COMPETITOR_FIELDS: readonly Field[] = [
  nameField('竞争对手名称', 'Competitor name'),
  field('website', 'url', '网址', 'Website'),
  field('strengths', 'longText', '优势', 'Strengths', { maxLength: 10_000 }),
  field('weaknesses', 'longText', '劣势', 'Weaknesses', { maxLength: 10_000 }),
  DESCRIPTION_FIELD,
  ...SYSTEM_FIELDS,
];
