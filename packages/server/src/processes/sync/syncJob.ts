// The sync itself. A job deals with some opportunities, each in its own transaction, and enqueues the next job; what is left is read
// from the opportunities, so a worker that is killed loses at most the one it was at, and two workers on one sync do no harm. What
// fails at one opportunity is written down with its reason, and the others go on.
import sql from 'sql-template-tag';
import { mayDo } from '#domain/people/rights.ts';
import type { SyncItem } from '#domain/processes/sync.contract.ts';
import { notify } from '../../activities/notices.ts';
import type { Database, Tx } from '../../db/database.ts';
import { recordEvent } from '../../events/record.ts';
import type { Queue } from '../../jobs/queue.ts';
import { freshScope } from '../../people/loadScope.ts';
import type { Scope } from '../../people/scope.ts';
import { businessTypeOf } from '../queries.ts';
import { publishedVersion } from '../readVersion.ts';
import { type Candidates, nextCandidates, olderVersions } from './candidates.ts';
import { Halted, type SyncRun, syncOne } from './syncOne.ts';
import { findSync, type SyncRow, tellSync } from './syncRow.ts';

export const RUN_SYNC = 'processes.sync';
const PER_JOB = 400;
const PER_NOTICE = 20;
const LONGEST_MESSAGE = 300;

export interface SyncParts {
  database: Database;
  queue: () => Queue;
  now: () => string;
  /** Opportunities of one job. */
  perJob?: number;
}

export async function workOnSync(parts: SyncParts, orgId: string, syncId: string): Promise<void> {
  const { database } = parts;
  const sync = await database.read(orgId, (tx) => findSync(tx, syncId));
  if (sync?.status !== 'running') return;
  const scope = await database.read(orgId, (tx) => freshScope(tx, sync.runBy, 'job'));
  if (!scope || !mayDo(scope.rights, 'processes.edit')) return waitForSomebody(parts, orgId, syncId);
  const run = await database.read(orgId, (tx) => runOf(tx, sync));
  const all = candidatesOf(run);
  try {
    const ids = await database.read(orgId, (tx) => nextCandidates(tx, syncId, all, null, parts.perJob ?? PER_JOB));
    for (const [place, id] of ids.entries()) await deal(parts, scope, run, id, place % PER_NOTICE === 0);
    if (ids.length === 0) return await finish(parts, scope, sync, all);
    await database.write(orgId, (tx) => parts.queue().enqueue(tx, RUN_SYNC, { orgId, syncId }));
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
  }
}

async function runOf(tx: Tx, sync: SyncRow): Promise<SyncRun> {
  const target = await publishedVersion(tx, sync.versionId);
  return { sync, target, sources: new Map((await olderVersions(tx, target)).map((version) => [version.id, version])) };
}

const candidatesOf = ({ sync, sources }: SyncRun): Candidates => ({
  businessTypeId: sync.businessTypeId,
  versionIds: [...sources.keys()],
  includeClosed: sync.includeClosed,
});

async function deal({ database, now }: SyncParts, scope: Scope, run: SyncRun, opportunityId: string, tell: boolean): Promise<void> {
  try {
    await database.write(scope.orgId, async (tx) => {
      await syncOne(tx, scope, run, opportunityId, now());
      if (tell) await tellSync(tx, run.sync.id);
    });
  } catch (error) {
    if (error instanceof Halted) throw error;
    await database.write(scope.orgId, (tx) => writeFailure(tx, run.sync.id, opportunityId, problemOf(error), now()));
  }
}

type Problem = NonNullable<SyncItem['problem']>;

/** SQLSTATE 55P03: a lock was not to be had in time; 40: two at once; 23: a rule of the database. */
function problemOf(error: unknown): Problem {
  const state = (error as { code?: string }).code ?? '';
  const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_MESSAGE);
  if (state === '55P03' || state.startsWith('40')) return { code: 'busy', message };
  return { code: state.startsWith('23') ? 'constraint' : 'unexpected', message };
}

async function writeFailure(tx: Tx, syncId: string, opportunityId: string, problem: Problem, now: string): Promise<void> {
  const written = await tx.run(sql`
    insert into process_sync_items (org_id, sync_id, opportunity_id, outcome, problem, at)
    values (${tx.orgId}, ${syncId}, ${opportunityId}, 'failed', ${JSON.stringify(problem)}, ${now}) on conflict do nothing`);
  if (written === 0) return;
  const counted = await tx.run(
    sql`update process_syncs set failed = failed + 1 where org_id = ${tx.orgId} and id = ${syncId} and status = 'running'`,
  );
  if (counted === 0) throw new Halted();
  await tellSync(tx, syncId);
}

/** Nothing is left: the result goes to whoever started it. What came up again meanwhile is dealt with first. */
async function finish({ database, queue, now }: SyncParts, scope: Scope, { id }: SyncRow, all: Candidates): Promise<void> {
  await database.write(scope.orgId, async (tx) => {
    const sync = await findSync(tx, id, true);
    if (sync?.status !== 'running') return;
    const left = await nextCandidates(tx, id, all, null, 1);
    if (left.length > 0) return queue().enqueue(tx, RUN_SYNC, { orgId: scope.orgId, syncId: id });
    await tx.run(sql`update process_syncs set status = 'finished', finished_at = ${now()} where org_id = ${scope.orgId} and id = ${id}`);
    await tellResult(tx, scope, sync, now());
    await tellSync(tx, id);
  });
}

async function tellResult(tx: Tx, scope: Scope, sync: SyncRow, now: string): Promise<void> {
  const { name } = await businessTypeOf(tx, sync.businessTypeId);
  const { number } = await publishedVersion(tx, sync.versionId);
  const data = { syncId: sync.id, versionNumber: number, synced: sync.synced, failed: sync.failed };
  const about = { object: 'businessType', recordId: sync.businessTypeId };
  await recordEvent(tx, scope, now, { kind: 'process.syncFinished', ...about, data });
  await notify(tx, scope, { userId: sync.createdBy, kind: 'job', ...about, data: { job: 'processSync', name, ...data } }, now);
}

/** Whoever ran it may no longer: it waits for somebody who goes on with it. */
async function waitForSomebody({ database }: SyncParts, orgId: string, syncId: string): Promise<void> {
  await database.write(orgId, async (tx) => {
    await tx.run(sql`update process_syncs set status = 'paused' where org_id = ${orgId} and id = ${syncId} and status = 'running'`);
    await tellSync(tx, syncId);
  });
}
