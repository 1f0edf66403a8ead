import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyEvent } from '#domain/processes/definition.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const briefing = keyEventOf('客户需求访谈', 500, { due: { from: { kind: 'stage' }, days: 3 } });
const offer = keyEventOf('签字版方案书', 500, { upload: 'must', due: { from: { kind: 'event', eventId: briefing.id }, days: 5 } });
const first = stageOf('立项与公关', 1_000, { plannedDays: 40, events: [briefing] });
const second = stageOf('客户培育', 3_000, { plannedDays: 38, events: [offer] });
const third = stageOf('商务与合同', 8_000, { plannedDays: 48 });
const type = await publishedType(test, 'SG项目', processOf(first, second, third));
const START = '2026-03-02T02:00:00.000Z';
let [ann, admin] = [await test.as('ann'), await test.as('admin')];
/** Another day: everybody signs in again. */
async function on(instant: string): Promise<void> {
  test.setNow(instant);
  [ann, admin] = [await test.as('ann'), await test.as('admin')];
}
const ends = (body: { lines: { endsOn: string | null }[] }): (string | null)[] => body.lines.map((line) => line.endsOn);
const planOf = async (id: string) => (await ann.get(`/api/opportunities/${id}/plan`)).body;
const end = (stageId: string, endsOn: string | null) => ({ stageId, endsOn });
const eventsOf = (id: string, kind: string) =>
  test.database.read(test.home.orgId, (tx) =>
    tx.rows<{ data: Record<string, unknown> }>(sql`select data from events where record_id = ${id} and kind = ${kind}`),
  );

