// The gate (关卡) of a stage: its required key events are completed, its required key information is filled in, every completed
// must-upload event has a live file, its stage approval is approved and not stale. Checked in this order, all of it at once.

import type { Check } from '../decision.ts';
import type { Operator, Stage } from './definition.ts';
import { type ApprovalState, approvalOf, liveFilesOf, type OpportunityFacts } from './facts.ts';

/** What is missing, where, and who may mend it (`whoMay` empty: everyone who may edit the opportunity). */
export type GateRefusal =
  | { kind: 'event'; stageId: string; eventId: string; name: string; whoMay: Operator[] }
  | { kind: 'information'; stageId: string; field: string }
  | { kind: 'upload'; stageId: string; eventId: string; name: string; whoMay: Operator[] }
  | { kind: 'approval'; stageId: string; approvalFlowId: string; state: ApprovalState };

/** Every check of the stage's gate in the order of the wording, passed or not. */
export const gateChecks = (stage: Stage, facts: OpportunityFacts): Check<GateRefusal>[] => [
  ...eventChecks(stage, facts),
  ...informationChecks(stage, facts),
  ...uploadChecks(stage, facts),
  ...approvalCheck(stage, facts),
];

const eventChecks = (stage: Stage, facts: OpportunityFacts): Check<GateRefusal>[] =>
  stage.events
    .filter((event) => event.required)
    .map(({ id, name, operators }) => ({
      refusal: { kind: 'event', stageId: stage.id, eventId: id, name, whoMay: operators },
      passed: facts.completed.includes(id),
    }));

const informationChecks = (stage: Stage, facts: OpportunityFacts): Check<GateRefusal>[] =>
  stage.information
    .filter((information) => information.required)
    .map(({ field }) => ({ refusal: { kind: 'information', stageId: stage.id, field }, passed: facts.filled.includes(field) }));

/** An event that is not completed is the event check's affair; a completed one must still have its file. */
const uploadChecks = (stage: Stage, facts: OpportunityFacts): Check<GateRefusal>[] =>
  stage.events
    .filter((event) => event.upload === 'must' && facts.completed.includes(event.id))
    .map(({ id, name, operators }) => ({
      refusal: { kind: 'upload', stageId: stage.id, eventId: id, name, whoMay: operators },
      passed: liveFilesOf(facts, id) > 0,
    }));

function approvalCheck(stage: Stage, facts: OpportunityFacts): Check<GateRefusal>[] {
  if (stage.approvalFlowId === null) return [];
  const state = approvalOf(facts, stage.id);
  const refusal: GateRefusal = { kind: 'approval', stageId: stage.id, approvalFlowId: stage.approvalFlowId, state };
  return [{ refusal, passed: state === 'approved' || state === 'not_needed' }];
}
