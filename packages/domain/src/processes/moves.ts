// Moving between stages: one decision for the page, board drag, bulk edit, import, API, automation and agents alike. What is
// checked stands in moveChecks.ts; here is what follows from it: moved, refused with every reason, or carried by an override.

import { type Answer, allowWith, type Check, failures, refuse, untilFailure } from '../decision.ts';
import { type AdvanceRules, openStages, type ProcessVersion, pathOf, type Stage, stageById } from './definition.ts';
import { type ApprovalState, type Ask, approvalOf, type OpportunityFacts, rowVersionCheck } from './facts.ts';
import { moveChecks } from './moveChecks.ts';
import type { MoveAsk, MoveRefusal, OverrideRefusal, ReopenRefusal } from './refusals.ts';

/** How a move ends one visit and begins the next: 升迁, 后退, 赢单, 输单, 重新打开. */
export type MoveHow = 'promoted' | 'regressed' | 'won' | 'lost' | 'reopened';

export type ApprovalChange = { stageId: string; from: ApprovalState; to: 'stale' | 'terminated' };

export type Move = {
  kind: 'moved';
  how: MoveHow;
  from: string;
  to: string;
  closed: OpportunityFacts['closed'];
  lastOpenStageId: string;
  approvals: ApprovalChange[];
  /** The refusals an override passed over; empty for an ordinary move. */
  overridden: MoveRefusal[];
};

/** `unchanged`: the target is the current stage; no visit and no timeline entry is written. */
export type MoveResult = { kind: 'unchanged' } | Move;

/** Whether the opportunity may move to the stage, and what the move does. Asking without writing the result is the dry run. */
export function decideMove(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: MoveAsk,
): Answer<MoveRefusal, MoveResult> {
  const refused = failures(moveChecks(version, rules, facts, ask));
  const gaps = ask.override && refused.some(mayBeOverridden) ? overrideGaps(ask) : [];
  const carried = ask.override && gaps.length === 0 && refused.every(mayBeOverridden);
  if (refused.length > 0 && !carried) return refuse(...gaps, ...refused);
  return allowWith(ask.to === facts.stageId ? { kind: 'unchanged' } : moveTo(version, facts, ask.to, refused));
}

/** An override passes over approvals, operators and gates; never over rights on the record, its state, or the closing rules. */
const mayBeOverridden = ({ kind }: MoveRefusal): boolean =>
  ['approval_pending', 'operator', 'event', 'information', 'upload', 'approval'].includes(kind);

function overrideGaps({ rights, override }: MoveAsk): OverrideRefusal[] {
  const gaps: OverrideRefusal[] = [];
  if (!rights.override) gaps.push({ kind: 'override', missing: 'right' });
  if (!override?.reason.trim()) gaps.push({ kind: 'override', missing: 'reason' });
  return gaps;
}

function moveTo(version: ProcessVersion, facts: OpportunityFacts, to: string, overridden: MoveRefusal[]): Move {
  const how = howOf(version, facts.stageId, to);
  const closed = how === 'won' || how === 'lost' ? how : null;
  return {
    kind: 'moved',
    how,
    from: facts.stageId,
    to,
    closed,
    lastOpenStageId: closed ? facts.stageId : to,
    approvals: version.stages.flatMap((stage) => approvalChange(version, facts, stage, to, how)),
    overridden,
  };
}

function howOf(version: ProcessVersion, from: string, to: string): MoveHow {
  const kind = stageById(version, to)?.kind;
  if (kind === 'won' || kind === 'lost') return kind;
  return positionOf(version, to) > positionOf(version, from) ? 'promoted' : 'regressed';
}

const positionOf = (version: ProcessVersion, stageId: string): number => pathOf(version).findIndex((stage) => stage.id === stageId);

/** Going back makes approvals from the target on stale; losing, or leaving a pending stage by override, terminates what is pending. */
function approvalChange(version: ProcessVersion, facts: OpportunityFacts, stage: Stage, to: string, how: MoveHow): ApprovalChange[] {
  const from = approvalOf(facts, stage.id);
  if (from === 'pending' && (how === 'lost' || stage.id === facts.stageId)) return [{ stageId: stage.id, from, to: 'terminated' }];
  const wentBackPast = how === 'regressed' && positionOf(version, stage.id) >= positionOf(version, to);
  return from === 'approved' && wentBackPast ? [{ stageId: stage.id, from, to: 'stale' }] : [];
}

/**
 * Reopening is a right of its own. The opportunity returns to the stage before closing as a new visit (where that is not known,
 * to the first stage); the closing stays in history.
 */
export function decideReopening(version: ProcessVersion, facts: OpportunityFacts, ask: Ask): Answer<ReopenRefusal, Move> {
  const reasons = failures(reopeningChecks(version, facts, ask));
  if (reasons.length > 0) return refuse(...reasons);
  const to = stageToReopen(version, facts);
  return allowWith({
    kind: 'moved',
    how: 'reopened',
    from: facts.stageId,
    to,
    closed: null,
    lastOpenStageId: to,
    approvals: [],
    overridden: [],
  });
}

/** Every check of reopening in order, up to the first that fails. */
export const reopeningChecks = (version: ProcessVersion, facts: OpportunityFacts, ask: Ask): Check<ReopenRefusal>[] => {
  const to = stageToReopen(version, facts);
  return untilFailure<ReopenRefusal>([
    { refusal: { kind: 'reopen_right' }, passed: ask.rights.reopen },
    { refusal: { kind: 'still_open' }, passed: facts.closed !== null },
    rowVersionCheck(facts, ask),
    { refusal: { kind: 'unknown_stage', stageId: to }, passed: stageById(version, to)?.kind === 'open' },
  ]);
};

const stageToReopen = (version: ProcessVersion, facts: OpportunityFacts): string =>
  facts.lastOpenStageId ?? openStages(version)[0]?.id ?? '';

/** The facts after the move; an unchanged opportunity keeps its row version. */
export function afterMove(facts: OpportunityFacts, result: MoveResult): OpportunityFacts {
  if (result.kind === 'unchanged') return facts;
  const ended = Object.fromEntries(result.approvals.map((change) => [change.stageId, change.to]));
  return {
    ...facts,
    stageId: result.to,
    closed: result.closed,
    lastOpenStageId: result.lastOpenStageId,
    approvals: { ...facts.approvals, ...ended },
    rowVersion: facts.rowVersion + 1,
  };
}
