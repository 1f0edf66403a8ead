// What-if replay: a draft is asked about the moves that really happened, on the facts of their day, and about the opportunities that
// run now. Counted is what the draft alone would refuse: a reason that the version of the day gave too (passed over by an override,
// or by history that was imported) is not the draft's.

import { failures } from '../decision.ts';
import { type AdvanceRules, eventById, type ProcessVersion, pathOf, stageById } from './definition.ts';
import type { Actor, OpportunityFacts } from './facts.ts';
import { moveChecks } from './moveChecks.ts';
import type { MoveRefusal } from './refusals.ts';
import { defaultMapping, factsIn } from './sync.ts';

/** The process that is tried. */
export type Trial = { version: ProcessVersion; rules: AdvanceRules };

/** The version of the day, and the facts just before the move or as they are now. `actor` null: not known, nobody's rights are asked. */
export type Situation = { pinned: ProcessVersion; rules: AdvanceRules; facts: OpportunityFacts; actor: Actor | null };

/** A move that happened, by the stages of the version of the day. */
export type PastMove = Situation & { to: string; lossReason: string | null };

/** `novel`: the version of the day did not know what is missing, so nobody could have done it. */
export type ReplayReason = { refusal: MoveRefusal; novel: boolean };

/**
 * `merged`: in the draft both stages are one, there is nothing to move. `refused_anyway`: the version of the day had the same to say.
 * Stages are those of the draft.
 */
export type ReplayOutcome = {
  verdict: 'passes' | 'merged' | 'refused' | 'refused_anyway';
  from: string;
  to: string;
  reasons: ReplayReason[];
};

/** What the draft says to a move that happened. */
export function replayMove(trial: Trial, move: PastMove): ReplayOutcome {
  const facts = factsIn(move.pinned, trial.version, move.facts);
  return outcome(trial, move, facts, placeOf(move.pinned, trial.version, move.to), move.to, move.lossReason);
}

/** What the draft says to the next step of an opportunity that runs now; null where the path has no next step. */
export function replayNextStep(trial: Trial, situation: Situation): ReplayOutcome | null {
  const facts = factsIn(situation.pinned, trial.version, situation.facts);
  const to = stageAfter(trial.version, facts.stageId);
  const today = stageAfter(situation.pinned, situation.facts.stageId);
  return to && today ? outcome(trial, situation, facts, to, today, null) : null;
}

const stageAfter = (version: ProcessVersion, stageId: string): string | undefined => {
  const path = pathOf(version);
  const here = path.findIndex(({ id }) => id === stageId);
  return here < 0 ? undefined : path[here + 1]?.id;
};

/** Where the draft has the stage: itself, its default place, or the draft's own won or lost stage. */
function placeOf(pinned: ProcessVersion, draft: ProcessVersion, stageId: string): string {
  const stage = stageById(pinned, stageId);
  if (stage && stage.kind !== 'open') return draft.stages.find(({ kind }) => kind === stage.kind)?.id ?? stageId;
  return stageById(draft, stageId)?.kind === 'open' ? stageId : (defaultMapping(pinned, draft)[stageId] ?? stageId);
}

function outcome(
  trial: Trial,
  then: Situation,
  facts: OpportunityFacts,
  to: string,
  toThen: string,
  lossReason: string | null,
): ReplayOutcome {
  const ways = { from: facts.stageId, to };
  if (facts.stageId === to) return { verdict: 'merged', ...ways, reasons: [] };
  const against = refusals(trial, facts, then.actor, to, lossReason);
  const known = new Set(refusals({ version: then.pinned, rules: then.rules }, then.facts, then.actor, toThen, lossReason).map(reasonKey));
  const reasons = against.filter((refusal) => !known.has(reasonKey(refusal)));
  if (reasons.length === 0) return { verdict: against.length === 0 ? 'passes' : 'refused_anyway', ...ways, reasons: [] };
  return { verdict: 'refused', ...ways, reasons: reasons.map((refusal) => ({ refusal, novel: isNovel(then.pinned, refusal) })) };
}

const NOBODY: Actor = { userId: '', roleIds: [], departmentIds: [] };

function refusals(trial: Trial, facts: OpportunityFacts, actor: Actor | null, to: string, lossReason: string | null): MoveRefusal[] {
  const rights = { edit: true, reopen: false, override: false };
  const ask = { actor: actor ?? NOBODY, rights, seenRowVersion: null, to, lossReason };
  return failures(moveChecks(trial.version, trial.rules, facts, ask)).filter(({ kind }) => kind !== 'operator' || actor !== null);
}

/** The same thing missing has the same key in every version; an event or a field may have moved to another stage. */
export function reasonKey(refusal: MoveRefusal): string {
  switch (refusal.kind) {
    case 'event':
    case 'upload':
      return `${refusal.kind}:${refusal.eventId}`;
    case 'information':
      return `information:${refusal.field}`;
    case 'closing':
    case 'override':
      return `${refusal.kind}:${refusal.missing}`;
    case 'approval':
    case 'approval_pending':
    case 'operator':
    case 'unknown_stage':
      return `${refusal.kind}:${refusal.stageId}`;
    default:
      return refusal.kind;
  }
}

function isNovel(pinned: ProcessVersion, refusal: MoveRefusal): boolean {
  switch (refusal.kind) {
    case 'event':
    case 'upload':
      return eventById(pinned, refusal.eventId) === undefined;
    case 'information':
      return !pinned.stages.some((stage) => stage.information.some(({ field }) => field === refusal.field));
    case 'approval':
      return (stageById(pinned, refusal.stageId)?.approvalFlowId ?? null) === null;
    default:
      return false;
  }
}

/** How often one reason stands against past moves and running opportunities. */
export type ReasonCount = ReplayReason & { moves: number; running: number };

export type ReplayTally = {
  moves: number;
  passes: number;
  merged: number;
  refused: number;
  refusedAnyway: number;
  running: number;
  blocked: number;
  reasons: Record<string, ReasonCount>;
};

export const EMPTY_REPLAY: ReplayTally = {
  moves: 0,
  passes: 0,
  merged: 0,
  refused: 0,
  refusedAnyway: 0,
  running: 0,
  blocked: 0,
  reasons: {},
};

const COUNTED = { passes: 'passes', merged: 'merged', refused: 'refused', refused_anyway: 'refusedAnyway' } as const;

export function withMove(tally: ReplayTally, { verdict, reasons }: ReplayOutcome): ReplayTally {
  const counted = COUNTED[verdict];
  return { ...tally, moves: tally.moves + 1, [counted]: tally[counted] + 1, reasons: withReasons(tally.reasons, reasons, 'moves') };
}

/** `outcome` null: an opportunity without a next step, which nothing can block. */
export function withRunning(tally: ReplayTally, outcome: ReplayOutcome | null): ReplayTally {
  const blocked = outcome?.verdict === 'refused';
  return {
    ...tally,
    running: tally.running + 1,
    blocked: tally.blocked + (blocked ? 1 : 0),
    reasons: blocked ? withReasons(tally.reasons, outcome.reasons, 'running') : tally.reasons,
  };
}

function withReasons(counts: ReplayTally['reasons'], reasons: readonly ReplayReason[], of: 'moves' | 'running'): ReplayTally['reasons'] {
  const next = { ...counts };
  for (const reason of reasons) {
    const key = reasonKey(reason.refusal);
    const known = next[key] ?? { ...reason, moves: 0, running: 0 };
    next[key] = { ...known, [of]: known[of] + 1 };
  }
  return next;
}
