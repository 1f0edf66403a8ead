// What the stage panel shows of each key event, and why it cannot be ticked: the same decision the server takes.

import { dayIn } from '#domain/calendar.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import type { Operator, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import type { Actor, OpportunityFacts } from '#domain/processes/facts.ts';
import { decideCompletion, decideUncompletion, type KeyEventRefusal } from '#domain/processes/keyEvents.ts';
import { dueOf, type NodeDates } from '#domain/processes/nodeCheck.ts';
import { comma } from '../i18n/separators.ts';
import type { Translate } from '../i18n/wording.ts';
import type { Goal } from '../processes/GoalRow.tsx';

export interface GoalFacts {
  state: ProcessState;
  actor: Actor;
  operatorName: (operator: Operator) => string;
  timeZone: string;
}

export const factsOf = (state: ProcessState): OpportunityFacts => state.facts as OpportunityFacts;
export const versionOf = (state: ProcessState): ProcessVersion => state.version as ProcessVersion;

export function goalsOf(t: Translate, stage: Stage, { state, actor, operatorName, timeZone }: GoalFacts): Goal[] {
  const dates = nodeDates(state, timeZone);
  const ask = { actor, rights: state.rights, seenRowVersion: null };
  return stage.events.map((event) => {
    const completion = state.completions.find((each) => each.eventId === event.id);
    const decision = completion
      ? decideUncompletion(versionOf(state), state.rules, factsOf(state), { ...ask, eventId: event.id })
      : decideCompletion(versionOf(state), state.rules, factsOf(state), { ...ask, eventId: event.id, files: 0 });
    const whyNot = decision.allowed ? undefined : reasonWords(t, decision.reasons, operatorName);
    return {
      event,
      completed: completion ? { at: completion.completedAt, byName: completion.completedByName } : null,
      files: state.files.filter((file) => file.eventId === event.id),
      dueOn: completion ? null : (dueOf(versionOf(state), event.id, dates, null)?.on ?? null),
      ...(whyNot && { whyNot }),
    };
  });
}

/** When stages were entered (the first time) and events completed, as local days. */
function nodeDates({ visits, completions }: ProcessState, timeZone: string): NodeDates {
  const newestFirst = [...visits].reverse();
  return {
    enteredOn: Object.fromEntries(newestFirst.map((visit) => [visit.stageId, dayIn(visit.enteredAt, timeZone)])),
    completedOn: Object.fromEntries(completions.map((each) => [each.eventId, dayIn(each.completedAt, timeZone)])),
  };
}

/** A missing file is no reason to grey the row: it is uploaded right there, so it is told beside the others only. */
function reasonWords(t: Translate, reasons: readonly KeyEventRefusal[], operatorName: (operator: Operator) => string): string | undefined {
  const first = reasons.find((reason) => reason.kind !== 'file');
  switch (first?.kind) {
    case 'not_editable':
      return t('opportunities.notEditable');
    case 'closed':
      return t('opportunities.closedGoals');
    case 'out_of_sequence':
      return t('opportunities.notOperable');
    case 'operator':
      return t('opportunities.notOperator', { names: first.whoMay.map(operatorName).join(comma()) });
    case 'locked':
      return t('opportunities.lockedByApproval');
    default:
      return undefined;
  }
}
