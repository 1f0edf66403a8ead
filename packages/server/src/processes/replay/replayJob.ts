// The replay reads and judges page by page; a page's figures are written together with the place it has reached, so a worker that is
// killed loses one page and counts nothing twice.
import sql from 'sql-template-tag';
import { notify } from '../../activities/notices.ts';
import type { Database, Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { recordEvent } from '../../events/record.ts';
import { tellProgress } from '../../jobs/progress.ts';
import type { Queue } from '../../jobs/queue.ts';
import { factsOfMany } from '../../opportunities/factsOfMany.ts';
import { freshScope } from '../../people/loadScope.ts';
import type { Scope } from '../../people/scope.ts';
import { EVERYTHING } from '../../records/visible.ts';
import { businessTypeOf } from '../queries.ts';
import { RUN_REPLAY, replayedWhere } from './replayed.ts';
import { type Finding, type ReplayQuestion, replayPage } from './replayPage.ts';
import { findReplay, progressOfReplay, type ReplayRow } from './replayRow.ts';

const PAGE = 200;
const PAGES_PER_JOB = 20;
const MOST_EXAMINED = 100_000;
const MOST_FINDINGS = 2_000;

export interface ReplayParts {
  database: Database;
  queue: () => Queue;
  now: () => string;
  /** Opportunities of one page, pages of one job. */
  pace?: { page?: number; pages?: number };
}

export async function workOnReplay(parts: ReplayParts, orgId: string, replayId: string): Promise<void> {
  const { database, pace } = parts;
  const replay = await database.read(orgId, (tx) => findReplay(tx, replayId));
  if (replay?.status !== 'running') return;
  const question: ReplayQuestion = {
    trial: { version: replay.definition, rules: replay.rules },
    businessTypeId: replay.businessTypeId,
    since: replay.since,
    actors: new Map(),
  };
  for (let pages = pace?.pages ?? PAGES_PER_JOB; pages > 0; pages -= 1)
    if (!(await database.write(orgId, (tx) => writePage(tx, parts, question, replayId)))) return;
  await database.write(orgId, (tx) => parts.queue().enqueue(tx, RUN_REPLAY, { orgId, replayId }));
}

/** True when there is more. */
async function writePage(tx: Tx, { now, pace }: ReplayParts, question: ReplayQuestion, id: string): Promise<boolean> {
  const replay = await findReplay(tx, id, true);
  if (replay?.status !== 'running') return false;
  const where = replayedWhere(question.businessTypeId, question.since);
  const page = await factsOfMany(tx, { where, visible: EVERYTHING, after: replay.reached, limit: pace?.page ?? PAGE });
  const { tally, findings } = await replayPage(tx, question, page, replay.tally);
  await writeFindings(tx, id, findings);
  const [written] = await tx.rows<{ examined: number }>(sql`
    update process_replays set tally = ${JSON.stringify(tally)}, examined = examined + ${page.length}, reached = ${page.at(-1)?.row.id ?? replay.reached}
    where org_id = ${tx.orgId} and id = ${id} returning examined`);
  await tellProgress(tx, progressOfReplay(id));
  if (page.length > 0 && (written?.examined ?? 0) < MOST_EXAMINED) return true;
  await finish(tx, { ...replay, tally }, now());
  return false;
}

async function writeFindings(tx: Tx, replayId: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map(({ opportunityId, kind, at, actorId, fromName, toName, reasons, reasonKeys }) => ({
    ...{ id: newId(), opportunity_id: opportunityId, kind, at, actor_id: actorId, from_name: fromName, to_name: toName },
    ...{ reasons, reason_keys: reasonKeys },
  }));
  await tx.run(sql`
    insert into process_replay_findings (org_id, replay_id, id, opportunity_id, kind, at, actor_id, from_name, to_name, reasons, reason_keys)
    select ${tx.orgId}::uuid, ${replayId}::uuid, f.id, f.opportunity_id, f.kind, f.at, f.actor_id, f.from_name, f.to_name, f.reasons, f.reason_keys
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, opportunity_id uuid, kind text, at timestamptz, actor_id uuid,
      from_name text, to_name text, reasons jsonb, reason_keys text[])
    where (select count(*) from process_replay_findings g where g.org_id = ${tx.orgId} and g.replay_id = ${replayId} and g.kind = f.kind) < ${MOST_FINDINGS}`);
}

async function finish(tx: Tx, replay: ReplayRow, now: string): Promise<void> {
  await tx.run(sql`update process_replays set status = 'finished', finished_at = ${now} where org_id = ${tx.orgId} and id = ${replay.id}`);
  const scope = await freshScope(tx, replay.createdBy, 'job');
  if (scope) await tellResult(tx, scope, replay, now);
}

async function tellResult(tx: Tx, scope: Scope, { id, businessTypeId, tally }: ReplayRow, now: string): Promise<void> {
  const { name } = await businessTypeOf(tx, businessTypeId);
  const data = { replayId: id, moves: tally.moves, refused: tally.refused, blocked: tally.blocked };
  const about = { object: 'businessType', recordId: businessTypeId };
  await recordEvent(tx, scope, now, { kind: 'process.replayFinished', ...about, data });
  await notify(tx, scope, { userId: scope.userId, kind: 'job', ...about, data: { job: 'processReplay', name, ...data } }, now);
}
