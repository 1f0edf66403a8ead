import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { lookAgain } from './lookAgain.ts';

const test = await startTestApp();
afterAll(() => test.close());

const { orgId } = test.home;
const dueSoon = { days: 3, from: { kind: 'stage' as const } };
const [visit, offer] = [keyEventOf('拜访', 200, { due: dueSoon }), keyEventOf('报价', 300, { required: false, due: dueSoon })];
const [first, second] = [stageOf('立项', 1_000, { plannedDays: 10, events: [visit, offer] }), stageOf('谈判', 8_000, { plannedDays: 5 })];
const type = await publishedType(test, '项目', processOf(first, second));

/** All that a look writes. */
const stored = (id: string) =>
  test.database.read(orgId, (tx) =>
    tx.rows<{ stage_ends_on: string; risk: string | null }>(sql`
      select risk, risk_count, risk_check_on, stage_ends_on, row_version, to_jsonb(p) - 'changed_at' as plan, to_jsonb(m) as memory,
        (select jsonb_agg(to_jsonb(s) order by s.kind, s.subject, s.started_on) from risk_signals s where s.opportunity_id = o.id) as signals,
        (select jsonb_agg(to_jsonb(d) order by d.event_id) from node_dues d where d.opportunity_id = o.id) as dues
      from opportunities o join stage_plans p on p.opportunity_id = o.id join risk_memories m on m.opportunity_id = o.id where o.id = ${id}`),
  );

const ACTS: [what: string, on: string, act: (id: string) => Promise<{ status: number }>][] = [
  ['an event is completed', '2026-03-04', async (id) => (await test.as('ann')).post(tickOf(id), {})],
  ['it is taken back', '2026-03-20', async (id) => (await test.as('ann')).delete(tickOf(id))],
  ['and completed again', '2026-03-21', async (id) => (await test.as('ann')).post(tickOf(id), {})],
  ['the deal moves on', '2026-03-22', async (id) => (await test.as('ann')).put(`/api/opportunities/${id}/stage`, { stageId: second.id })],
  ['and back', '2026-03-30', async (id) => (await test.as('ann')).put(`/api/opportunities/${id}/stage`, { stageId: first.id })],
  ['it is lost', '2026-04-01', async (id) => (await test.as('ann')).post(closingOf(id), { outcome: 'lost', lossReason: 'price' })],
  ['and opened again', '2026-04-20', async (id) => (await test.as('lead')).delete(closingOf(id))],
  ['and won', '2026-04-21', async (id) => (await test.as('ann')).post(closingOf(id), { outcome: 'won' })],
];
const tickOf = (id: string): string => `/api/opportunities/${id}/key-events/${visit.id}/completion`;
const closingOf = (id: string): string => `/api/opportunities/${id}/closing`;

describe('what a command foresees is what looking again finds', () => {
  it('from the first day of an opportunity to its last', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    await expectNothingNew(id, '2026-03-02T02:00:00.000Z');
    for (const [what, day, act] of ACTS) {
      const now = `${day}T02:00:00.000Z`;
      test.setNow(now);
      expect([what, (await act(id)).status]).toEqual([what, 200]);
      await expectNothingNew(id, now, what);
    }
  });

  it('by the calendar and the thresholds of the moment, though both were read before', async () => {
    const now = '2026-05-11T02:00:00.000Z';
    test.setNow(now);
    const [admin, ann] = [await test.as('admin'), await test.as('ann')];
    const made = () => ann.post('/api/opportunities', { values: { name: '新产线', businessTypeId: type.id } }).then(({ body }) => body.id);
    const plannedEnd = async () => (await stored(await made()))[0]!.stage_ends_on;
    expect(await plannedEnd()).toBe('2026-05-21');
    expect((await admin.put('/api/settings/calendar/counting', { dayCounting: 'working' })).status).toBe(200);
    expect(await plannedEnd()).toBe('2026-05-25');

    const { policies } = (await admin.get('/api/risk-policies')).body;
    const off = [...policies[0].policy.off, 'no_next_step'];
    expect((await stored(await made()))[0]).toMatchObject({ risk: 'no_next_step' });
    expect((await admin.put('/api/risk-policies', { businessTypeId: null, policy: { ...policies[0].policy, off } })).status).toBe(200);
    expect((await stored(await made()))[0]).toMatchObject({ risk: null });
  });
});

async function expectNothingNew(id: string, now: string, after = 'it is made'): Promise<void> {
  const written = await stored(id);
  await test.database.write(orgId, (tx) => lookAgain(tx, [id], now));
  expect({ after, rows: await stored(id) }).toEqual({ after, rows: written });
  expect(written).toHaveLength(1);
}
