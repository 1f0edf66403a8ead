// Why an opportunity may not move: the complete list, each item naming what is missing, where, and who may mend it, so that a
// page can link to it and a person can read it without guessing.

import type { Operator } from './definition.ts';
import type { Ask, OpportunityFacts, StaleRefusal } from './facts.ts';
import type { GateRefusal } from './gates.ts';

/** The first failure among these is the whole answer. */
export type EntryRefusal =
  | { kind: 'not_editable' }
  | { kind: 'closed'; closed: OpportunityFacts['closed'] }
  | StaleRefusal
  | { kind: 'unknown_stage'; stageId: string }
  | { kind: 'approval_pending'; stageId: string };

/** Closing rules: what must be known before an opportunity is won or lost. */
export type ClosingRefusal = { kind: 'closing'; missing: 'amount' | 'closing_date' | 'loss_reason' };

/** An override was asked for, but without the right to it or without a written reason. */
export type OverrideRefusal = { kind: 'override'; missing: 'right' | 'reason' };

/** `operator`: 大阶段操作权限 of the stage; `whoMay` names who holds it. */
export type OperatorRefusal = { kind: 'operator'; stageId: string; name: string; whoMay: Operator[] };

/** One reason against a move. Those after the entry come together: override, operators in path order, gates in path order, closing. */
export type MoveRefusal = EntryRefusal | OverrideRefusal | OperatorRefusal | GateRefusal | ClosingRefusal;

/** Why a closed opportunity may not be reopened; the first failure is the whole answer. */
export type ReopenRefusal =
  | { kind: 'reopen_right' }
  | { kind: 'still_open' }
  | StaleRefusal
  | Extract<EntryRefusal, { kind: 'unknown_stage' }>;

/** `lossReason`: the pick from the list of reasons. `override`: go although checks fail, for a written reason. */
export type MoveAsk = Ask & { to: string; lossReason?: string | null; override?: { reason: string } | null };
