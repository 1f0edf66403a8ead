// Conditions on custom fields: `custom @> {"key": value}` is served by the GIN index on `custom`; an absent key is an empty value.
import sql, { join, type Sql } from 'sql-template-tag';
import { type CallerField, customKey } from '#domain/records/field.ts';
import type { FilterOperator } from '#domain/records/operators.ts';
import { COMPARISON, type Comparison, likeEscaped } from './comparisons.ts';

const holds = (field: CallerField, value: unknown): Sql => {
  const stored = field.type === 'multiPick' ? [value] : value;
  return sql`r.custom @> ${JSON.stringify({ [customKey(field.key)]: stored })}::jsonb`;
};
const holdsAny = (field: CallerField, values: unknown[]): Sql =>
  sql`(${join(
    values.map((value) => holds(field, value)),
    ' or ',
  )})`;

const NUMERIC = new Set(['number', 'money']);

export function customSql(field: CallerField, operator: FilterOperator, values: unknown[]): Sql {
  const text = sql`(r.custom->>${customKey(field.key)}::text)`;
  switch (operator) {
    case 'equals':
      return equals(field, values[0]);
    case 'notEquals':
      return sql`not (${equals(field, values[0])})`;
    case 'in':
      return holdsAny(field, values);
    case 'notIn':
      return sql`not ${holdsAny(field, values)}`;
    case 'empty':
      return sql`${text} is null`;
    case 'notEmpty':
      return sql`${text} is not null`;
    case 'contains':
      return field.type === 'multiPick' ? holds(field, values[0]) : sql`${text} ilike ${`%${likeEscaped(String(values[0]))}%`}`;
    case 'startsWith':
      return sql`${text} ilike ${`${likeEscaped(String(values[0]))}%`}`;
    case 'between':
      return sql`(${compared(field, text, 'gte', values[0])} and ${compared(field, text, 'lte', values[1])})`;
    default:
      return compared(field, text, operator as Comparison, values[0]);
  }
}

/** An unticked box and one that was never touched are the same. */
function equals(field: CallerField, value: unknown): Sql {
  if (field.type === 'checkbox' && value === false) return sql`not (${holds(field, true)})`;
  return holds(field, value);
}

/** Days are compared as ISO text, which sorts like the calendar. */
function compared(field: CallerField, text: Sql, operator: Comparison, value: unknown): Sql {
  return NUMERIC.has(field.type)
    ? sql`${text}::numeric ${COMPARISON[operator]} ${String(value)}::numeric`
    : sql`${text} collate "C" ${COMPARISON[operator]} ${String(value)}::text`;
}
