// A filter (筛选条件) is a tree of conditions joined by AND and OR: at most three levels and thirty conditions, so that every list
// stays quick and readable. In an address it is one JSON text of small arrays: ["and",["amount","gte",100],["ownerId","me"]].
import type { CallerField, Field } from './field.ts';
import { isQuestionable } from './objects.ts';
import { type FilterOperator, OPERATORS, operatorsOf, VALUES_OF } from './operators.ts';
import { isDay, valueProblem } from './valueChecks.ts';

export interface Condition {
  field: string;
  operator: FilterOperator;
  /** One value, `[from, to]` of `between`, a list of `in`, a number of days; absent where the operator needs none. */
  value?: unknown;
}
export interface Group {
  join: 'and' | 'or';
  of: FilterNode[];
}
export type FilterNode = Condition | Group;

export const MAX_LEVELS = 3;
export const MAX_CONDITIONS = 30;
const MAX_VALUES = 200;
const MAX_DAYS = 3_660;
const MAX_ENCODED = 16_000;

export type FilterReason =
  | 'notAFilter'
  | 'tooDeep'
  | 'tooMany'
  | 'unknownField'
  | 'notFilterable'
  | 'unknownOperator'
  | 'wrongValue'
  | 'tooManyValues';

export interface FilterProblem {
  /** The field of the condition, or `filter` for the tree itself. */
  field: string;
  reason: FilterReason;
  max?: number;
}

export const isGroup = (node: FilterNode): node is Group => 'join' in node;

export const conditionsOf = (node: FilterNode): Condition[] => (isGroup(node) ? node.of.flatMap(conditionsOf) : [node]);

const levelsOf = (node: FilterNode): number => (isGroup(node) ? 1 + Math.max(0, ...node.of.map(levelsOf)) : 0);

/** Everything wrong with a filter for a caller who meets these fields. */
export function filterProblems(node: FilterNode, fields: readonly CallerField[]): FilterProblem[] {
  const conditions = conditionsOf(node);
  const problems: FilterProblem[] = [];
  if (levelsOf(node) > MAX_LEVELS) problems.push({ field: 'filter', reason: 'tooDeep', max: MAX_LEVELS });
  if (conditions.length > MAX_CONDITIONS) problems.push({ field: 'filter', reason: 'tooMany', max: MAX_CONDITIONS });
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return [...problems, ...conditions.flatMap((condition) => conditionProblem(condition, byKey.get(condition.field)) ?? [])];
}

function conditionProblem(condition: Condition, field: CallerField | undefined): FilterProblem | null {
  const wrong = (reason: FilterReason, max?: number): FilterProblem => ({ field: condition.field, reason, ...(max ? { max } : {}) });
  if (!field) return wrong('unknownField');
  if (!field.filterable || !isQuestionable(field)) return wrong('notFilterable');
  if (!operatorsOf(field).includes(condition.operator)) return wrong('unknownOperator');
  const values = valuesOf(condition);
  if (values === null) return wrong('wrongValue');
  if (values.length > MAX_VALUES) return wrong('tooManyValues', MAX_VALUES);
  return values.every((value) => isAskable(field, condition.operator, value)) ? null : wrong('wrongValue');
}

/** The values of a condition as a list; null when their number does not fit the operator. */
export function valuesOf({ operator, value }: Condition): unknown[] | null {
  switch (VALUES_OF[operator]) {
    case 'none':
      return value === undefined || value === null ? [] : null;
    case 'two':
      return Array.isArray(value) && value.length === 2 ? value : null;
    case 'many':
      return Array.isArray(value) && value.length > 0 ? value : null;
    default:
      return value === undefined || value === null || Array.isArray(value) ? null : [value];
  }
}

/** A part of a text is no whole e-mail address or telephone number, and an instant is asked for by its day. */
function isAskable(field: Field, operator: FilterOperator, value: unknown): boolean {
  if (VALUES_OF[operator] === 'days') return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_DAYS;
  if (field.type === 'instant') return typeof value === 'string' && isDay(value);
  if (field.type === 'multiPick') return typeof value === 'string' && valueProblem(field, [value]) === null;
  if (['text', 'longText', 'email', 'phone', 'url'].includes(field.type))
    return typeof value === 'string' && value.trim() !== '' && value.length <= 200 && !value.includes('\u0000');
  return valueProblem({ ...field, min: undefined, max: undefined }, value) === null;
}

type Encoded = unknown[];

const encodeNode = (node: FilterNode): Encoded =>
  isGroup(node) ? [node.join, ...node.of.map(encodeNode)] : [node.field, node.operator, ...(node.value === undefined ? [] : [node.value])];

/** The filter as one text for an address (still to be escaped by whoever builds the address). */
export const encodeFilter = (node: FilterNode): string => JSON.stringify(encodeNode(node));

/** The filter of such a text; null when it is none. */
export function decodeFilter(text: string): FilterNode | null {
  if (text.length > MAX_ENCODED) return null;
  try {
    return decodeNode(JSON.parse(text), 0);
  } catch {
    return null;
  }
}

function decodeNode(raw: unknown, depth: number): FilterNode | null {
  if (!Array.isArray(raw) || typeof raw[0] !== 'string' || depth > MAX_LEVELS + 1) return null;
  const [head, ...rest] = raw;
  if (head === 'and' || head === 'or') {
    const of = rest.map((node) => decodeNode(node, depth + 1));
    return of.some((node) => node === null) ? null : { join: head, of: of as FilterNode[] };
  }
  const [operator, value] = rest;
  if (typeof operator !== 'string' || !(OPERATORS as readonly string[]).includes(operator) || rest.length > 2) return null;
  return { field: head, operator: operator as FilterOperator, ...(rest.length === 2 ? { value } : {}) };
}
