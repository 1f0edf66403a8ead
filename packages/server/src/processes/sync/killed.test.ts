// The server is killed outright in the middle of a sync and started again: the sync goes on by itself and ends as one run would, with
// one line in the history of each opportunity. Real processes; the sync is held at a lock when it is killed, so that nothing hangs on
// who is faster, and the queue finds out by its silence that the worker is gone.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../../testing/process.ts';
import { ADDRESS, type ServerProcess, spawnServer } from '../../testing/serverProcess.ts';
import { saveDraft } from '../commands.ts';
import { publishDraft } from '../publishVersion.ts';
import { draftOf } from '../queries.ts';

const DEALS = 60;
const HELD_AFTER = 20;
const LOCK = 20_260_302;
const AT = '2026-03-02T02:00:00.000Z';

const test = await startTestApp();
const { orgId } = test.home;
// The servers that are killed live today, and once an hour they throw away the sessions of other days.
test.setNow(new Date().toISOString());
const owner = await test.as('processOwner');
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-killed-sync-'));
const servers: ServerProcess[] = [];
afterAll(async () => {
  for (const server of servers) server.child.kill('SIGKILL');
  await Promise.all(servers.map((server) => server.ended));
  await test.close();
  fs.rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  const server = spawnServer({ DATABASE_URL: test.database.connectionString, WINPATH_DATA: home, WINPATH_DEMO: 'false' });
  servers.push(server);
  await server.prints(ADDRESS);
  return server;
}

const done = keyEventOf('需求访谈', 500);
const [one, two, three] = [stageOf('一', 1_000, { events: [done] }), stageOf('二', 3_000), stageOf('三', 6_000)];
const before = processOf(one, two, three);
/** Without 二, and without the event of 一. */
const after = { stages: [{ ...one, events: [] }, ...before.stages.slice(2)] };

/** So many opportunities in 二, each with the event of 一 done: copies of one. */
async function dealsIn(businessTypeId: string): Promise<void> {
  const first = await opportunityOf(test, 'ann', businessTypeId);
  await test.database.write(orgId, async (tx) => {
    await tx.run(sql`update opportunities set stage_id = ${two.id}, last_open_stage_id = ${two.id}, win_rate = 3000 where id = ${first}`);
    await tx.run(sql`update stage_visits set stage_id = ${two.id} where opportunity_id = ${first}`);
    await tx.run(sql`
      insert into completed_key_events (org_id, opportunity_id, event_id, completed_at, completed_by)
      values (${orgId}, ${first}, ${done.id}, ${AT}, ${test.home.people.ann})`);
    await tx.run(sql`
      create temporary table copies on commit drop as
      select gen_random_uuid() as id from generate_series(2, ${DEALS}::int)`);
    for (const [table, key] of [
      ['opportunities', 'id'],
      ['stage_visits', 'opportunity_id'],
      ['completed_key_events', 'opportunity_id'],
    ] as const)
      await tx.client.query(
        `insert into ${table} select r.* from copies c, ${table} o, lateral jsonb_populate_record(o, jsonb_build_object('${key}', c.id)
           ${table === 'stage_visits' ? "|| jsonb_build_object('id', gen_random_uuid())" : ''}) r where o.${key} = $1`,
        [first],
      );
  });
}

async function startSync(): Promise<string> {
  const type = await publishedType(test, '关键客户', before);
  await dealsIn(type.id);
  const scope = await scopeFor(test, 'processOwner');
  const versionId = await test.database.write(orgId, async (tx) => {
    const { revision } = await draftOf(tx, type.id);
    const draft = await saveDraft(tx, scope, { id: type.id, revision, definition: after }, AT);
    return (await publishDraft(tx, scope, { id: type.id, revision: draft.revision, note: '' }, AT)).id;
  });
  const begun = await owner.post(`/api/business-types/${type.id}/syncs`, { versionId });
  expect(begun.status).toBe(200);
  return begun.body.id;
}

/** From so many on, whatever a sync writes down of an opportunity waits until it is let go. */
async function holdSyncs(): Promise<() => Promise<void>> {
  await test.database.write(orgId, async ({ client }) => {
    await client.query(`
      create function hold() returns trigger language plpgsql set lock_timeout = 0 as $$ begin
        if (select count(*) from process_sync_items) >= ${HELD_AFTER} then perform pg_advisory_xact_lock(${LOCK}); end if;
        return new;
      end $$`);
    await client.query('create trigger hold before insert on process_sync_items for each row execute function hold()');
  });
  const holder = await test.database.pool.connect();
  await holder.query(`select pg_advisory_lock(${LOCK})`);
  return async () => {
    await holder.query(`select pg_advisory_unlock(${LOCK})`);
    holder.release();
  };
}

/** Asks until so many are synced, or the sync has ended. */
async function until(id: string, synced: number): Promise<{ status: string; synced: number }> {
  for (;;) {
    const { body } = await owner.get(`/api/process-syncs/${id}`);
    if (body.status !== 'running' || body.synced >= synced) return body;
    await wait(10);
  }
}

it('case 3: a sync whose server is killed ends as one run would, with one line per opportunity', { timeout: 600_000 }, async () => {
  const id = await startSync();
  const letGo = await holdSyncs();
  const first = await start();
  await until(id, HELD_AFTER);
  first.child.kill('SIGKILL');
  await first.ended;
  await letGo();
  expect(await until(id, 0)).toMatchObject({ status: 'running', synced: HELD_AFTER, failed: 0 });

  await start();
  const ended = await until(id, Number.POSITIVE_INFINITY);
  expect(ended).toMatchObject({ status: 'finished', synced: DEALS, remapped: DEALS, failed: 0 });
  const kept = await test.database.read(orgId, (tx) =>
    tx.rows(sql`
      select v.number as version, o.stage_id as "stageId", o.win_rate as "winRate", o.row_version as "rowVersion", o.status,
        (select string_agg(coalesce(left_how, 'open'), ',' order by entered_at, id) from stage_visits s where s.opportunity_id = o.id) as visits,
        (select string_agg((archived_at is not null)::text, ',') from completed_key_events k where k.opportunity_id = o.id) as archived,
        (select count(*)::int from events e where e.record_id = o.id and e.kind = 'opportunity.remapped') as lines,
        (select count(*)::int from process_sync_items i where i.opportunity_id = o.id) as noted, count(*)::int as deals
      from opportunities o join process_versions v on v.id = o.version_id group by 1, 2, 3, 4, 5, 6, 7, 8, 9`),
  );
  const alike = { version: 2, stageId: one.id, winRate: 1_000, rowVersion: 2, status: 'open', visits: 'remapped,open', archived: 'true' };
  expect(kept).toEqual([{ ...alike, lines: 1, noted: 1, deals: DEALS }]);
  const told = await test.database.read(orgId, (tx) =>
    tx.first(sql`
      select (select count(*)::int from events where kind = 'process.syncFinished') as events,
        (select count(*)::int from notices where kind = 'job' and user_id = ${test.home.people.processOwner}) as notices`),
  );
  expect(told).toEqual({ events: 1, notices: 1 });
});
