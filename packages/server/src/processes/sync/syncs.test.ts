import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import type { ProcessSync, SyncItem, SyncPreview } from '#domain/processes/sync.contract.ts';
import { startTestApp } from '../../testing/app.ts';
import { dyingDatabase, Killed } from '../../testing/dyingDatabase.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../../testing/process.ts';
import { saveDraft } from '../commands.ts';
import { publishDraft } from '../publishVersion.ts';
import { draftOf } from '../queries.ts';
import { type SyncParts, workOnSync } from './syncJob.ts';
import { previewSync } from './syncPreview.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { orgId } = test.home;
const owner = await test.as('processOwner');
const admin = await test.as('admin');
const ann = await test.as('ann');
const ownerScope = await scopeFor(test, 'processOwner');
const AT = '2026-03-02T02:00:00.000Z';
const LATER = '2026-04-01T02:00:00.000Z';
const FLOW = '0199c000-0000-7000-8000-00000000f10f';
const parts: SyncParts = { database: test.database, queue: () => test.queue, now: () => LATER };

/** Version 1: 一 (a, b) → 二 (under approval) → 三. Version 2 has no 二 and no a, and asks for c in 一. */
const [a, b, c] = [keyEventOf('a', 500), keyEventOf('b', 100), keyEventOf('c', 200)];
const first = () => stageOf('一', 1_000, { events: [] });

interface Line {
  id: string;
  versionId: string;
  newVersionId: string;
  stages: { one: string; two: string; three: string; won: string };
  definition: ProcessVersion;
  publish: (definition: ProcessVersion) => Promise<string>;
}

let lines = 0;
async function line(): Promise<Line> {
  lines += 1;
  const events = [a, b, c].map((event) => ({ ...event, id: keyEventOf('x', 0).id }));
  const [eventA, eventB, eventC] = [events[0]!, events[1]!, events[2]!];
  const one = { ...first(), events: [eventA, eventB] };
  const [two, three] = [stageOf('二', 3_000, { approvalFlowId: FLOW }), stageOf('三', 6_000)];
  const before = processOf(one, two, three);
  const type = await publishedType(test, `线 ${lines}`, before);
  const publish = (definition: ProcessVersion): Promise<string> =>
    test.database.write(orgId, async (tx) => {
      const draft = await draftOf(tx, type.id);
      const saved = await saveDraft(tx, ownerScope, { id: type.id, revision: draft.revision, definition }, AT);
      return (await publishDraft(tx, ownerScope, { id: type.id, revision: saved.revision, note: '' }, AT)).id;
    });
  const definition = { stages: [{ ...one, rate: 800, events: [eventB, eventC] }, three, ...before.stages.slice(3)] };
  return {
    ...type,
    newVersionId: '',
    stages: { one: one.id, two: two.id, three: three.id, won: before.stages[3]!.id },
    definition,
    publish,
  };
}

/** Deals of every sort on version 1: one in 一 with a done, one in 二 under approval, one in 三, one won. */
async function deals(on: Line): Promise<{ one: string; two: string; three: string; won: string }> {
  const [one, two, three, won] = await Promise.all(
    ['一', '二', '三', '赢'].map((name) => opportunityOf(test, 'ann', on.id, { name: `商机${name}` })),
  );
  await test.database.write(orgId, async (tx) => {
    const eventA = (await tx.first<{ id: string }>(sql`
      select v.definition #>> '{stages,0,events,0,id}' as id from process_versions v where v.org_id = ${orgId} and v.id = ${on.versionId}`))!
      .id;
    for (const id of [one, two])
      await tx.run(sql`
        insert into completed_key_events (org_id, opportunity_id, event_id, completed_at, completed_by)
        values (${orgId}, ${id}, ${eventA}, ${AT}, ${test.home.people.ann})`);
    await tx.run(sql`update opportunities set win_rate = 900 where org_id = ${orgId} and id = ${one}`);
    for (const [id, stage, rate] of [
      [two, on.stages.two, 3_000],
      [three, on.stages.three, 6_000],
    ] as const) {
      await tx.run(sql`
        update opportunities set stage_id = ${stage}, last_open_stage_id = ${stage}, win_rate = ${rate} where org_id = ${orgId} and id = ${id}`);
      await tx.run(sql`update stage_visits set stage_id = ${stage} where org_id = ${orgId} and opportunity_id = ${id}`);
    }
    await tx.run(sql`
      insert into stage_approvals (org_id, opportunity_id, stage_id, state, changed_at) values (${orgId}, ${two}, ${on.stages.two}, 'pending', ${AT})`);
    await tx.run(sql`
      update opportunities set status = 'won', stage_id = ${on.stages.won}, win_rate = 10000, closed_at = ${AT} where org_id = ${orgId} and id = ${won}`);
    await tx.run(sql`update stage_visits set left_at = ${AT}, left_how = 'won' where org_id = ${orgId} and opportunity_id = ${won}`);
  });
  return { one: one!, two: two!, three: three!, won: won! };
}

