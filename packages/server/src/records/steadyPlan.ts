// Whether one plan serves a list whatever the values are, so that its statement may be prepared: every condition stands at the head
// of the index that holds the order. With any other condition the best plan hangs on how many rows meet it, and PostgreSQL plans
// each time.
import { type Condition, conditionsOf, type FilterNode, isGroup } from '#domain/records/filters.ts';
import type { Question } from './question.ts';

const OWNERS: readonly string[] = ['me', 'mySubordinates', 'equals', 'in'];

const isAlternative = (node: FilterNode): boolean => isGroup(node) && (node.join === 'or' || node.of.some(isAlternative));

export function hasSteadyPlan({ filters }: Question, sortedBy: string): boolean {
  if (filters === null || filters.some(isAlternative)) return false;
  return filters.flatMap(conditionsOf).every((condition) => leadsTheIndex(condition, sortedBy));
}

/** Sorts are indexed behind the owner, the amount also behind the stage. */
const leadsTheIndex = ({ field, operator }: Condition, sortedBy: string): boolean =>
  field === 'ownerId' ? OWNERS.includes(operator) : field === 'stageId' && operator === 'equals' && sortedBy === 'amount';
