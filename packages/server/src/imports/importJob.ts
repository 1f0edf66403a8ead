// The import itself. One job writes some chunks and enqueues the next in the transaction of its last chunk; each chunk is written
// together with the number of its last row. So a worker that is killed loses at most the chunk it was at, and two workers on one
// import cannot write a row twice: who finds that the import has come further than he thought stops.
import sql from 'sql-template-tag';
import { EMPTY_TALLY, withRows } from '#domain/imports/tally.ts';
import { notify } from '../activities/notices.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import type { Queue } from '../jobs/queue.ts';
import { freshScope } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { ROUND } from '../risks/roundName.ts';
import { chunksOf } from './chunks.ts';
import { createNamed } from './createNamed.ts';
import { type FileRow, rowsOf } from './csvFile.ts';
import { anyImport, type ImportProgress, type ImportRow } from './importRow.ts';
import { judgeRows } from './judge.ts';
import { linkOwnReferences } from './linkOwn.ts';
import { type ImportPlan, type PlanParts, planImport } from './plan.ts';
import { writeRows } from './writeRows.ts';

export const RUN_IMPORT = 'imports.run';
const CHUNKS_PER_JOB = 20;
const MAX_FAILURES = 3;

export interface ImportParts extends PlanParts {
  queue: () => Queue;
  verbs: OpportunityVerbs;
  now: () => string;
  /** Rows of one transaction, chunks of one job. */
  pace?: { rows?: number; chunks?: number };
}

/** What a worker finds when the import is elsewhere already. */
const OVERTAKEN = new Error('another worker has come further with this import');

export async function workOnImport(parts: ImportParts, orgId: string, importId: string): Promise<void> {
  const { database } = parts;
  const row = await database.read(orgId, (tx) => anyImport(tx, importId));
  if (row?.status !== 'running') return;
  const scope = await database.read(orgId, (tx) => freshScope(tx, row.createdBy, 'job'));
  if (!scope) return giveUp(parts, orgId, row);
  try {
    const done = await writeSome(parts, scope, row);
    if (done) await finish(parts, scope, row);
  } catch (error) {
    if (error !== OVERTAKEN) await afterFailure(parts, orgId, row, error);
  }
}

const progressOf = (row: ImportRow): ImportProgress => ({ row: 1, tally: EMPTY_TALLY, failures: 0, ...row.progress });

/** Writes the next chunks; true when the file is at its end. */
async function writeSome(parts: ImportParts, scope: Scope, row: ImportRow): Promise<boolean> {
  const plan = await planImport(parts, scope, row, parts.now());
  let progress = progressOf(row);
  let left = parts.pace?.chunks ?? CHUNKS_PER_JOB;
  for await (const rows of chunksOf(rowsOf(parts.store, row.storageKey, row.source, progress.row), parts.pace?.rows)) {
    left -= 1;
    progress = await writeChunk(parts, plan, rows, progress, left === 0);
    if (left === 0) return false;
  }
  if (plan.ownReferences.length > 0) await linkOwnReferences(parts, plan);
  return true;
}

async function writeChunk(
  parts: ImportParts,
  plan: ImportPlan,
  rows: readonly FileRow[],
  progress: ImportProgress,
  handOver: boolean,
): Promise<ImportProgress> {
  const { database, queue, verbs, now } = parts;
  const { orgId } = plan.scope;
  const judge = () => database.read(orgId, (tx) => judgeRows(tx, plan, rows));
  const first = await judge();
  const created = await createNamed(database, plan, first, now());
  const judged = created ? await judge() : first;
  return database.write(orgId, async (tx) => {
    await demandPosition(tx, plan.row.id, progress.row);
    const copies = judged.map((one) => ({ ...one })); // the transaction may run again
    await writeRows(tx, plan, copies, verbs, now());
    const next: ImportProgress = { row: rows.at(-1)!.row, tally: withRows(progress.tally, copies), failures: 0 };
    await tx.run(sql`update imports set progress = ${JSON.stringify(next)} where org_id = ${orgId} and id = ${plan.row.id}`);
    if (handOver) await queue().enqueue(tx, RUN_IMPORT, { orgId, importId: plan.row.id });
    return next;
  });
}

async function demandPosition(tx: Tx, importId: string, row: number): Promise<void> {
  const now = await anyImport(tx, importId, true);
  if (now?.status !== 'running' || progressOf(now).row !== row) throw OVERTAKEN;
}

async function finish(parts: ImportParts, scope: Scope, { id }: ImportRow): Promise<void> {
  await parts.database.write(scope.orgId, async (tx) => {
    const row = await anyImport(tx, id, true);
    if (row?.status !== 'running') return;
    await close(tx, scope, parts, row, 'finished');
  });
}

/** Tells of the result. New opportunities are looked at for risks right away, not only when the next round comes by itself. */
async function close(tx: Tx, scope: Scope, parts: ImportParts, row: ImportRow, status: 'finished' | 'failed'): Promise<void> {
  const now = parts.now();
  const { created, updated, skipped, failed } = progressOf(row).tally;
  const data = { object: row.object, fileName: row.source.name, status, created, updated, skipped, failed };
  await tx.run(sql`update imports set status = ${status}, finished_at = ${now} where org_id = ${scope.orgId} and id = ${row.id}`);
  await recordEvent(tx, scope, now, { kind: 'import.finished', object: 'import', recordId: row.id, data });
  await notify(tx, scope, { userId: scope.userId, kind: 'job', object: 'import', recordId: row.id, data: { job: 'import', ...data } }, now);
  if (row.object === 'opportunity' && created > 0) await parts.queue().enqueue(tx, ROUND, { orgId: scope.orgId });
}

/** The queue tries again; after so many times in a row the import is given up, with what it has written. */
async function afterFailure(parts: ImportParts, orgId: string, { id }: ImportRow, error: unknown): Promise<void> {
  const { database } = parts;
  const isOver = await database.write(orgId, async (tx) => {
    const row = await anyImport(tx, id, true);
    if (row?.status !== 'running') return true;
    const progress = progressOf(row);
    const failures = progress.failures + 1;
    await tx.run(sql`update imports set progress = ${JSON.stringify({ ...progress, failures })} where org_id = ${orgId} and id = ${id}`);
    const scope = failures >= MAX_FAILURES ? await freshScope(tx, row.createdBy, 'job') : null;
    if (scope) await close(tx, scope, parts, row, 'failed');
    return scope !== null;
  });
  if (!isOver) throw error;
}

/** Whoever started it may no longer sign in. */
async function giveUp({ database, now }: ImportParts, orgId: string, { id }: ImportRow): Promise<void> {
  await database.write(orgId, (tx) =>
    tx.run(sql`update imports set status = 'failed', finished_at = ${now()} where org_id = ${orgId} and id = ${id} and status = 'running'`),
  );
}
