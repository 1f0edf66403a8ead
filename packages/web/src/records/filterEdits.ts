// Building a filter by hand: one group of conditions joined by AND or OR, which may hold further groups of the other kind.
import type { FieldShape } from '#domain/records/contract.ts';
import { type Condition, type FilterNode, type Group, isGroup, valuesOf } from '#domain/records/filters.ts';
import { type FilterOperator, VALUES_OF } from '#domain/records/operators.ts';

/** A filter as the builder edits it: always a group on top. */
export const asGroup = (filter: FilterNode | null): Group => {
  if (!filter) return { join: 'and', of: [] };
  return isGroup(filter) ? filter : { join: 'and', of: [filter] };
};

export const withPart = (group: Group, at: number, part: FilterNode): Group => ({ ...group, of: group.of.with(at, part) });
export const withoutPart = (group: Group, at: number): Group => ({ ...group, of: group.of.toSpliced(at, 1) });
export const withAdded = (group: Group, part: FilterNode): Group => ({ ...group, of: [...group.of, part] });
export const otherJoin = (join: Group['join']): Group['join'] => (join === 'and' ? 'or' : 'and');

const FIRST_OPERATORS: readonly FilterOperator[] = ['contains', 'in', 'me', 'thisMonth', 'gte', 'equals'];
const SILENT: FilterOperator[] = ['today', 'thisWeek', 'thisMonth', 'thisQuarter'];

/** A new condition with the operator people mean most often for such a field. */
export function newCondition(field: FieldShape): Condition {
  const operators = field.operators as FilterOperator[];
  const operator = FIRST_OPERATORS.find((candidate) => operators.includes(candidate)) ?? operators[0] ?? 'equals';
  return withOperator({ field: field.key, operator }, operator, field);
}

/** Another operator; the value stays where it still fits. */
export function withOperator(condition: Condition, operator: FilterOperator, field: FieldShape): Condition {
  const { value: _, ...bare } = condition;
  const kind = VALUES_OF[operator];
  if (kind === 'none' || SILENT.includes(operator)) return { ...bare, operator };
  if (VALUES_OF[condition.operator] === kind && condition.value !== undefined) return { ...condition, operator };
  if (kind === 'days') return { ...bare, operator, value: 7 };
  if (kind === 'one' && field.type === 'checkbox') return { ...bare, operator, value: true };
  if (kind === 'many' && Array.isArray(condition.value)) return { ...bare, operator, value: condition.value };
  return { ...bare, operator };
}

const isComplete = (condition: Condition): boolean => {
  const values = valuesOf(condition);
  return values?.every((value) => value !== undefined && value !== null && value !== '') ?? false;
};

/** The filter without conditions that still lack their value. */
export function complete(node: FilterNode): FilterNode | null {
  if (!isGroup(node)) return isComplete(node) ? node : null;
  return { ...node, of: node.of.map(complete).filter((part) => part !== null) };
}
