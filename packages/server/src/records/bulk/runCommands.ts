// Starting a bulk run, stopping it, going on, taking it back. The records are chosen when it starts and then stay the same ones, though
// the change itself may take them out of the question that found them.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { MAX_RUN } from '#domain/records/bulk.ts';
import type { BulkAct } from '#domain/records/contract.ts';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { recordEvent } from '../../events/record.ts';
import { demandObject } from '../../http/access.ts';
import { badInput, conflict, refused } from '../../http/refusals.ts';
import type { Queue } from '../../jobs/queue.ts';
import type { Scope } from '../../people/scope.ts';
import { callerFields } from '../callerFields.ts';
import { prepareChanges } from '../prepareRecord.ts';
import { type Choice, demandOneChoice, tooMany } from './actOnMany.ts';
import { findingIds } from './chosen.ts';
import { WORK_ON_BULK } from './runJob.ts';
import { ownRun, type RunRow, tellRun } from './runRow.ts';

export interface NewRun extends Choice {
  object: ObjectName;
  act: BulkAct;
}

const NEEDS = { edit: 'edit', assign: 'assign', delete: 'delete', restore: 'delete' } as const;

export async function startRun(tx: Tx, scope: Scope, { object, act, ...choice }: NewRun, queue: Queue, now: string): Promise<string> {
  demandOneChoice(choice);
  demandObject(scope, object, NEEDS[act.do]);
  await refuseImpossible(tx, scope, object, act);
  const id = newId();
  await tx.run(sql`
    insert into bulk_runs (org_id, id, object, act, everything, status, total, created_at, created_by)
    values (${scope.orgId}, ${id}, ${object}, ${JSON.stringify(act)}, ${choice.where !== undefined}, 'running', 0, ${now}, ${scope.userId})`);
  const total = await chooseRecords(tx, scope, { runId: id, object, ...choice }, now);
  if (total > MAX_RUN) throw tooMany(MAX_RUN);
  if (total === 0) throw refused([{ kind: 'nothingFound' }], 'There is nothing to act on.');
  await tx.run(sql`update bulk_runs set total = ${total} where org_id = ${scope.orgId} and id = ${id}`);
  await recordEvent(tx, scope, now, { kind: 'bulk.started', object: 'bulkRun', recordId: id, data: { object, act, total } });
  await queue.enqueue(tx, WORK_ON_BULK, { orgId: scope.orgId, runId: id });
  return id;
}

/** What every single record would refuse is refused at once. */
async function refuseImpossible(tx: Tx, scope: Scope, object: ObjectName, act: BulkAct): Promise<void> {
  if (act.do === 'edit') {
    const { stageId, ...values } = act.values;
    if (stageId === undefined && Object.keys(values).length === 0) throw badInput([{ field: 'act.values', reason: 'required' }]);
    await prepareChanges(tx, scope, await callerFields(tx, scope, object), values);
  }
  if (act.do === 'assign') await prepareChanges(tx, scope, await callerFields(tx, scope, object), { ownerId: act.ownerId });
}

async function chooseRecords(
  tx: Tx,
  scope: Scope,
  { runId, object, ids, where }: Choice & { runId: string; object: ObjectName },
  now: string,
): Promise<number> {
  const chosen = ids
    ? sql`select id from unnest(${ids}::uuid[]) as named (id)`
    : await findingIds(tx, scope, { object, where: where!, most: MAX_RUN }, now);
  return tx.run(sql`
    insert into bulk_items (org_id, run_id, record_id, outcome)
    select distinct ${tx.orgId}::uuid, ${runId}::uuid, id, 'waiting' from (${chosen}) chosen`);
}

type State = 'running' | 'stopped';

/** The same state again does nothing. A run that is over has nothing to stop; one that was stopped may go on. */
export async function setRunState(tx: Tx, scope: Scope, input: { id: string; state: State }, queue: Queue, now: string): Promise<void> {
  const run = await ownRun(tx, scope, input.id, true);
  if (run.status === input.state) return;
  if (run.status !== (input.state === 'running' ? 'stopped' : 'running') || run.undone + run.left > 0) throw notNow(run);
  await become(tx, run, input.state, input.state === 'stopped' ? now : null);
  const kind = input.state === 'stopped' ? 'bulk.stopped' : 'bulk.resumed';
  await recordEvent(tx, scope, now, { kind, object: 'bulkRun', recordId: run.id, data: { done: run.done, refused: run.refused } });
  if (input.state === 'running') await queue.enqueue(tx, WORK_ON_BULK, { orgId: scope.orgId, runId: run.id });
}

export async function undoRun(tx: Tx, scope: Scope, { id }: { id: string }, queue: Queue, now: string): Promise<void> {
  const run = await ownRun(tx, scope, id, true);
  if ((run.status !== 'finished' && run.status !== 'stopped') || run.done === 0) throw notNow(run);
  await become(tx, run, 'undoing', null);
  await recordEvent(tx, scope, now, { kind: 'bulk.undoStarted', object: 'bulkRun', recordId: id, data: { done: run.done } });
  await queue.enqueue(tx, WORK_ON_BULK, { orgId: scope.orgId, runId: id });
}

const notNow = ({ status }: RunRow) =>
  conflict('notPossible', `Not possible for a run that is ${status}.`, [{ kind: 'run_state', status }]);

async function become(tx: Tx, run: RunRow, status: RunRow['status'], finishedAt: string | null): Promise<void> {
  await tx.run(sql`
    update bulk_runs set status = ${status}, finished_at = ${finishedAt}::timestamptz where org_id = ${tx.orgId} and id = ${run.id}`);
  await tellRun(tx, run);
}
