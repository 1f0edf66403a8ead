// The bulk run itself, forward and back. A job deals with some records, a few in each transaction, and enqueues the next job. The run's
// row is locked meanwhile and every record is written together with its outcome: a worker that is killed loses the few it was at, two
// workers on one run take turns, and no record is dealt with twice. What is refused at one is written down, and the others go on.
import sql from 'sql-template-tag';
import { type Made, QUICK_RUN } from '#domain/records/bulk.ts';
import { notify } from '../../activities/notices.ts';
import type { Database, Tx } from '../../db/database.ts';
import { recordEvent } from '../../events/record.ts';
import { waitBriefly } from '../../jobs/lockPatience.ts';
import { type JobHandler, type Queue, SILENT_SECONDS } from '../../jobs/queue.ts';
import { freshScope } from '../../people/loadScope.ts';
import type { Scope } from '../../people/scope.ts';
import type { OpportunityVerbs } from '../verbs.ts';
import { type Acting, attempt, type Problem, performAct, refusalOf } from './performAct.ts';
import { putBack } from './putBack.ts';
import { findRun, type RunRow, tellRun } from './runRow.ts';

export const WORK_ON_BULK = 'records.bulk';
const PER_CHUNK = 25;
const CHUNKS_PER_JOB = 10;
const LONGEST_MESSAGE = 300;

export interface BulkParts {
  database: Database;
  queue: () => Queue;
  verbs: OpportunityVerbs;
  now: () => string;
  /** Records of one transaction, chunks of one job. */
  pace?: { records?: number; chunks?: number };
}

export const bulkJobs = (parts: BulkParts): JobHandler[] => [
  {
    ...{ name: WORK_ON_BULK, work: ({ orgId, runId }) => workOnBulk(parts, orgId, String(runId)) },
    ...{ retryLimit: 10, heartbeatSeconds: SILENT_SECONDS, concurrency: 2 },
  },
];

interface Phase {
  /** What is still to be dealt with. */
  from: 'waiting' | 'done';
  done: 'done' | 'undone';
  refused: 'refused' | 'left';
  end: 'finished' | 'undone';
  deal: (tx: Tx, acting: Acting, item: Item) => Promise<Made | null>;
}

interface Item {
  id: string;
  made: Made | null;
}

const PHASES: Partial<Record<RunRow['status'], Phase>> = {
  running: {
    ...{ from: 'waiting', done: 'done', refused: 'refused', end: 'finished' },
    deal: (tx, acting, { id }) => performAct(tx, acting, id),
  },
  undoing: {
    ...{ from: 'done', done: 'undone', refused: 'left', end: 'undone' },
    deal: async (tx, acting, { id, made }) => {
      await putBack(tx, acting, id, made!);
      return made;
    },
  },
};

export async function workOnBulk(parts: BulkParts, orgId: string, runId: string): Promise<void> {
  const { database, queue } = parts;
  const run = await database.read(orgId, (tx) => findRun(tx, runId));
  if (!run || !PHASES[run.status]) return;
  const scope = await database.read(orgId, (tx) => freshScope(tx, run.createdBy, 'job'));
  if (!scope) return giveUp(parts, orgId, runId);
  for (let left = parts.pace?.chunks ?? CHUNKS_PER_JOB; left > 0; left -= 1) if (!(await workOnChunk(parts, scope, runId))) return;
  await database.write(orgId, (tx) => queue().enqueue(tx, WORK_ON_BULK, { orgId, runId }));
}

/** False when nothing is left, or the run was stopped. */
function workOnChunk({ database, verbs, now, pace }: BulkParts, scope: Scope, runId: string): Promise<boolean> {
  return database.write(scope.orgId, async (tx) => {
    const run = await findRun(tx, runId, true);
    const phase = run && PHASES[run.status];
    if (!phase) return false;
    const items = await tx.rows<Item>(sql`
      select record_id as id, made from bulk_items where org_id = ${tx.orgId} and run_id = ${runId} and outcome = ${phase.from}
      order by record_id limit ${pace?.records ?? PER_CHUNK}`);
    if (items.length === 0) {
      await close(tx, scope, run, phase, now());
      return false;
    }
    await waitBriefly(tx);
    const acting = { scope, object: run.object, act: run.act, verbs, now: now() };
    const outcomes: Outcome[] = [];
    for (const item of items) outcomes.push(await dealWith(tx, acting, phase, item));
    await writeOutcomes(tx, run, phase, outcomes, now());
    return true;
  });
}

