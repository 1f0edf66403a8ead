import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import type { ProcessReplay, ReplayFinding } from '#domain/processes/replay.contract.ts';
import { startTestApp } from '../../testing/app.ts';
import { dyingDatabase, Killed } from '../../testing/dyingDatabase.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../../testing/process.ts';
import { type ReplayParts, workOnReplay } from './replayJob.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { orgId } = test.home;
let owner = await test.as('processOwner');
let ann = await test.as('ann');
const parts: ReplayParts = { database: test.database, queue: () => test.queue, now: () => '2026-06-01T02:00:00.000Z' };

const [visit, chart] = [keyEventOf('拜访', 300), keyEventOf('决策链图', 200, { required: false })];
const one = stageOf('一', 1_000, { events: [visit, chart] });
const [two, three] = [stageOf('二', 3_000), stageOf('三', 6_000)];
const definition = processOf(one, two, three);
const type = await publishedType(test, '回放', definition);
const [won, lost] = [definition.stages[3]!, definition.stages[4]!];

/** Another day: everybody signs in anew. */
async function on(day: string): Promise<void> {
  test.setNow(`2026-${day}T03:00:00.000Z`);
  [owner, ann] = [await test.as('processOwner'), await test.as('ann')];
}

const tick = (id: string, eventId: string) => ann.post(`/api/opportunities/${id}/key-events/${eventId}/completion`, {});
const untick = (id: string, eventId: string) => ann.delete(`/api/opportunities/${id}/key-events/${eventId}/completion`);
const moveTo = async (id: string, stageId: string, extra: object = {}) => {
  const answer = await ann.put(`/api/opportunities/${id}/stage`, { stageId, ...extra });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};

/** Careful draws the chart in time, Late after moving, Fickle takes it back; Running has never moved. */
const deals = await Promise.all(
  ['稳', '晚', '变', '新'].map((name) => opportunityOf(test, 'ann', type.id, { name: `商机${name}`, closingOn: null })),
);
const [careful, late, fickle] = deals as [string, string, string, string];
await on('03-05');
for (const id of deals) await tick(id, visit.id);
await tick(careful, chart.id);
await tick(fickle, chart.id);
await on('03-06');
await untick(fickle, chart.id);
await on('03-10');
for (const id of [careful, late, fickle]) await moveTo(id, two.id);
await on('03-20');
await tick(late, chart.id);
await ann.patch(`/api/opportunities/${careful}`, { values: { budget: 5_000 } });
await on('04-02');
await moveTo(late, lost.id, { lossReason: 'price' });
await ann.patch(`/api/opportunities/${careful}`, { values: { closingOn: '2026-09-30' } });
await moveTo(careful, won.id);
await on('06-01');

async function replay(draft: ProcessVersion, body: object = {}, with_: ReplayParts = parts): Promise<ProcessReplay> {
  const { revision } = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
  await owner.put(`/api/business-types/${type.id}/draft`, { revision, definition: draft });
  const started = await owner.post(`/api/business-types/${type.id}/replays`, body);
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  await workOnReplay(with_, orgId, started.body.id);
  return (await owner.get(`/api/process-replays/${started.body.id}`)).body;
}

const findings = async (id: string, kind: string, more = ''): Promise<ReplayFinding[]> =>
  (await owner.get(`/api/process-replays/${id}/findings?kind=${kind}${more}`)).body.findings;
const short = (found: readonly ReplayFinding[]) =>
  found
    .map(({ name, fromName, toName, reasons }) => [name, fromName, toName, ...reasons.map(({ refusal }) => refusal.kind)].join(' '))
    .sort();

const withStageOne = (change: Partial<typeof one>): ProcessVersion => processOf2({ ...one, ...change }, two, three);
const processOf2 = (...open: (typeof one)[]): ProcessVersion => ({ stages: [...open, won, lost] });