describe('the stage plan', () => {
  let id = '';
  beforeAll(async () => {
    id = await opportunityOf(test, 'ann', type.id, { closingOn: '2026-08-31' });
  });

  it('begins with the defaults: 40, 38 and 48 days after creation', async () => {
    const plan = await planOf(id);
    expect(ends(plan)).toEqual(['2026-04-11', '2026-05-19', '2026-07-06']);
    expect(plan).toMatchObject({ startsOn: '2026-03-02', closingOn: '2026-08-31', byHand: false, problems: [], mayEdit: true });
  });

  it('refuses ends that decrease or pass the closing date, naming every row; nothing is saved', async () => {
    const answer = await ann.put(`/api/opportunities/${id}/plan`, { ends: [end(first.id, '2026-06-01'), end(third.id, '2026-09-01')] });
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({
      code: 'planRefused',
      reasons: [
        { kind: 'plan_before_previous', stageId: second.id, stageName: '客户培育', previousStageName: '立项与公关' },
        { kind: 'plan_after_closing', stageId: third.id, stageName: '商务与合同' },
      ],
    });
    expect(ends(await planOf(id))).toEqual(['2026-04-11', '2026-05-19', '2026-07-06']);
  });

  it('saves ends and the closing date in one act, the closing date both ways', async () => {
    const saved = await ann.put(`/api/opportunities/${id}/plan`, { ends: [end(first.id, '2026-03-20')], closingOn: '2026-09-30' });
    expect(saved.body).toMatchObject({ closingOn: '2026-09-30', byHand: true });
    expect(ends(saved.body)[0]).toBe('2026-03-20');
    expect((await ann.get(`/api/opportunities/${id}`)).body.values.closingOn).toBe('2026-09-30');
    await ann.patch(`/api/opportunities/${id}`, { values: { closingOn: '2026-10-31' } });
    expect((await planOf(id)).closingOn).toBe('2026-10-31');
    expect((await eventsOf(id, 'opportunity.planChanged'))[0]?.data).toMatchObject({
      changes: [{ stageName: '立项与公关', to: '2026-03-20' }],
    });
  });

  it('edge 64: a closing date before the end of a stage is refused, or pulls it in by choice', async () => {
    const refused = await ann.patch(`/api/opportunities/${id}`, { values: { closingOn: '2026-06-30' } });
    expect(refused.status).toBe(422);
    expect(refused.body.error.reasons).toMatchObject([{ kind: 'plan_after_closing', stageName: '商务与合同', day: '2026-07-06' }]);
    expect((await planOf(id)).closingOn).toBe('2026-10-31');
    const bulk = await ann.post('/api/opportunities/bulk', { ids: [id], act: { do: 'edit', values: { closingOn: '2026-06-30' } } });
    expect(bulk.body).toMatchObject({ refused: 1 });
    const pulled = await ann.patch(`/api/opportunities/${id}`, { values: { closingOn: '2026-06-30' }, pullPlanIn: true });
    expect(pulled.status).toBe(200);
    expect(ends(await planOf(id))).toEqual(['2026-03-20', '2026-05-19', '2026-06-30']);
  });

  it('重置 restores the defaults', async () => {
    const reset = await ann.delete(`/api/opportunities/${id}/plan`);
    expect(ends(reset.body)).toEqual(['2026-04-11', '2026-05-19', '2026-06-30']);
    expect(reset.body.byHand).toBe(false);
  });

  it('is kept by a move; 重置 then counts from the entry of the stage', async () => {
    await ann.post(`/api/opportunities/${id}/key-events/${briefing.id}/completion`, {});
    await on('2026-03-12T02:00:00.000Z');
    expect((await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id })).status).toBe(200);
    const moved = await planOf(id);
    expect(ends(moved)).toEqual(['2026-04-11', '2026-05-19', '2026-06-30']);
    expect(moved.lines[0]).toMatchObject({ stay: { enteredOn: '2026-03-02', leftOn: '2026-03-12' }, slip: -30 });
    expect(moved.defaults).toEqual(['2026-03-12', '2026-04-19', '2026-06-06']);
    await on(START);
  });

  it('needs the right to edit, and an open opportunity', async () => {
    const bob = await test.as('bob');
    expect((await bob.get(`/api/opportunities/${id}/plan`)).status).toBe(404);
    expect((await (await test.as('reader')).put(`/api/opportunities/${id}/plan`, { ends: [] })).status).toBe(403);
    expect((await ann.put(`/api/opportunities/${id}/plan`, { ends: [], rowVersion: 1 })).status).toBe(409);
    expect((await ann.put(`/api/opportunities/${id}/plan`, { ends: [end(type.id, '2026-05-01')] })).status).toBe(400);
    expect((await test.anonymous.get(`/api/opportunities/${id}/plan`)).status).toBe(401);
    await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price' });
    expect((await ann.put(`/api/opportunities/${id}/plan`, { ends: [] })).status).toBe(409);
  });

  it('a plan nobody has touched takes its first closing date as its end', async () => {
    const undated = await opportunityOf(test, 'ann', type.id, { closingOn: null });
    expect(ends(await planOf(undated))).toEqual(['2026-04-11', '2026-05-19', '2026-07-06']);
    await ann.patch(`/api/opportunities/${undated}`, { values: { closingOn: '2026-05-01' } });
    expect(ends(await planOf(undated))).toEqual(['2026-04-11', '2026-05-01', '2026-05-01']);
  });
});