interface Outcome {
  id: string;
  outcome: string;
  made: Made | null;
  problem: Problem | null;
}

async function dealWith(tx: Tx, acting: Acting, phase: Phase, item: Item): Promise<Outcome> {
  const tried = await attempt(tx, () => phase.deal(tx, acting, item), anyProblem);
  if (!tried.ok) return { id: item.id, outcome: phase.refused, made: item.made, problem: tried.problem };
  const wrote = Object.keys(tried.result ?? {}).length > 0;
  return { id: item.id, outcome: wrote ? phase.done : 'same', made: tried.result, problem: null };
}

/** One record that breaks something must not hold up the others: it is told with them. */
function anyProblem(error: unknown): Problem {
  try {
    return refusalOf(error);
  } catch {
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, code: 'unexpected', message: message.slice(0, LONGEST_MESSAGE) };
  }
}

async function writeOutcomes(tx: Tx, run: RunRow, phase: Phase, outcomes: readonly Outcome[], now: string): Promise<void> {
  await tx.run(sql`
    update bulk_items i set outcome = o.outcome, made = o.made, problem = o.problem, at = ${now}
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (id uuid, outcome text, made jsonb, problem jsonb)
    where i.org_id = ${tx.orgId} and i.run_id = ${run.id} and i.record_id = o.id`);
  const refused = outcomes.filter(({ outcome }) => outcome === phase.refused).length;
  const well = outcomes.length - refused;
  await tx.run(
    phase.end === 'finished'
      ? sql`update bulk_runs set done = done + ${well}, refused = refused + ${refused} where org_id = ${tx.orgId} and id = ${run.id}`
      : sql`update bulk_runs set undone = undone + ${well}, left_alone = left_alone + ${refused} where org_id = ${tx.orgId} and id = ${run.id}`,
  );
  await tellRun(tx, run);
}

async function close(tx: Tx, scope: Scope, run: RunRow, phase: Phase, now: string): Promise<void> {
  await tx.run(sql`update bulk_runs set status = ${phase.end}, finished_at = ${now} where org_id = ${tx.orgId} and id = ${run.id}`);
  const { object, act, total, done, refused, undone, left } = run;
  const data = { object, do: act.do, total, done, refused, undone, left, status: phase.end };
  const about = { object: 'bulkRun', recordId: run.id };
  await recordEvent(tx, scope, now, { kind: phase.end === 'undone' ? 'bulk.undone' : 'bulk.finished', ...about, data });
  await tellRun(tx, run);
  if (phase.end === 'finished') await tellNewOwner(tx, scope, run, now);
  if (total > QUICK_RUN) await notify(tx, scope, { userId: run.createdBy, kind: 'job', ...about, data: { job: 'bulk', ...data } }, now);
}

/** Whoever got the records is told once. */
async function tellNewOwner(tx: Tx, scope: Scope, { id, object, act, done }: RunRow, now: string): Promise<void> {
  if (act.do !== 'assign' || done === 0 || act.ownerId === scope.userId) return;
  await notify(tx, scope, { userId: act.ownerId, kind: 'assignedMany', object, recordId: id, data: { count: done } }, now);
}

/** Whoever started it may no longer sign in. */
async function giveUp({ database, now }: BulkParts, orgId: string, runId: string): Promise<void> {
  await database.write(orgId, (tx) =>
    tx.run(sql`
      update bulk_runs set status = 'stopped', finished_at = ${now()} where org_id = ${orgId} and id = ${runId} and status in ('running', 'undoing')`),
  );
}
