// What a move is checked for. Rule 2, 允许任意跨越阶段:
//   ticked    forward: the gate of the current stage only; operators (大阶段操作权限) of the target only, forward and back
//   unticked  forward: the gates of every stage from the source (incl.) to the target (excl.);
//             forward and back: operators of every stage from the source (excl.) to the target (incl.)
// Going back has no gates and the target is never gated. Winning is a forward move with closing rules. Losing asks for the
// right on the lost stage and a reason, and nothing else.

import { type Check, failures, untilFailure } from '../decision.ts';
import { type AdvanceRules, type ProcessVersion, pathOf, type Stage, stageById } from './definition.ts';
import { approvalOf, mayOperate, type OpportunityFacts, rowVersionCheck } from './facts.ts';
import { gateChecks } from './gates.ts';
import type { EntryRefusal, MoveAsk, MoveRefusal } from './refusals.ts';

/**
 * Every check of the move in order, passed or not: the explanation of the decision. The entry checks end at the first failure;
 * a move to the current stage has no others. An asked-for override looks past a pending approval.
 */
export function moveChecks(version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, ask: MoveAsk): Check<MoveRefusal>[] {
  const target = stageById(version, ask.to);
  const entry = untilFailure(entryChecks(target, facts, ask));
  if (!target || target.id === facts.stageId || failures(entry).length > 0) return entry;
  const pending = pendingCheck(target, facts);
  const known = [...entry, ...pending];
  if (failures(pending).length > 0 && !ask.override) return known;
  const way = wayTo(version, rules, facts, target);
  return [
    ...known,
    ...way.entered.map((stage) => operatorCheck(stage, ask)),
    ...way.left.flatMap((stage) => gateChecks(stage, facts)),
    ...closingChecks(target, facts, ask),
  ];
}

const entryChecks = (target: Stage | undefined, facts: OpportunityFacts, ask: MoveAsk): Check<EntryRefusal>[] => [
  { refusal: { kind: 'not_editable' }, passed: ask.rights.edit },
  { refusal: { kind: 'closed', closed: facts.closed }, passed: facts.closed === null },
  rowVersionCheck(facts, ask),
  { refusal: { kind: 'unknown_stage', stageId: ask.to }, passed: target !== undefined },
];

/** A pending approval of the current stage holds the opportunity there; losing it ends the approval instead. */
const pendingCheck = (target: Stage, facts: OpportunityFacts): Check<EntryRefusal>[] =>
  target.kind === 'lost'
    ? []
    : [
        {
          refusal: { kind: 'approval_pending', stageId: facts.stageId },
          passed: approvalOf(facts, facts.stageId) !== 'pending',
        },
      ];

/** Stages whose operators are asked (`entered`) and whose gates are asked (`left`), nearest first forward, lowest first back. */
function wayTo(version: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, target: Stage): { entered: Stage[]; left: Stage[] } {
  if (target.kind === 'lost') return { entered: [target], left: [] };
  const path = pathOf(version);
  const source = path.findIndex((stage) => stage.id === facts.stageId);
  const destination = path.indexOf(target);
  const forward = destination > source;
  const crossed = forward ? path.slice(source + 1, destination + 1) : path.slice(destination, source);
  const behind = path.slice(source, rules.freeSkip ? source + 1 : destination);
  return { entered: rules.freeSkip ? [target] : crossed, left: forward ? behind : [] };
}

const operatorCheck = (stage: Stage, ask: MoveAsk): Check<MoveRefusal> => ({
  refusal: { kind: 'operator', stageId: stage.id, name: stage.name, whoMay: stage.operators },
  passed: mayOperate(stage.operators, ask.actor),
});

function closingChecks(target: Stage, facts: OpportunityFacts, ask: MoveAsk): Check<MoveRefusal>[] {
  if (target.kind === 'won')
    return [
      { refusal: { kind: 'closing', missing: 'amount' }, passed: facts.amount !== null },
      { refusal: { kind: 'closing', missing: 'closing_date' }, passed: facts.closingOn !== null },
    ];
  if (target.kind === 'lost') return [{ refusal: { kind: 'closing', missing: 'loss_reason' }, passed: Boolean(ask.lossReason?.trim()) }];
  return [];
}
