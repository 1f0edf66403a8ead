// The simulator tries a process before it is published: a made-up opportunity goes through acts one by one, and every act answers
// with each check in order, passed or not. It asks the very functions that decide real opportunities, so it cannot disagree.

import type { Check } from '../decision.ts';
import type { AdvanceRules, ProcessVersion } from './definition.ts';
import { type ApprovalState, type Ask, freshFacts, type OpportunityFacts } from './facts.ts';
import {
  type CompletionAsk,
  completeEvent,
  completionChecks,
  decideCompletion,
  decideUncompletion,
  type KeyEventRefusal,
  uncompleteEvent,
  uncompletionChecks,
} from './keyEvents.ts';
import { moveChecks } from './moveChecks.ts';
import { afterMove, decideMove, decideReopening, type MoveResult, reopeningChecks } from './moves.ts';
import type { MoveAsk, MoveRefusal, ReopenRefusal } from './refusals.ts';
import { type WinRate, winRate } from './winRate.ts';

/** What is tried on the made-up opportunity. Facts are set as if they had come about; the other acts must pass their checks. */
export type SimulatedAct =
  | { do: 'complete'; eventId: string; files: number; ask: Ask }
  | { do: 'uncomplete'; eventId: string; ask: Ask }
  | { do: 'move'; ask: MoveAsk }
  | { do: 'reopen'; ask: Ask }
  | { do: 'fill'; field: string }
  | { do: 'approval'; stageId: string; state: ApprovalState }
  | { do: 'set'; amount: number | null; closingOn: string | null };

type Subject = MoveRefusal | ReopenRefusal | KeyEventRefusal;

/** One line of the explanation: what was checked and whether it passed. A failed line that was `overridden` did not stop the move. */
export type TraceLine = { subject: Subject; passed: boolean; overridden: boolean };

/** What came of an act: `changed` false when it was refused or there was nothing to do. */
export type SimulatedStep = { act: SimulatedAct; changed: boolean; trace: TraceLine[]; facts: OpportunityFacts; winRate: WinRate };

const lines = (checks: readonly Check<Subject>[], overridden = false): TraceLine[] =>
  checks.map(({ refusal, passed }) => ({ subject: refusal, passed, overridden: overridden && !passed }));

/** Every check of a move in order with its outcome, and the decision: why it may go, or why not. */
export function explainMove(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: MoveAsk,
): { decision: ReturnType<typeof decideMove>; trace: TraceLine[] } {
  const decision = decideMove(version, rules, facts, ask);
  return { decision, trace: lines(moveChecks(version, rules, facts, ask), decision.allowed) };
}

/** Every check of completing a key event in order with its outcome, and the decision. */
export function explainCompletion(
  version: ProcessVersion,
  rules: AdvanceRules,
  facts: OpportunityFacts,
  ask: CompletionAsk,
): { decision: ReturnType<typeof decideCompletion>; trace: TraceLine[] } {
  return { decision: decideCompletion(version, rules, facts, ask), trace: lines(completionChecks(version, rules, facts, ask)) };
}

type Outcome = { facts: OpportunityFacts; trace: TraceLine[] };

function afterAct(version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, act: SimulatedAct): Outcome {
  switch (act.do) {
    case 'fill':
      return { facts: { ...facts, filled: [...new Set([...facts.filled, act.field])] }, trace: [] };
    case 'approval':
      return { facts: { ...facts, approvals: { ...facts.approvals, [act.stageId]: act.state } }, trace: [] };
    case 'set':
      return { facts: { ...facts, amount: act.amount, closingOn: act.closingOn }, trace: [] };
    case 'move':
      return afterMoving(version, rules, facts, act.ask);
    case 'reopen': {
      const answer = decideReopening(version, facts, act.ask);
      return { facts: answer.allowed ? afterMove(facts, answer.result) : facts, trace: lines(reopeningChecks(version, facts, act.ask)) };
    }
    case 'complete': {
      const ask = { ...act.ask, eventId: act.eventId, files: act.files };
      const answer = decideCompletion(version, rules, facts, ask);
      const completes = answer.allowed && answer.result.kind === 'completed';
      return {
        facts: completes ? completeEvent(facts, act.eventId, act.files) : facts,
        trace: lines(completionChecks(version, rules, facts, ask)),
      };
    }
    case 'uncomplete': {
      const ask = { ...act.ask, eventId: act.eventId };
      const answer = decideUncompletion(version, rules, facts, ask);
      return {
        facts: answer.allowed && answer.result.kind === 'uncompleted' ? uncompleteEvent(facts, act.eventId) : facts,
        trace: lines(uncompletionChecks(version, rules, facts, ask)),
      };
    }
  }
}

function afterMoving(version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, ask: MoveAsk): Outcome {
  const { decision, trace } = explainMove(version, rules, facts, ask);
  const result: MoveResult = decision.allowed ? decision.result : { kind: 'unchanged' };
  return { facts: afterMove(facts, result), trace };
}

/** One act on the opportunity; a refused one leaves the facts as they are. */
export function simulateAct(version: ProcessVersion, rules: AdvanceRules, before: OpportunityFacts, act: SimulatedAct): SimulatedStep {
  const { facts, trace } = afterAct(version, rules, before, act);
  return { act, changed: facts !== before, trace, facts, winRate: winRate(version, facts) };
}

/** Plays the acts from a new opportunity in the given stage; refused acts change nothing and the next one follows. */
export function simulate(
  version: ProcessVersion,
  rules: AdvanceRules,
  startStageId: string,
  acts: readonly SimulatedAct[],
): SimulatedStep[] {
  let facts = freshFacts(startStageId);
  return acts.map((act) => {
    const step = simulateAct(version, rules, facts, act);
    facts = step.facts;
    return step;
  });
}