interface Kept {
  version: number;
  stageId: string;
  status: string;
  winRate: number;
  rowVersion: number;
  live: number;
  archived: number;
  approval: string | null;
  visits: string;
  lines: number;
  lastActivity: string | null;
}

const keptOf = (id: string): Promise<Kept> =>
  test.database.read(orgId, async (tx) =>
    tx.first<Kept>(sql`
      select v.number as version, o.stage_id as "stageId", o.status, o.win_rate as "winRate", o.row_version as "rowVersion",
        (select count(*)::int from completed_key_events k where k.org_id = o.org_id and k.opportunity_id = o.id and k.archived_at is null) as live,
        (select count(*)::int from completed_key_events k where k.org_id = o.org_id and k.opportunity_id = o.id and k.archived_at is not null) as archived,
        (select string_agg(state, ',') from stage_approvals s where s.org_id = o.org_id and s.opportunity_id = o.id) as approval,
        (select string_agg(coalesce(left_how, 'open'), ',' order by entered_at, id) from stage_visits s where s.org_id = o.org_id and s.opportunity_id = o.id) as visits,
        (select count(*)::int from events e where e.org_id = o.org_id and e.record_id = o.id and e.kind = 'opportunity.remapped') as lines,
        o.last_activity_at as "lastActivity"
      from opportunities o join process_versions v on v.org_id = o.org_id and v.id = o.version_id where o.org_id = ${orgId} and o.id = ${id}`),
  ) as Promise<Kept>;

const start = (on: Line, body: object = {}) => owner.post(`/api/business-types/${on.id}/syncs`, { versionId: on.newVersionId, ...body });
const syncOf = async (id: string): Promise<ProcessSync> => (await owner.get(`/api/process-syncs/${id}`)).body;

/** Works until the sync has ended or waits. */
async function workOff(id: string, with_: SyncParts = parts): Promise<ProcessSync> {
  for (let round = 0; round < 50; round += 1) {
    await workOnSync(with_, orgId, id);
    const sync = await syncOf(id);
    if (sync.status !== 'running') return sync;
  }
  throw new Error('the sync does not end');
}

async function prepared(): Promise<{ on: Line; of: Awaited<ReturnType<typeof deals>> }> {
  const on = await line();
  const of = await deals(on);
  on.newVersionId = await on.publish(on.definition);
  return { on, of };
}

