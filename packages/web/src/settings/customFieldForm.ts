// A custom field as its form holds it, and as the house takes it.

import type { FieldShape } from '#domain/records/contract.ts';
import type { CustomFieldRow } from '#domain/records/customFields.contract.ts';
import type { CustomType } from '#domain/records/customFields.ts';

export interface OptionDraft {
  value?: string;
  zh?: string;
  en?: string;
}

export interface CustomFieldDraft {
  key: string;
  type: CustomType;
  labelZh: string;
  labelEn: string;
  required: boolean;
  defaultValue?: unknown;
  options: OptionDraft[];
}

export const hasOptions = (type: CustomType): boolean => type === 'pick' || type === 'multiPick';

/** People are not a sensible first value for everybody, and a field of the current user has its own rule. */
export const mayHaveDefault = (type: CustomType): boolean => type !== 'user';

export const firstDraft = (row: CustomFieldRow | undefined): CustomFieldDraft =>
  row
    ? { ...row, defaultValue: row.defaultValue ?? undefined, options: [...row.options] }
    : { key: '', type: 'text', labelZh: '', labelEn: '', required: false, options: [] };

/** Options keep the code they got; a new one without a code is known by its English name, else by its place. */
export function optionsOf(drafts: readonly OptionDraft[]): { value: string; zh: string; en: string }[] {
  return drafts.map(({ value, zh = '', en = '' }, at) => ({ value: value || codeOf(en) || `option${at + 1}`, zh, en: en || zh }));
}

/** “Budget class” → `budgetClass`. */
export function codeOf(name: string): string {
  const [first = '', ...rest] = name
    .replace(/[^A-Za-z0-9 ]/g, ' ')
    .trim()
    .split(/\s+/);
  const lower = first.charAt(0).toLowerCase() + first.slice(1);
  const code = [lower, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
  return code.replace(/^[0-9]+/, '').slice(0, 40);
}

/** The field as forms know it, so that its first value is asked with the right input. */
export const asShape = (draft: CustomFieldDraft): FieldShape => ({
  ...{
    key: 'defaultValue',
    type: draft.type,
    label: { zh: draft.labelZh, en: draft.labelEn },
    required: false,
    readOnly: false,
    sortable: false,
  },
  ...{ filterable: false, importable: false, searchable: false, level: 'edit', operators: [] },
  ...(hasOptions(draft.type) && { options: optionsOf(draft.options ?? []).filter(({ zh }) => zh !== '') }),
});
