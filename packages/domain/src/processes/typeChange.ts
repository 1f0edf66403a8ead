// Another business type (业务类型) means another process: an open opportunity may be given one by whoever may edit it, while no
// approval of its stage is pending. It then stands in the first stage of the newest version; that is neither promotion nor loss.
import { type Decision, decide, untilFailure } from '../decision.ts';
import { type Ask, approvalOf, type OpportunityFacts, rowVersionCheck } from './facts.ts';
import type { EntryRefusal } from './refusals.ts';

export type TypeChangeRefusal = Exclude<EntryRefusal, { kind: 'unknown_stage' }>;

/** Whether the business type may be changed now; the first check that fails is the whole answer. */
export const decideTypeChange = (facts: OpportunityFacts, ask: Ask): Decision<TypeChangeRefusal> =>
  decide(
    untilFailure<TypeChangeRefusal>([
      { refusal: { kind: 'not_editable' }, passed: ask.rights.edit },
      { refusal: { kind: 'closed', closed: facts.closed }, passed: facts.closed === null },
      rowVersionCheck(facts, ask),
      { refusal: { kind: 'approval_pending', stageId: facts.stageId }, passed: approvalOf(facts, facts.stageId) !== 'pending' },
    ]),
  );