describe('the preview', () => {
  it('says what would happen, names every opportunity that changes, and writes nothing', async () => {
    const { on, of } = await prepared();
    const before = await Promise.all(Object.values(of).map(keptOf));
    const answer = await owner.post(`/api/business-types/${on.id}/sync-preview`, { versionId: on.newVersionId });
    const preview = answer.body as SyncPreview;
    expect([preview.versionNumber, preview.total, preview.examined]).toEqual([2, 3, 3]);
    expect(preview.sources.map(({ number, opportunities }) => [number, opportunities])).toEqual([[1, 3]]);
    expect(preview.removedStages).toEqual([
      { stageId: on.stages.two, name: '二', opportunities: 1, mappedTo: on.stages.one, defaultTo: on.stages.one },
    ]);
    expect(preview.tally).toEqual({ repinned: 3, unchanged: 0, stageRemoved: 1, winRateChanged: 2, approvalsEnded: 1, eventsArchived: 2 });
    expect(preview.archivedEvents.map(({ name, opportunities }) => [name, opportunities])).toEqual([['a', 2]]);
    expect(
      preview.changes.map(({ name, ownerName, winRate, stage, remapped, approvalsEnded }) => [
        name,
        ownerName,
        winRate,
        stage,
        remapped,
        approvalsEnded,
      ]),
    ).toEqual([
      ['商机二', 'ann', { before: 3_000, after: 500 }, { from: '二', to: '一' }, true, 1],
      ['商机一', 'ann', { before: 900, after: 500 }, { from: '一', to: '一' }, false, 0],
    ]);
    expect(await Promise.all(Object.values(of).map(keptOf))).toEqual(before);
  });

  it('follows another mapping, and refuses one that leads nowhere', async () => {
    const { on } = await prepared();
    const url = `/api/business-types/${on.id}/sync-preview`;
    const toThree = await owner.post(url, { versionId: on.newVersionId, mapping: { [on.stages.two]: on.stages.three } });
    expect(toThree.body.changes[0]).toMatchObject({ stage: { from: '二', to: '三' }, winRate: { before: 3_000, after: 6_000 } });
    const nowhere = await owner.post(url, { versionId: on.newVersionId, mapping: { [on.stages.two]: on.stages.won } });
    expect([nowhere.status, nowhere.body.error.reasons]).toEqual([
      422,
      [{ kind: 'mapping', stageId: on.stages.two, mappedTo: on.stages.won }],
    ]);
  });

  it('counts closed opportunities when asked to, and looks at no more than it says', async () => {
    const { on } = await prepared();
    const closed = await owner.post(`/api/business-types/${on.id}/sync-preview`, { versionId: on.newVersionId, includeClosed: true });
    expect([closed.body.total, closed.body.tally.repinned]).toEqual([4, 4]);
    const bounded = await test.database.read(orgId, (tx) =>
      previewSync(tx, ownerScope, { id: on.id, versionId: on.newVersionId, mapping: {}, includeClosed: false }, 2),
    );
    expect([bounded.total, bounded.examined]).toEqual([3, 2]);
  });

  it('is refused when another version is in force', async () => {
    const { on } = await prepared();
    const answer = await owner.post(`/api/business-types/${on.id}/sync-preview`, { versionId: on.versionId });
    expect([answer.status, answer.body.error.code, answer.body.error.reasons[0].versionNumber]).toEqual([409, 'processChanged', 2]);
  });
});

