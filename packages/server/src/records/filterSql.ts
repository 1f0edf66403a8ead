// A checked filter as SQL. Standard fields compare their columns; custom fields ask `custom`, whose GIN index serves equality.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { addDays } from '#domain/calendar.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { type CallerField, customKey, isCustom } from '#domain/records/field.ts';
import { type Condition, type FilterNode, isGroup, valuesOf } from '#domain/records/filters.ts';
import { relativeDays } from '#domain/records/relativeDays.ts';
import type { Scope } from '../people/scope.ts';
import { columnOf } from './columns.ts';
import { COMPARISON, type Comparison, likeEscaped } from './comparisons.ts';
import { customSql } from './customFilterSql.ts';
import { searchSql } from './words.ts';

export interface Asking {
  scope: Scope;
  object: ObjectName;
  fields: readonly CallerField[];
  /** Today in the organisation's time zone. */
  today: string;
}

export function filterSql(node: FilterNode, asking: Asking): Sql {
  if (!isGroup(node)) return conditionSql(node, asking);
  if (node.of.length === 0) return node.join === 'and' ? sql`true` : sql`false`;
  return sql`(${join(
    node.of.map((part) => filterSql(part, asking)),
    ` ${node.join} `,
  )})`;
}

function conditionSql(condition: Condition, asking: Asking): Sql {
  const field = asking.fields.find((candidate) => candidate.key === condition.field)!;
  const values = valuesOf(condition)!;
  if (condition.operator === 'me') return personIn(field, [asking.scope.userId]);
  if (condition.operator === 'mySubordinates') return personIn(field, subordinatesOf(asking.scope));
  const days = relativeDays(condition.operator, asking.today, Number(values[0] ?? 0), asking.scope.weekStart);
  if (days) return inDays(field, days.from, days.to, asking.scope.timeZone);
  if (field.type === 'instant') return instantSql(field, condition, values as string[], asking.scope.timeZone);
  return isCustom(field.key) ? customSql(field, condition.operator, values) : standardSql(asking.object, field, condition, values);
}

export const subordinatesOf = (scope: Scope): string[] => scope.reach.own.filter((id) => id !== scope.userId);

const personIn = (field: CallerField, ids: readonly string[]): Sql =>
  isCustom(field.key)
    ? sql`(r.custom->>${customKey(field.key)}::text) = any(${ids}::text[])`
    : sql`${columnOf(field)} = any(${ids}::uuid[])`;

const startOf = (day: string, timeZone: string): Sql => sql`(${day}::date::timestamp at time zone ${timeZone}::text)`;

/** Days `from` to `to`, both included. */
function inDays(field: CallerField, from: string, to: string, timeZone: string): Sql {
  if (field.type === 'instant')
    return sql`(${columnOf(field)} >= ${startOf(from, timeZone)} and ${columnOf(field)} < ${startOf(addDays(to, 1), timeZone)})`;
  if (isCustom(field.key)) return sql`(r.custom->>${customKey(field.key)}::text) collate "C" between ${from} and ${to}`;
  return sql`${columnOf(field)} between ${from}::date and ${to}::date`;
}

/** An instant is asked for by the day it falls on in the organisation's time zone. */
function instantSql(field: CallerField, { operator }: Condition, days: string[], timeZone: string): Sql {
  const column = columnOf(field);
  const [first, second] = days;
  const next = (day: string): Sql => startOf(addDays(day, 1), timeZone);
  switch (operator) {
    case 'empty':
      return sql`${column} is null`;
    case 'notEmpty':
      return sql`${column} is not null`;
    case 'gt':
      return sql`${column} >= ${next(first!)}`;
    case 'gte':
      return sql`${column} >= ${startOf(first!, timeZone)}`;
    case 'lt':
      return sql`${column} < ${startOf(first!, timeZone)}`;
    case 'lte':
      return sql`${column} < ${next(first!)}`;
    case 'between':
      return inDays(field, first!, second!, timeZone);
    case 'notEquals':
      return sql`(${inDays(field, first!, first!, timeZone)}) is not true`;
    default:
      return inDays(field, first!, first!, timeZone);
  }
}

const CAST: Partial<Record<CallerField['type'], Sql>> = {
  money: sql`::bigint`,
  number: sql`::int`,
  percent: sql`::int`,
  date: sql`::date`,
  checkbox: sql`::boolean`,
  user: sql`::uuid`,
  reference: sql`::uuid`,
  system: sql`::uuid`,
};
const ARRAY_CAST: Partial<Record<CallerField['type'], Sql>> = {
  user: sql`::uuid[]`,
  reference: sql`::uuid[]`,
  system: sql`::uuid[]`,
};

function standardSql(object: ObjectName, field: CallerField, { operator }: Condition, values: unknown[]): Sql {
  const column = columnOf(field);
  const one = sql`${values[0]}${CAST[field.type] ?? empty}`;
  const many = sql`${values}${ARRAY_CAST[field.type] ?? sql`::text[]`}`;
  switch (operator) {
    case 'equals':
      return sql`${column} = ${one}`;
    case 'notEquals':
      return sql`${column} is distinct from ${one}`;
    case 'in':
      return sql`${column} = any(${many})`;
    case 'notIn':
      return sql`(${column} = any(${many})) is not true`;
    case 'empty':
      return sql`${column} is null`;
    case 'notEmpty':
      return sql`${column} is not null`;
    case 'between':
      return sql`${column} between ${one} and ${values[1]}${CAST[field.type] ?? empty}`;
    case 'contains':
      return textSql(object, field, String(values[0]), `%${likeEscaped(String(values[0]))}%`);
    case 'startsWith':
      return textSql(object, field, String(values[0]), `${likeEscaped(String(values[0]))}%`);
    default:
      return sql`${column} ${COMPARISON[operator as Comparison]} ${one}`;
  }
}

/** Part of a name is found through the search text's index, then compared with the name itself. */
function textSql(object: ObjectName, field: CallerField, text: string, pattern: string): Sql {
  const exact = sql`${columnOf(field)} ilike ${pattern}`;
  return field.key === 'name' ? sql`(${searchSql(object, text)} and ${exact})` : exact;
}
