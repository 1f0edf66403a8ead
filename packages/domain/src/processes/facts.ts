// What the rules need to know of one opportunity and of the person who acts. Plain data: the server gathers it from the
// database, the page receives the same facts, and both ask the same functions.

import type { Check } from '../decision.ts';
import type { Operator } from './definition.ts';

/**
 * Standing of a stage approval (阶段审批). `none`: to be submitted (待提交, also after a withdrawal). `not_needed`: the entry condition
 * (初始条件) does not hold at this moment. `stale`: was approved, but the approved facts have changed or the stage was left backwards.
 */
export type ApprovalState = 'none' | 'not_needed' | 'pending' | 'approved' | 'rejected' | 'stale' | 'terminated';

export type OpportunityFacts = {
  /** The stage it stands in; the won or lost stage once closed. */
  stageId: string;
  closed: null | 'won' | 'lost';
  /** The open stage it stood in last; a reopened opportunity returns there. */
  lastOpenStageId: string | null;
  /** Ids of completed key events, also of events the version no longer holds (archive). */
  completed: readonly string[];
  /** Number of live files by event id; a file still scanning or failed is not live. */
  liveFiles: Readonly<Record<string, number>>;
  /** Keys of the fields that hold a value. */
  filled: readonly string[];
  /** Stage approval by stage id; absent means `none`. */
  approvals: Readonly<Record<string, ApprovalState>>;
  /** Minor units of the opportunity's currency. */
  amount: number | null;
  /** 结单日期, YYYY-MM-DD. */
  closingOn: string | null;
  /** Grows by one with every change of the opportunity. */
  rowVersion: number;
};

export type Actor = { userId: string; roleIds: readonly string[]; departmentIds: readonly string[] };

/** What the actor's rights allow on this opportunity, worked out by the access rules before the process is asked. */
export type OpportunityRights = { edit: boolean; reopen: boolean; override: boolean };

/** Who asks, and which state of the opportunity was on the screen (null: not known, the newest counts). */
export type Ask = { actor: Actor; rights: OpportunityRights; seenRowVersion: number | null };

/** The opportunity has changed since the asker saw it (row version seen and current): look again before acting. */
export type StaleRefusal = { kind: 'stale_version'; seen: number | null; current: number };

export const rowVersionCheck = (facts: OpportunityFacts, { seenRowVersion: seen }: Ask): Check<StaleRefusal> => ({
  refusal: { kind: 'stale_version', seen, current: facts.rowVersion },
  passed: seen === null || seen === facts.rowVersion,
});

/** Whether the list names the actor, by user, role or department. An empty list names nobody. */
export const isListed = (operators: readonly Operator[], actor: Actor): boolean =>
  operators.some(
    ({ kind, id }) =>
      (kind === 'user' && id === actor.userId) ||
      (kind === 'role' && actor.roleIds.includes(id)) ||
      (kind === 'department' && actor.departmentIds.includes(id)),
  );

/** An empty list leaves the act to everyone who may edit the opportunity. */
export const mayOperate = (operators: readonly Operator[], actor: Actor): boolean => operators.length === 0 || isListed(operators, actor);

export const approvalOf = (facts: OpportunityFacts, stageId: string): ApprovalState => facts.approvals[stageId] ?? 'none';

export const liveFilesOf = (facts: OpportunityFacts, eventId: string): number => facts.liveFiles[eventId] ?? 0;

/** An opportunity that has just been created in a stage: open, nothing done. */
export const freshFacts = (stageId: string): OpportunityFacts => ({
  stageId,
  closed: null,
  lastOpenStageId: stageId,
  completed: [],
  liveFiles: {},
  filled: [],
  approvals: {},
  amount: null,
  closingOn: null,
  rowVersion: 1,
});

/** Whether a field counts as filled: 0 and false are values; null, an empty text and an empty choice are none. */
export const holdsValue = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
