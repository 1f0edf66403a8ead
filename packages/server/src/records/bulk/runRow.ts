// A bulk run as its row keeps it.
import sql, { empty } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { BulkRun } from '#domain/records/bulk.contract.ts';
import type { BulkAct } from '#domain/records/contract.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../http/refusals.ts';
import { tellProgress } from '../../jobs/progress.ts';
import type { Scope } from '../../people/scope.ts';
import { callerFields } from '../callerFields.ts';
import { namesFor } from '../names.ts';
import { customOf } from '../prepareRecord.ts';

export type RunRow = Omit<BulkRun, 'names'> & { object: ObjectName; act: BulkAct; createdBy: string };

const COLUMNS = sql`id, object, act, everything, status, total, done, refused, undone, left_alone as "left", created_at as "createdAt",
  created_by as "createdBy", finished_at as "finishedAt"`;

/** For jobs. Locked: until the end of the transaction. */
export function findRun(tx: Tx, id: string, lock = false): Promise<RunRow | undefined> {
  return tx.first<RunRow>(
    sql`select ${COLUMNS} from bulk_runs where org_id = ${tx.orgId} and id = ${id} ${lock ? sql`for update` : empty}`,
  );
}

/** A run shows what its maker could see: it is his alone. */
export async function ownRun(tx: Tx, scope: Scope, id: string, lock = false): Promise<RunRow> {
  const run = await findRun(tx, id, lock);
  if (run?.createdBy !== scope.userId) throw notFound('bulk run');
  return run;
}

const LISTED = 50;

export async function ownRuns(tx: Tx, scope: Scope): Promise<{ runs: BulkRun[] }> {
  const rows = await tx.rows<RunRow>(sql`
    select ${COLUMNS} from bulk_runs where org_id = ${scope.orgId} and created_by = ${scope.userId} order by id desc limit ${LISTED}`);
  const runs: BulkRun[] = [];
  for (const row of rows) runs.push(await shapeOf(tx, scope, row));
  return { runs };
}

export const describeRun = async (tx: Tx, scope: Scope, id: string): Promise<BulkRun> => shapeOf(tx, scope, await ownRun(tx, scope, id));

async function shapeOf(tx: Tx, scope: Scope, { createdBy: _, ...row }: RunRow): Promise<BulkRun> {
  return { ...row, names: await namesIn(tx, scope, row) };
}

async function namesIn(tx: Tx, scope: Scope, { object, act }: Pick<RunRow, 'object' | 'act'>): Promise<Record<string, string>> {
  const values = act.do === 'edit' ? act.values : act.do === 'assign' ? { ownerId: act.ownerId } : {};
  const fields = (await callerFields(tx, scope, object)).filter(({ key }) => key in values);
  return namesFor(tx, scope, fields, [{ ...values, custom: customOf(values), id: '', rowVersion: 0 }]);
}

export const tellRun = (tx: Tx, { id, createdBy }: Pick<RunRow, 'id' | 'createdBy'>): Promise<void> =>
  tellProgress(tx, { userId: createdBy, object: 'bulkRun', recordId: id });
