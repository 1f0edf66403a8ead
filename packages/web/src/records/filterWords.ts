// A filter as people read it: “销售金额 ≥ ¥1万”, “负责人 是 我”.

import type { FieldShape } from '#domain/records/contract.ts';
import { type Condition, type FilterNode, isGroup } from '#domain/records/filters.ts';
import { VALUES_OF } from '#domain/records/operators.ts';
import { comma } from '../i18n/separators.ts';
import type { Translate } from '../i18n/wording.ts';
import { shortMoney } from '../ui/moneyText.ts';
import { percent } from '../ui/percent.ts';
import { labelOf, optionLabel } from './useObjects.ts';

export interface FilterReader {
  t: Translate;
  fields: readonly FieldShape[];
  /** Names of people and records, as far as the list knows them. */
  names: Readonly<Record<string, string>>;
  currency: string;
  language: string;
}

export function filterWords(node: FilterNode, reader: FilterReader): string {
  if (!isGroup(node)) return conditionWords(node, reader);
  return node.of
    .map((part) => (isGroup(part) ? `(${filterWords(part, reader)})` : filterWords(part, reader)))
    .join(` ${reader.t(`lists.join.${node.join}`)} `);
}

function conditionWords(condition: Condition, reader: FilterReader): string {
  const { t, fields } = reader;
  const field = fields.find((candidate) => candidate.key === condition.field);
  if (!field) return t('lists.unknownField', { field: condition.field });
  if (VALUES_OF[condition.operator] === 'days')
    return `${labelOf(field)} ${t(`lists.days.${condition.operator as 'nextNDays' | 'lastNDays'}`, { count: condition.value })}`;
  return [labelOf(field), t(`lists.operators.${condition.operator}`), valueWords(condition, field, reader)].filter(Boolean).join(' ');
}

function valueWords({ operator, value }: Condition, field: FieldShape, reader: FilterReader): string {
  if (value === undefined) return '';
  const one = (each: unknown): string => singleWords(each, field, reader);
  if (!Array.isArray(value)) return one(value);
  return value.map(one).join(operator === 'between' ? ' – ' : comma());
}

function singleWords(value: unknown, field: FieldShape, { t, names, currency, language }: FilterReader): string {
  switch (field.type) {
    case 'money':
      return shortMoney(Number(value), currency, language);
    case 'percent':
      return percent(Number(value));
    case 'checkbox':
      return t(value === true ? 'records.yes' : 'records.no');
    case 'pick':
    case 'multiPick':
      return optionLabel(field, value);
    case 'user':
    case 'reference':
      return names[String(value)] ?? '…';
    default:
      return String(value);
  }
}
