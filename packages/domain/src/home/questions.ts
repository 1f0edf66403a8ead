// What the home page (首页) counts, said once: the server counts by these filters and the page links to lists with the same ones, so
// that a number and the list behind it agree. A manager's team is himself and everybody below him.
import type { ObjectName } from '../people/rights.ts';
import type { FilterNode } from '../records/filters.ts';

/** Mine, or my whole team's. */
export type Whose = 'me' | 'team';

/** The objects whose records carry a next step (下次跟进时间), in the order the page names them. */
export const DUE_OBJECTS = ['opportunity', 'account', 'contact'] as const satisfies readonly ObjectName[];
export type DueObject = (typeof DUE_OBJECTS)[number];

const me: FilterNode = { field: 'ownerId', operator: 'me' };
const OPEN: FilterNode = { field: 'status', operator: 'equals', value: 'open' };

/** Owned by me; for a team by me or anybody below me; by one person where one is named. */
export function ownedBy(whose: Whose, personId?: string): FilterNode {
  if (personId) return { field: 'ownerId', operator: 'equals', value: personId };
  return whose === 'me' ? me : { join: 'or', of: [me, { field: 'ownerId', operator: 'mySubordinates' }] };
}

const all = (...of: FilterNode[]): FilterNode => ({ join: 'and', of });
const openOnly = (object: ObjectName): FilterNode[] => (object === 'opportunity' ? [OPEN] : []);

/** Follow-ups planned for `today` (YYYY-MM-DD). */
export const dueToday = (object: ObjectName, owner: FilterNode, today: string): FilterNode =>
  all(owner, ...openOnly(object), { field: 'nextStepAt', operator: 'equals', value: today });

/** Follow-ups planned before `today` that nobody has made yet. */
export const overdue = (object: ObjectName, owner: FilterNode, today: string): FilterNode =>
  all(owner, ...openOnly(object), { field: 'nextStepAt', operator: 'lt', value: today });

/** Both: everything that waits to be followed up (待跟进). */
export const due = (object: ObjectName, owner: FilterNode, today: string): FilterNode =>
  all(owner, ...openOnly(object), { field: 'nextStepAt', operator: 'lte', value: today });

export const openOpportunities = (owner: FilterNode): FilterNode => all(owner, OPEN);
export const inStage = (owner: FilterNode, stageId: string): FilterNode =>
  all(owner, OPEN, { field: 'stageId', operator: 'equals', value: stageId });
export const closingThisMonth = (owner: FilterNode): FilterNode => all(owner, OPEN, { field: 'closingOn', operator: 'thisMonth' });
/** Open without a next step: what a day without follow-ups is for. */
export const withoutNextStep = (owner: FilterNode): FilterNode => all(owner, OPEN, { field: 'nextStepAt', operator: 'empty' });