describe('the calendar', () => {
  it('comes with the announced days of 2025 and 2026', async () => {
    const { body } = await ann.get('/api/settings/calendar');
    const of = (year: string, kind: string): string[] =>
      body.days
        .filter((one: { day: string; kind: string }) => one.day.startsWith(year) && one.kind === kind)
        .map((one: { day: string }) => one.day);
    expect(of('2025', 'off')).toHaveLength(28);
    expect(of('2026', 'off')).toHaveLength(33);
    expect(of('2025', 'worked')).toEqual(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']);
    expect(of('2026', 'worked')).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    expect(body).toMatchObject({ dayCounting: 'calendar', officialYears: [2025, 2026] });
  });

  it('edge 63: business days skip the holidays and count the make-up Saturday; a later edit shifts no stored date', async () => {
    await admin.put('/api/settings/calendar/counting', { dayCounting: 'working' });
    const days = processOf(stageOf('五天', 1_000, { plannedDays: 5 }));
    const fiveDays = await publishedType(test, '五天', days);
    await on('2026-09-30T02:00:00.000Z');
    const created = await ann.post('/api/opportunities', { values: { name: '国庆前', businessTypeId: fiveDays.id } });
    const { id } = created.body;
    // 8, 9, Saturday 10 (in exchange), 12 and 13 October
    expect(ends(await planOf(id))).toEqual(['2026-10-13']);
    await admin.put('/api/settings/calendar/years/2026', { days: [] });
    expect(ends(await planOf(id))).toEqual(['2026-10-13']);
    expect(await planOf(id)).toMatchObject({ dayCounting: 'working', yearsWithoutEntries: [2026] });
    const later = await ann.post('/api/opportunities', { values: { name: '之后', businessTypeId: fiveDays.id } });
    expect(ends(await planOf(later.body.id))).toEqual(['2026-10-07']);
    await admin.post('/api/settings/calendar/years/2026/official');
    await admin.put('/api/settings/calendar/counting', { dayCounting: 'calendar' });
    await on(START);
    expect((await ann.get('/api/settings/calendar')).body.days).toHaveLength(28 + 33 + 11);
  });

  it('is changed by administrators, with days that make sense', async () => {
    expect((await ann.put('/api/settings/calendar/years/2027', { days: [] })).status).toBe(403);
    const year = (days: object[]) => admin.put('/api/settings/calendar/years/2027', { days });
    expect((await year([{ day: '2026-01-01', kind: 'off', name: '' }])).body.error.fields).toEqual([
      { field: 'days.0', reason: 'notOfThisYear' },
    ]);
    expect((await year([{ day: '2027-01-04', kind: 'worked', name: '' }])).body.error.fields).toEqual([
      { field: 'days.0', reason: 'workedOnWeekday' },
    ]);
    expect((await year([{ day: '2027-01-01', kind: 'off', name: '元旦' }])).body.days.at(-1)).toEqual({
      day: '2027-01-01',
      kind: 'off',
      name: '元旦',
    });
    expect((await admin.post('/api/settings/calendar/years/2031/official')).status).toBe(404);
  });
});

describe('the Gantt of a portfolio', () => {
  it('shows plan against actual of what the list finds, in scope, page by page', async () => {
    const id = await opportunityOf(test, 'bob', type.id, { name: 'bob’s plant' });
    const bob = await test.as('bob');
    const { body } = await bob.get('/api/opportunities/gantt?sort=closingOn&limit=1');
    expect(body.rows).toMatchObject([
      { id, stageName: '立项与公关', startsOn: '2026-03-02', lines: [{ endsOn: '2026-04-11', slip: 0 }, {}, {}] },
    ]);
    const filter = encodeURIComponent(JSON.stringify(['businessTypeId', 'equals', type.id]));
    const page = await ann.get(`/api/opportunities/gantt?filter=${filter}&limit=1`);
    expect(page.body.rows).toHaveLength(1);
    expect(page.body.nextCursor).toEqual(expect.any(String));
    const lead = await (await test.as('lead')).get('/api/opportunities/gantt?limit=100');
    expect(lead.body.rows.map((row: { id: string }) => row.id)).toContain(id);
    expect((await ann.get('/api/opportunities/gantt?limit=100')).body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
    expect((await ann.get('/api/opportunities/gantt?sort=wrong')).status).toBe(400);
  });
});

describe('the node check', () => {
  let id = '';
  beforeAll(async () => {
    await on(START);
    id = await opportunityOf(test, 'eve', type.id, { name: 'eve’s node' });
  });

  it('says deliverable, deadline, state, who, and what waits for another event', async () => {
    await on('2026-03-10T02:00:00.000Z');
    const eve = await test.as('eve');
    const { body } = await eve.get(`/api/opportunities/${id}/nodes`);
    expect(body.rows[0]).toMatchObject({
      action: '客户需求访谈',
      due: { on: '2026-03-05', projected: false },
      state: 'overdue',
      daysLate: 5,
      waits: null,
    });
    expect(body.rows[1]).toMatchObject({
      due: { on: '2026-03-10', projected: true },
      state: 'not_started',
      waits: 'event',
      deliverable: { upload: 'must' },
    });
    expect(body.names[body.rows[0].responsible[0].id]).toBe('eve');
    await eve.post(`/api/opportunities/${id}/key-events/${briefing.id}/completion`, {});
    const after = (await eve.get(`/api/opportunities/${id}/nodes`)).body.rows;
    expect(after[0]).toMatchObject({ state: 'done', exceptions: ['done_late'], daysLate: 5 });
    expect(after[1]).toMatchObject({ due: { on: '2026-03-15', projected: false }, waits: null });
  });

  it('across the team: by state, department and owner, the earliest deadline first, in scope', async () => {
    await on('2026-03-20T02:00:00.000Z');
    const director = await test.as('director');
    const south = test.home.departments.south;
    const overdue = (await director.get(`/api/opportunities/nodes?departmentId=${south}`)).body;
    expect(overdue.rows.map((row: { action: string; daysLate: number }) => [row.action, row.daysLate])).toEqual([['签字版方案书', 5]]);
    expect((await director.get(`/api/opportunities/nodes?departmentId=${south}&state=done`)).body.rows).toMatchObject([
      { action: '客户需求访谈' },
    ]);
    expect((await ann.get(`/api/opportunities/nodes?ownerId=${test.home.people.eve}`)).body.rows).toEqual([]);
    const paged = (await director.get('/api/opportunities/nodes?limit=1')).body;
    const next = (await director.get(`/api/opportunities/nodes?limit=1&cursor=${encodeURIComponent(paged.nextCursor)}`)).body;
    expect(next.rows[0].opportunityId).not.toBe(paged.rows[0].opportunityId);
    expect((await director.get('/api/opportunities/nodes?cursor=x')).status).toBe(400);
    await on(START);
  });

  it('names whoever operates the event since the newest version, without a sync', async () => {
    const draft = (await admin.get(`/api/business-types/${type.id}/draft`)).body;
    const listed: KeyEvent = { ...briefing, operators: [{ kind: 'user', id: test.home.people.bob }] };
    const definition = processOf({ ...first, events: [listed] }, second, third);
    const saved = await admin.put(`/api/business-types/${type.id}/draft`, { revision: draft.revision, definition });
    await admin.post(`/api/business-types/${type.id}/versions`, { revision: saved.body.revision, note: '' });
    const { body } = await (await test.as('eve')).get(`/api/opportunities/${id}/nodes`);
    expect(body.rows[0].responsible).toEqual([{ kind: 'user', id: test.home.people.bob }]);
    expect(body.names).toMatchObject({ [test.home.people.bob]: 'bob' });
  });

  it('what was left undone in an opportunity that is won is overdue no more', async () => {
    const left = await opportunityOf(test, 'ann', type.id, { name: 'won without its node' });
    await on('2026-03-20T02:00:00.000Z');
    const overdue = async () =>
      (await ann.get(`/api/opportunities/nodes?ownerId=${test.home.people.ann}`)).body.rows.filter(
        (row: { opportunityId: string }) => row.opportunityId === left,
      ).length;
    expect(await overdue()).toBe(1);
    const lead = await test.as('lead');
    const won = await lead.post(`/api/opportunities/${left}/closing`, { outcome: 'won', override: { reason: '客户直接下单' } });
    expect(won.status, JSON.stringify(won.body)).toBe(200);
    expect(await overdue()).toBe(0);
    await on(START);
  });
});
