// What one may ask of a field, by its type. Relative days are counted in the organisation's time zone; a week begins on Monday.
import type { Field, FieldType } from './field.ts';

export const OPERATORS = [
  ...['equals', 'notEquals', 'contains', 'startsWith', 'in', 'notIn', 'empty', 'notEmpty', 'gt', 'gte', 'lt', 'lte', 'between'],
  ...['today', 'thisWeek', 'thisMonth', 'thisQuarter', 'nextNDays', 'lastNDays', 'me', 'mySubordinates'],
] as const;
export type FilterOperator = (typeof OPERATORS)[number];

const TEXT: readonly FilterOperator[] = ['equals', 'notEquals', 'contains', 'startsWith', 'in', 'notIn', 'empty', 'notEmpty'];
const FIGURE: readonly FilterOperator[] = ['equals', 'notEquals', 'gt', 'gte', 'lt', 'lte', 'between', 'empty', 'notEmpty'];
const DAY: readonly FilterOperator[] = [...FIGURE, 'today', 'thisWeek', 'thisMonth', 'thisQuarter', 'nextNDays', 'lastNDays'];
const CHOICE: readonly FilterOperator[] = ['equals', 'notEquals', 'in', 'notIn', 'empty', 'notEmpty'];
const PERSON: readonly FilterOperator[] = ['equals', 'notEquals', 'in', 'notIn', 'empty', 'notEmpty', 'me', 'mySubordinates'];

/** How many values an operator takes. */
export const VALUES_OF: Record<FilterOperator, 'none' | 'one' | 'two' | 'many' | 'days'> = {
  equals: 'one',
  notEquals: 'one',
  contains: 'one',
  startsWith: 'one',
  gt: 'one',
  gte: 'one',
  lt: 'one',
  lte: 'one',
  between: 'two',
  in: 'many',
  notIn: 'many',
  empty: 'none',
  notEmpty: 'none',
  today: 'none',
  thisWeek: 'none',
  thisMonth: 'none',
  thisQuarter: 'none',
  me: 'none',
  mySubordinates: 'none',
  nextNDays: 'days',
  lastNDays: 'days',
};

const BY_TYPE: Record<FieldType, readonly FilterOperator[]> = {
  text: TEXT,
  longText: [],
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  number: FIGURE,
  money: FIGURE,
  percent: FIGURE,
  date: DAY,
  instant: DAY,
  pick: CHOICE,
  multiPick: ['contains', 'in', 'notIn', 'empty', 'notEmpty'],
  user: PERSON,
  reference: CHOICE,
  checkbox: ['equals', 'notEquals'],
  system: ['equals', 'in', 'empty', 'notEmpty'],
};

/** The operators a field understands, in the order a menu shows them. */
export const operatorsOf = (field: Field): readonly FilterOperator[] => BY_TYPE[field.type];