describe('a sync', () => {
  it('cases 2, 5, 6, 13: re-pins what is open, one remap and one line each, ends approvals, archives events, leaves what is closed', async () => {
    const { on, of } = await prepared();
    const started = await start(on);
    expect(started.body).toMatchObject({ status: 'running', total: 3, synced: 0, versionNumber: 2, createdByName: 'processOwner' });
    const sync = await workOff(started.body.id);
    expect(sync).toMatchObject({ status: 'finished', synced: 3, failed: 0, remapped: 1, winRateChanged: 2, approvalsEnded: 1 });
    const base = { version: 2, status: 'open', lines: 1, lastActivity: AT };
    expect(await keptOf(of.one)).toMatchObject({ ...base, stageId: on.stages.one, winRate: 500, live: 0, archived: 1, visits: 'open' });
    expect(await keptOf(of.two)).toMatchObject({
      ...base,
      stageId: on.stages.one,
      winRate: 500,
      approval: 'terminated',
      visits: 'remapped,open',
    });
    expect(await keptOf(of.three)).toMatchObject({ ...base, stageId: on.stages.three, winRate: 6_000, visits: 'open' });
    expect(await keptOf(of.won)).toMatchObject({ version: 1, status: 'won', winRate: 10_000, stageId: on.stages.won, lines: 0 });
    const timeline = (await ann.get(`/api/opportunities/${of.two}/timeline?kinds=process`)).body.items;
    expect(timeline.map((item: { kind: string }) => item.kind)).toEqual(['opportunity.remapped']);
    expect(timeline[0].data).toMatchObject({ versions: [1, 2], fromName: '二', toName: '一', archived: ['a'], endedApprovals: ['二'] });
    const notices = (await ann.get('/api/notices')).body.notices;
    expect(notices[0]).toMatchObject({ kind: 'approvalEnded', recordId: of.two, data: { why: 'sync', stages: ['二'] } });
    const inbox = (await owner.get('/api/notices')).body.notices[0];
    expect([inbox.kind, inbox.object, inbox.recordId, inbox.data]).toEqual([
      'job',
      'businessType',
      on.id,
      { job: 'processSync', name: expect.any(String), syncId: sync.id, versionNumber: 2, synced: 3, failed: 0 },
    ]);
  });

  it('case 3: run again it changes nothing more', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    await workOff(id);
    const after = await Promise.all(Object.values(of).map(keptOf));
    await workOnSync(parts, orgId, id);
    const again = await start(on);
    expect([again.status, again.body.error.reasons]).toEqual([422, [{ kind: 'nothing_to_sync' }]]);
    expect(await Promise.all(Object.values(of).map(keptOf))).toEqual(after);
  });

  it('case 3: killed after any statement and gone on with, it ends as one run would', async () => {
    const [whole, killed] = [await prepared(), await prepared()];
    await workOff((await start(whole.on)).body.id);
    const { id } = (await start(killed.on)).body;
    let kills = 0;
    for (let statements = 1; (await syncOf(id)).status === 'running'; statements += 1)
      await workOnSync({ ...parts, database: dyingDatabase(test.database, statements) }, orgId, id).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      });
    expect(kills).toBeGreaterThan(15);
    expect(await syncOf(id)).toMatchObject({ synced: 3, failed: 0, remapped: 1, winRateChanged: 2, approvalsEnded: 1 });
    for (const which of ['one', 'two', 'three', 'won'] as const) {
      const [theirs, ours] = [await keptOf(whole.of[which]), await keptOf(killed.of[which])];
      const stage = (line_: Line, stageId: string) => Object.entries(line_.stages).find(([, one]) => one === stageId)?.[0];
      expect({ ...ours, stageId: stage(killed.on, ours.stageId) }).toEqual({ ...theirs, stageId: stage(whole.on, theirs.stageId) });
    }
  });

  it('two workers on one sync do everything once', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    await Promise.all([workOnSync(parts, orgId, id), workOnSync(parts, orgId, id)]);
    expect(await workOff(id)).toMatchObject({ status: 'finished', synced: 3, failed: 0 });
    expect((await Promise.all(Object.values(of).map(keptOf))).map((kept) => kept.lines)).toEqual([1, 1, 1, 0]);
  });

  it('case 4: version 3 published meanwhile: it ends on version 2, new opportunities stay on 3', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    await workOnSync({ ...parts, perJob: 1 }, orgId, id);
    await on.publish(processOf(stageOf('全新', 500)));
    const fresh = await opportunityOf(test, 'ann', on.id);
    expect(await workOff(id)).toMatchObject({ status: 'finished', synced: 3, versionNumber: 2 });
    expect((await Promise.all([of.one, of.two, of.three, fresh].map(keptOf))).map((kept) => kept.version)).toEqual([2, 2, 2, 3]);
  });

  it('takes closed ones along when asked to: they stay closed', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on, { includeClosed: true })).body;
    await workOff(id);
    expect(await keptOf(of.won)).toMatchObject({ version: 2, status: 'won', winRate: 10_000, stageId: on.stages.won, visits: 'won' });
  });

  it('after rolling back and syncing again, archived events count once more', async () => {
    const { on, of } = await prepared();
    await workOff((await start(on)).body.id);
    const back = await owner.post(`/api/business-types/${on.id}/versions/${on.versionId}/republication`, {
      currentVersionId: on.newVersionId,
    });
    on.newVersionId = back.body.id;
    await workOff((await start(on)).body.id);
    expect(await keptOf(of.one)).toMatchObject({ version: 3, winRate: 900, live: 1, archived: 0, lines: 2 });
  });
});