describe('replaying a draft on what really happened', () => {
  it('the version itself refuses nothing of what was allowed', async () => {
    const { tally, status, total, examined } = await replay(definition);
    expect([status, total, examined]).toEqual(['finished', 4, 4]);
    expect(tally).toEqual({ moves: 5, passes: 5, merged: 0, refused: 0, refusedAnyway: 0, running: 2, blocked: 0, reasons: {} });
  });

  it('a required event: the facts of the day count, not those of today', async () => {
    const { id, tally } = await replay(withStageOne({ events: [visit, { ...chart, required: true }] }));
    expect(tally).toMatchObject({ moves: 5, passes: 3, refused: 2, running: 2, blocked: 1 });
    expect(tally.reasons[`event:${chart.id}`]).toMatchObject({ novel: false, moves: 2, running: 1 });
    const refused = await findings(id, 'refused');
    expect(short(refused)).toEqual(['商机变 一 二 event', '商机晚 一 二 event']);
    expect(refused[0]).toMatchObject({ at: '2026-03-10T03:00:00.000Z', actorName: 'ann', ownerName: 'ann' });
    expect(short(await findings(id, 'blocked'))).toEqual(['商机新 一 二 event']);
    const inbox = (await owner.get('/api/notices')).body.notices[0];
    expect([inbox.recordId, inbox.data]).toEqual([
      type.id,
      { job: 'processReplay', name: '回放', replayId: id, moves: 5, refused: 2, blocked: 1 },
    ]);
  });

  it('key information: filled in later is not filled in then; operators are asked of whoever moved', async () => {
    const draft = withStageOne({ information: [{ field: 'budget', required: true }] });
    draft.stages[1] = { ...two, operators: [{ kind: 'user', id: test.home.people.lead }] };
    const { id, tally } = await replay(draft);
    expect(tally.reasons['information:budget']).toMatchObject({ novel: true, moves: 3, running: 1 });
    expect(tally.reasons[`operator:${two.id}`]).toMatchObject({ novel: false, moves: 3, running: 1 });
    expect(await findings(id, 'refused', `&reason=operator:${two.id}`)).toHaveLength(3);
    expect(await findings(id, 'refused', '&reason=event:none')).toEqual([]);
  });

  it('merged stages are no moves, and a shorter time leaves out what was before it', async () => {
    const { tally } = await replay(processOf2(one, three));
    expect(tally).toMatchObject({ moves: 5, merged: 3, refused: 0 });
    const april = await replay(processOf2(one, two, three), { months: 2 });
    expect([april.total, april.tally.moves]).toEqual([4, 2]);
  });

  it('other rules may be tried too', async () => {
    const draft = processOf2(one, two, { ...three, events: [keyEventOf('终审', 0)] });
    const each = await replay(draft);
    const free = await replay(draft, { rules: { sequentialOnly: false, freeSkip: true } });
    expect([each.tally.refused, free.tally.refused]).toEqual([1, 0]);
    expect(Object.values(each.tally.reasons)).toMatchObject([{ refusal: { kind: 'event', name: '终审' }, novel: true, moves: 1 }]);
  });

  it('killed after any statement and gone on with, it counts the same', async () => {
    const draft = withStageOne({ events: [visit, { ...chart, required: true }] });
    const whole = await replay(draft, {}, { ...parts, pace: { page: 1 } });
    const started = (await owner.post(`/api/business-types/${type.id}/replays`, {})).body.id as string;
    const statusOf = async () => (await owner.get(`/api/process-replays/${started}`)).body as ProcessReplay;
    let kills = 0;
    for (let statements = 1; (await statusOf()).status === 'running'; statements += 1)
      await workOnReplay({ ...parts, pace: { page: 1 }, database: dyingDatabase(test.database, statements) }, orgId, started).catch(
        (error) => {
          if (!(error instanceof Killed)) throw error;
          kills += 1;
        },
      );
    expect(kills).toBeGreaterThan(10);
    expect((await statusOf()).tally).toEqual(whole.tally);
    expect(short(await findings(started, 'refused'))).toEqual(short(await findings(whole.id, 'refused')));
  });

  it('a draft without a path is refused, and a new replay stops the one that runs', async () => {
    const { revision } = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
    await owner.put(`/api/business-types/${type.id}/draft`, { revision, definition: { stages: [] } });
    const refused = await owner.post(`/api/business-types/${type.id}/replays`, {});
    expect([refused.status, refused.body.error.reasons[0].code]).toEqual([422, 'no_open_stage']);
    await owner.put(`/api/business-types/${type.id}/draft`, { revision: revision + 1, definition });
    const first = (await owner.post(`/api/business-types/${type.id}/replays`, {})).body;
    await owner.post(`/api/business-types/${type.id}/replays`, {});
    const replays = (await owner.get(`/api/business-types/${type.id}/replays`)).body.replays as ProcessReplay[];
    expect(replays.find(({ id }) => id === first.id)?.status).toBe('stopped');
    for (let more = 0; more < 10; more += 1) await owner.post(`/api/business-types/${type.id}/replays`, {});
    const kept = await test.database.read(orgId, (tx) => tx.rows(sql`select 1 from process_replays where business_type_id = ${type.id}`));
    expect(kept).toHaveLength(10);
  });

  it('hides the names of opportunities one may not see', async () => {
    const { id } = await replay(withStageOne({ events: [visit, { ...chart, required: true }] }));
    const level = (to: string) =>
      test.database.write(orgId, async (tx) => {
        await tx.run(
          sql`update roles set rights = jsonb_set(rights, '{objects,opportunity,read}', to_jsonb(${to}::text)) where org_id = ${orgId} and id = ${test.home.roleIds.processOwner}`,
        );
        await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${orgId}`);
      });
    await level('own');
    const hidden = await findings(id, 'refused');
    await level('all');
    expect(hidden.map(({ name, ownerName }) => [name, ownerName])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
