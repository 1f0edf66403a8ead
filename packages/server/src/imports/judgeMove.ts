// A stage that is not taken over as history is a move like any other: what would refuse it when the row is written refuses it when the
// row is checked.
import type { RowProblem } from '#domain/imports/rows.ts';
import { openStages } from '#domain/processes/definition.ts';
import { freshFacts, holdsValue } from '#domain/processes/facts.ts';
import { decideMove } from '#domain/processes/moves.ts';
import type { RecordValues } from '#domain/records/values.ts';
import { actorOf } from '../opportunities/lockForProcess.ts';
import { processRefusal } from '../opportunities/refuseProcess.ts';
import { mayAct } from '../records/recordAccess.ts';
import type { ImportPlan } from './plan.ts';
import { problemsOf } from './rowProblems.ts';

export function judgeMove({ process, scope }: ImportPlan, values: RecordValues, to: string): RowProblem[] {
  if (!process) return [];
  const version = process.frame.definition;
  const ownerId = String(values.ownerId);
  const facts = {
    ...freshFacts(openStages(version)[0]!.id),
    filled: Object.keys(values).filter((key) => holdsValue(values[key])),
    amount: typeof values.amount === 'number' ? values.amount : null,
    closingOn: typeof values.closingOn === 'string' ? values.closingOn : null,
  };
  const edit = mayAct(scope, { object: 'opportunity', ownerId, teamAccess: null }, 'edit');
  const rights = { edit, reopen: false, override: false };
  const ask = { actor: actorOf(scope), rights, seenRowVersion: null, to, lossReason: null, override: null };
  const answer = decideMove(version, process.rules, facts, ask);
  return answer.allowed ? [] : problemsOf(processRefusal(answer.reasons, 'move'));
}
