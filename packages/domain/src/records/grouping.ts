// Grouping a list (分组): by a choice, a person, a stage or business type, or a yes/no. The head of a group says how many records it
// holds and what they add up to; its records are the list narrowed by one more condition.
import type { Field } from './field.ts';
import { isCustom } from './field.ts';
import { type Condition, type FilterNode, isGroup } from './filters.ts';

const GROUPED_REFERENCES = ['stage', 'businessType'];

/** Whether a list can be grouped by a field: few values, each with a name, kept in a column of its own. */
export function isGroupable(field: Pick<Field, 'key' | 'type' | 'filterable'> & { referenceTo?: string | undefined }): boolean {
  if (!field.filterable || isCustom(field.key)) return false;
  if (field.type === 'reference') return GROUPED_REFERENCES.includes(field.referenceTo ?? '');
  return field.type === 'pick' || field.type === 'user' || field.type === 'checkbox';
}

export type GroupValue = string | boolean | null;

/** What every record of a group meets; null stands for records without a value. */
export const groupCondition = (field: string, value: GroupValue): Condition =>
  value === null ? { field, operator: 'empty' } : { field, operator: 'equals', value };

/** The list's filter and the group's condition together, one level deep where the filter already is an AND. */
export function withinGroup(filter: FilterNode | null, condition: Condition): FilterNode {
  if (filter === null) return condition;
  return isGroup(filter) && filter.join === 'and'
    ? { join: 'and', of: [...filter.of, condition] }
    : { join: 'and', of: [filter, condition] };
}
