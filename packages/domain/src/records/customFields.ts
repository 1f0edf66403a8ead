// Custom fields (自定义字段): an administrator adds a field to an object. It is a row, becomes a field like any other with the key
// `custom.<key>`, and its values obey the same checks. Key and type never change afterwards; archiving hides it and keeps its values.
import { CUSTOM_PREFIX, type Field, type Option } from './field.ts';
import { type ValueProblem, valueProblem } from './valueChecks.ts';

export const CUSTOM_TYPES = ['text', 'number', 'money', 'date', 'pick', 'multiPick', 'user', 'checkbox'] as const;
export type CustomType = (typeof CUSTOM_TYPES)[number];

export interface CustomField {
  key: string;
  type: CustomType;
  labelZh: string;
  labelEn: string;
  required: boolean;
  defaultValue: unknown;
  options: readonly Option[];
}

export const MAX_CUSTOM_FIELDS = 200;
const MAX_OPTIONS = 500;
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;
const TEXT_LIMIT = 2_000;

/** The row as a field of its object. */
export function asField(custom: CustomField): Field {
  const picks = custom.type === 'pick' || custom.type === 'multiPick';
  return {
    key: `${CUSTOM_PREFIX}${custom.key}`,
    type: custom.type,
    label: { zh: custom.labelZh, en: custom.labelEn },
    required: custom.required,
    ...(picks ? { options: custom.options } : {}),
    ...(custom.type === 'text' ? { maxLength: TEXT_LIMIT } : {}),
    ...(custom.defaultValue === null || custom.defaultValue === undefined ? {} : { defaultValue: custom.defaultValue }),
    sortable: false,
    filterable: true,
    importable: true,
    searchable: false,
  };
}

/** Everything wrong with a definition, field by field of the form. */
export function customFieldProblems(custom: CustomField): ValueProblem[] {
  const problems: ValueProblem[] = [];
  if (!KEY.test(custom.key)) problems.push({ field: 'key', reason: 'malformed' });
  if (custom.labelZh.trim() === '') problems.push({ field: 'labelZh', reason: 'required' });
  if (custom.labelEn.trim() === '') problems.push({ field: 'labelEn', reason: 'required' });
  problems.push(...optionProblems(custom));
  if (custom.defaultValue !== null && custom.defaultValue !== undefined) {
    const wrong = valueProblem(asField(custom), custom.defaultValue);
    if (wrong) problems.push({ ...wrong, field: 'defaultValue' });
  }
  return problems;
}

function optionProblems(custom: CustomField): ValueProblem[] {
  const picks = custom.type === 'pick' || custom.type === 'multiPick';
  if (!picks) return custom.options.length > 0 ? [{ field: 'options', reason: 'notAllowed' }] : [];
  if (custom.options.length === 0) return [{ field: 'options', reason: 'required' }];
  if (custom.options.length > MAX_OPTIONS)
    return [{ field: 'options', reason: 'tooMany', max: MAX_OPTIONS, actual: custom.options.length }];
  const values = custom.options.map((option) => option.value);
  const repeated = values.find((value, at) => values.indexOf(value) !== at);
  return repeated === undefined ? [] : [{ field: 'options', reason: 'repeated', value: repeated }];
}
