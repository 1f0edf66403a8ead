// The facts of an opportunity as they stood at a past instant, from what is kept today and what the log says has happened since.
// Ticks and edits tell their time of effect; what was imported without a log counts from the day it is said to have happened.

import { type ApprovalState, freshFacts, holdsValue, type OpportunityFacts } from './facts.ts';

/** Instants are ISO 8601. `done` false: the completion was taken back. */
export type Tick = { eventId: string; at: string; done: boolean };
/** One change of one field, as the log keeps it. */
export type FieldEdit = { field: string; at: string; before: unknown };

export type OpportunityHistory = {
  /** Completions that are kept today, also those in the archive. */
  completions: readonly { eventId: string; at: string }[];
  /** Oldest first. */
  ticks: readonly Tick[];
  /** Documents of key events; `until` null: still there. */
  files: readonly { eventId: string; at: string; until: string | null }[];
  /** Keys of the fields that hold a value today. */
  filled: readonly string[];
  amount: number | null;
  closingOn: string | null;
  /** Any order. */
  edits: readonly FieldEdit[];
  /** Stage approvals as they stand today and since when; how they stood before that is not kept. */
  approvals: readonly { stageId: string; state: ApprovalState; at: string }[];
};

const isUpTo = (at: string, instant: string): boolean => Date.parse(at) <= Date.parse(instant);

/** The facts at the instant (what happened at that very instant included), standing open in the stage. */
export function factsAsOf(history: OpportunityHistory, instant: string, stageId: string): OpportunityFacts {
  const values = valuesAsOf(history, instant);
  return {
    ...freshFacts(stageId),
    completed: eventIdsOf(history).filter((eventId) => wasCompleted(history, eventId, instant)),
    liveFiles: filesAsOf(history, instant),
    approvals: Object.fromEntries(history.approvals.filter(({ at }) => isUpTo(at, instant)).map(({ stageId: id, state }) => [id, state])),
    ...values,
  };
}

const eventIdsOf = ({ completions, ticks }: OpportunityHistory): string[] => [
  ...new Set([...completions.map(({ eventId }) => eventId), ...ticks.map(({ eventId }) => eventId)]),
];

/** The last tick up to the instant decides; before the first, a taking back tells that it had been done; without any, the kept day. */
function wasCompleted({ completions, ticks }: OpportunityHistory, eventId: string, instant: string): boolean {
  const own = ticks.filter((tick) => tick.eventId === eventId);
  const last = own.findLast(({ at }) => isUpTo(at, instant));
  if (last) return last.done;
  if (own.length > 0) return own[0]?.done === false;
  return completions.some((one) => one.eventId === eventId && isUpTo(one.at, instant));
}

function filesAsOf({ files }: OpportunityHistory, instant: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { eventId, at, until } of files)
    if (isUpTo(at, instant) && (until === null || !isUpTo(until, instant))) counts[eventId] = (counts[eventId] ?? 0) + 1;
  return counts;
}

/** Later edits are undone, the newest first, so that the earliest one after the instant has the last word. */
function valuesAsOf(history: OpportunityHistory, instant: string): Pick<OpportunityFacts, 'filled' | 'amount' | 'closingOn'> {
  const filled = new Set(history.filled);
  let { amount, closingOn } = history;
  const later = history.edits.filter(({ at }) => !isUpTo(at, instant)).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  for (const { field, before } of later) {
    if (holdsValue(before)) filled.add(field);
    else filled.delete(field);
    if (field === 'amount') amount = typeof before === 'number' ? before : null;
    if (field === 'closingOn') closingOn = typeof before === 'string' ? before : null;
  }
  return { filled: [...filled], amount, closingOn };
}