describe('while a sync runs', () => {
  it('can be paused, gone on with and stopped; what is synced stays synced', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    const url = `/api/process-syncs/${id}/state`;
    await workOnSync({ ...parts, perJob: 1 }, orgId, id);
    expect((await owner.put(url, { state: 'paused' })).body).toMatchObject({ status: 'paused', synced: 1 });
    await workOnSync(parts, orgId, id);
    expect(await syncOf(id)).toMatchObject({ status: 'paused', synced: 1 });
    expect((await owner.put(url, { state: 'running' })).body.status).toBe('running');
    await workOnSync({ ...parts, perJob: 1 }, orgId, id);
    expect((await owner.put(url, { state: 'stopped' })).body).toMatchObject({ status: 'stopped', synced: 2 });
    const refused = await owner.put(url, { state: 'running' });
    expect([refused.status, refused.body.error.reasons]).toEqual([409, [{ kind: 'sync_state', status: 'stopped' }]]);
    expect((await Promise.all([of.one, of.two, of.three].map(keptOf))).filter((kept) => kept.version === 2)).toHaveLength(2);
    expect((await workOff((await start(on)).body.id)).synced).toBe(1);
  });

  it('a pause in the middle of an opportunity gives that opportunity up', async () => {
    const { on } = await prepared();
    const { id } = (await start(on)).body;
    let asked = 0;
    const pausing = { ...parts, now: () => LATER };
    const database = {
      ...test.database,
      write: async <T>(org: string, work: Parameters<typeof test.database.write<T>>[1]) => {
        asked += 1;
        if (asked === 2) await owner.put(`/api/process-syncs/${id}/state`, { state: 'paused' });
        return test.database.write(org, work);
      },
    };
    await workOnSync({ ...pausing, database }, orgId, id);
    expect(await syncOf(id)).toMatchObject({ status: 'paused', synced: 1, failed: 0 });
  });

  it('another sync of the same business type has to wait', async () => {
    const { on } = await prepared();
    const { id } = (await start(on)).body;
    const second = await start(on);
    expect([second.status, second.body.error.reasons]).toEqual([409, [{ kind: 'sync_running', syncId: id }]]);
    await workOff(id);
  });

  it('one that is held by somebody fails with its reason, the others go on, and it can be tried again', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    const holder = await test.database.pool.connect();
    await holder.query(`begin; set local app.org_id = '${orgId}'; select 1 from opportunities where id = '${of.one}' for update`);
    const ended = await workOff(id);
    await holder.query('rollback');
    holder.release();
    expect(ended).toMatchObject({ status: 'finished', synced: 2, failed: 1 });
    const items = (await owner.get(`/api/process-syncs/${id}/items?only=failed`)).body.items as SyncItem[];
    expect(items.map(({ name, outcome, problem }) => [name, outcome, problem?.code])).toEqual([['商机一', 'failed', 'busy']]);
    const retried = await owner.post(`/api/process-syncs/${id}/retries`, { opportunityIds: [of.one] });
    expect(retried.body).toMatchObject({ status: 'running', failed: 0 });
    expect(await workOff(id)).toMatchObject({ status: 'finished', synced: 3, failed: 0 });
    const changed = (await owner.get(`/api/process-syncs/${id}/items?only=changed`)).body.items as SyncItem[];
    expect(changed.map(({ name, stage }) => [name, stage])).toEqual(
      expect.arrayContaining([
        ['商机一', { from: '一', to: '一' }],
        ['商机二', { from: '二', to: '一' }],
      ]),
    );
  });

  it.each([
    ['has been deactivated', sql`update users set status = 'deactivated'`, sql`update users set status = 'active'`],
    [
      'may no longer edit processes',
      sql`update roles set rights = jsonb_set(rights, '{functions,processes.edit}', 'false')`,
      sql`update roles set rights = jsonb_set(rights, '{functions,processes.edit}', 'true')`,
    ],
  ])('waits when whoever started it %s, until somebody else goes on', async (_, take, give) => {
    const { on } = await prepared();
    const { id } = (await start(on)).body;
    const change = (statement: typeof take) =>
      test.database.write(orgId, (tx) =>
        tx.run(sql`${statement} where org_id = ${orgId} and id in (${ownerScope.userId}, ${test.home.roleIds.processOwner})`),
      );
    await change(take);
    await workOnSync(parts, orgId, id);
    await change(give);
    expect(await syncOf(id)).toMatchObject({ status: 'paused', synced: 0 });
    await admin.put(`/api/process-syncs/${id}/state`, { state: 'running' });
    expect(await workOff(id)).toMatchObject({ status: 'finished', synced: 3 });
  });

  it('one that is lost the moment before its turn stays on its version', async () => {
    const { on, of } = await prepared();
    const { id } = (await start(on)).body;
    let asked = 0;
    const database = {
      ...test.database,
      write: async <T>(org: string, work: Parameters<typeof test.database.write<T>>[1]) => {
        asked += 1;
        if (asked === 1) await ann.post(`/api/opportunities/${of.one}/closing`, { outcome: 'lost', lossReason: 'price' });
        return test.database.write(org, work);
      },
    };
    await workOnSync({ ...parts, database }, orgId, id);
    expect(await workOff(id)).toMatchObject({ status: 'finished', synced: 2, failed: 0 });
    expect(await keptOf(of.one)).toMatchObject({ version: 1, status: 'lost', lines: 0 });
  });

  it('people tick and move: every opportunity ends on the new version, in a stage of it, with its own win rate and one open visit', async () => {
    const on = await line();
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => opportunityOf(test, 'ann', on.id, { name: `忙 ${n}` })));
    const ticked = (await ann.get(`/api/opportunities/${ids[0]}/process`)).body.version.stages[0].events[1].id as string;
    on.newVersionId = await on.publish(on.definition);
    const { id } = (await start(on)).body;
    const people = ids.map(async (one, n) => {
      if (n % 3 === 0) return ann.post(`/api/opportunities/${one}/key-events/${ticked}/completion`, {});
      if (n % 3 === 1) return ann.put(`/api/opportunities/${one}/stage`, { stageId: on.stages.three });
      return ann.post(`/api/opportunities/${one}/closing`, { outcome: 'lost', lossReason: 'price' });
    });
    const [answers] = await Promise.all([Promise.all(people), workOff(id)]);
    expect(answers.every(({ status }) => [200, 404, 409, 422].includes(status))).toBe(true);
    const kept = await Promise.all(ids.map(keptOf));
    for (const one of kept) {
      expect([one.version === 2 || one.status === 'lost', one.lines <= 1]).toEqual([true, true]);
      if (one.status === 'lost') expect(one.visits).toMatch(/lost$/);
      else expect([one.stageId, one.winRate, one.visits]).toEqual([on.stages.one, one.live === 1 ? 600 : 500, 'open']);
    }
  });

  it('case 12: a screen from before the sync is told so, and nothing changes', async () => {
    const { on, of } = await prepared();
    const before = (await ann.get(`/api/opportunities/${of.one}/process`)).body;
    const [gone] = before.version.stages[0].events;
    await workOff((await start(on)).body.id);
    const after = await keptOf(of.one);
    const url = `/api/opportunities/${of.one}/key-events/${gone.id}/completion`;
    const told = await ann.post(url, { versionId: before.versionId });
    expect([told.status, told.body.error.code, told.body.error.reasons[0]]).toEqual([
      409,
      'processChanged',
      { kind: 'process_changed', current: on.newVersionId, versionNumber: 2 },
    ]);
    expect((await ann.post(url, {})).status).toBe(404);
    expect(await keptOf(of.one)).toEqual(after);
  });
});
