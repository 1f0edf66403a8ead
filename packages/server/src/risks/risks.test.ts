import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { changeRights } from '../testing/roles.ts';
import { round } from './rounds.ts';

const test = await startTestApp();
afterAll(() => test.close());

const briefing = keyEventOf('客户需求访谈', 500);
const first = stageOf('立项', 1_000, { plannedDays: 10, events: [briefing] });
const second = stageOf('谈判', 8_000);
const type = await publishedType(test, '项目', processOf(first, second));
const START = '2026-03-02T02:00:00.000Z';
const parts = { database: test.database, queue: () => test.queue, config: readConfig({}) };
const { orgId, people } = test.home;
const roundAt = (instant: string): Promise<void> => round(parts, instant);
const on = async (instant: string, person: 'ann' | 'lead' | 'admin' = 'ann') => {
  test.setNow(instant);
  return test.as(person);
};
const openOf = async (id: string): Promise<string[]> => {
  const lead = await test.as('lead');
  const { body } = await lead.get(`/api/opportunities/${id}/risks`);
  return body.open.map((signal: { kind: string; startedOn: string }) => `${signal.kind} ${signal.startedOn}`);
};
const rows = <Row>(statement: ReturnType<typeof sql>): Promise<Row[]> => test.database.read(orgId, (tx) => tx.rows<Row>(statement));
const noticesOf = (id: string) =>
  rows<{ to: string; risk: string }>(sql`
    select u.name as "to", n.data->>'risk' as risk from notices n join users u on u.org_id = n.org_id and u.id = n.user_id
    where n.kind = 'risk' and n.record_id = ${id} order by n.data->>'risk', u.name`);
const followUp = async (id: string, nextAt: string | null = null) =>
  (await test.as('ann')).post(`/api/opportunities/${id}/follow-ups`, { body: '电话', kind: 'call', nextAt });

describe('what happens is judged at once', () => {
  it('a new opportunity has no next step; a follow-up with one ends the signal, in the same act', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect(await openOf(id)).toEqual(['no_next_step 2026-03-02']);
    await followUp(id, '2026-03-05T02:00:00.000Z');
    expect(await openOf(id)).toEqual([]);
    expect((await (await test.as('ann')).get(`/api/opportunities/${id}/risks`)).body.ended).toMatchObject([
      { kind: 'no_next_step', startedOn: '2026-03-02', endedOn: '2026-03-02' },
    ]);
    const record = (await (await test.as('ann')).get(`/api/opportunities/${id}`)).body;
    expect(record.values).toMatchObject({ risk: null, riskCount: 0, stageEndsOn: '2026-03-12' });
  });

  it('a lower amount, a step back and a thrice put-off closing date; marks move, the record’s version does not', async () => {
    const id = await opportunityOf(test, 'ann', type.id, { amount: 100_000 });
    const ann = await test.as('ann');
    await followUp(id, '2026-03-20T02:00:00.000Z');
    await ann.patch(`/api/opportunities/${id}`, { values: { amount: 80_000 } });
    expect(await openOf(id)).toEqual(['amount_dropped 2026-03-02']);
    await changeRights(test, 'ann', (rights) => Object.assign(rights, { fields: { opportunity: { amount: 'hidden' } } }));
    const kept = (await ann.get(`/api/opportunities/risks?kinds=amount_dropped`)).body.rows;
    const keptHere = (await ann.get(`/api/opportunities/${id}/risks`)).body.open;
    await changeRights(test, 'ann', (rights) => Object.assign(rights, { fields: {} }));
    expect([kept, keptHere]).toMatchObject([[{ opportunityId: id, amount: null, figures: {} }], [{ figures: {} }]]);
    await ann.patch(`/api/opportunities/${id}`, { values: { amount: 100_000 } });
    expect(await openOf(id)).toEqual([]);
    for (const closingOn of ['2026-09-30', '2026-10-31', '2026-11-30'])
      await ann.patch(`/api/opportunities/${id}`, { values: { closingOn } });
    expect(await openOf(id)).toEqual(['closing_date_pushed 2026-03-02']);
    await ann.post(`/api/opportunities/${id}/key-events/${briefing.id}/completion`, {});
    await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id });
    const back = await ann.put(`/api/opportunities/${id}/stage`, { stageId: first.id });
    expect(await openOf(id)).toEqual(['moved_back 2026-03-02', 'win_rate_dropped 2026-03-02', 'closing_date_pushed 2026-03-02']);
    const record = (await ann.get(`/api/opportunities/${id}`)).body;
    expect(record).toMatchObject({ rowVersion: back.body.rowVersion, values: { risk: 'moved_back', riskCount: 3 } });
    await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price' });
    expect(await openOf(id)).toEqual([]);
  });

  it('the owner leaves, comes back; the actor is not told what he does himself, the manager is', async () => {
    const id = await opportunityOf(test, 'bob', type.id);
    const admin = await test.as('admin');
    await admin.post(`/api/people/${people.bob}/deactivation`);
    expect(await openOf(id)).toEqual(['owner_inactive 2026-03-02', 'no_next_step 2026-03-02']);
    expect(await noticesOf(id)).toEqual([{ to: 'lead', risk: 'owner_inactive' }]);
    await admin.delete(`/api/people/${people.bob}/deactivation`);
    expect(await openOf(id)).toEqual(['no_next_step 2026-03-02']);
  });

  it('lists find and sort by risk', async () => {
    const ann = await test.as('ann');
    const filter = encodeURIComponent(JSON.stringify(['risk', 'in', ['no_next_step']]));
    const id = await opportunityOf(test, 'ann', type.id, { name: 'listed' });
    const page = await ann.get(`/api/opportunities?filter=${filter}&sort=-riskCount&columns=name,risk,riskCount`);
    expect(page.body.records.map((record: { id: string }) => record.id)).toContain(id);
    const board = await ann.get(`/api/opportunities/board?businessTypeId=${type.id}`);
    const cards = board.body.columns.flatMap((column: { cards: { id: string; risk: string | null; riskCount: number }[] }) => column.cards);
    expect(cards.find((card: { id: string }) => card.id === id)).toMatchObject({ risk: 'no_next_step', riskCount: 1 });
  });
});

describe('what time brings', () => {
  it('edge 62: overdue flips at 00:00 in Shanghai of the next day, for everybody; nobody is told twice', async () => {
    await on(START);
    const id = await opportunityOf(test, 'ann', type.id); // planned to end on 12 March
    await followUp(id, '2026-03-30T02:00:00.000Z');
    await roundAt('2026-03-12T15:59:00.000Z');
    expect(await openOf(id)).toEqual(['required_events_open 2026-03-09']);
    await roundAt('2026-03-12T16:00:00.000Z');
    const flipped = ['plan_overdue 2026-03-13', 'over_stay 2026-03-13', 'required_events_open 2026-03-09'];
    expect(await openOf(id)).toEqual(flipped);
    const told = await noticesOf(id);
    expect(told).toEqual([
      { to: 'ann', risk: 'over_stay' },
      { to: 'lead', risk: 'over_stay' },
      { to: 'ann', risk: 'plan_overdue' },
      { to: 'lead', risk: 'plan_overdue' },
      { to: 'ann', risk: 'required_events_open' },
    ]);
    await roundAt('2026-03-12T16:15:00.000Z');
    await roundAt('2026-03-13T16:00:00.000Z');
    expect(await openOf(id)).toEqual(flipped);
    expect(await noticesOf(id)).toEqual(told);
  });

  it('one letter per person and round tells of everything new, and never again', async () => {
    const letters = await rows<{ to: string; subject: string; text: string }>(
      sql`select recipient as "to", subject, body_text as text from outgoing_mail where subject like '%风险%' order by created_at, recipient`,
    );
    const toLead = letters.filter((letter) => letter.to.startsWith('lead'));
    expect(toLead).toHaveLength(1); // the owner who left is back: nothing to write about
    expect(toLead[0]!.text).toContain('ann · 阶段超期');
    expect(await rows(sql`select 1 from risk_letters`)).toEqual([]);
  });

  it('edge 65: the night the clocks go back is one day; after days away everything is caught up', async () => {
    const away = await startTestApp();
    const awayParts = { database: away.database, queue: () => away.queue, config: readConfig({}) };
    try {
      await away.database.write(away.home.orgId, (tx) =>
        tx.run(sql`update organisations set time_zone = 'America/New_York' where id = ${away.home.orgId}`),
      );
      const local = await publishedType(away, 'DST', processOf(stageOf('one', 1_000, { plannedDays: 3 })));
      away.setNow('2026-10-29T14:00:00.000Z');
      const ann = await away.as('ann');
      const { id } = (await ann.post('/api/opportunities', { values: { name: 'dst', businessTypeId: local.id } })).body;
      await ann.post(`/api/opportunities/${id}/follow-ups`, { body: 'x', nextAt: '2026-12-01T15:00:00.000Z' });
      const told = () =>
        away.database.read(away.home.orgId, (tx) =>
          tx.rows<{ at: string }>(
            sql`select created_at as at from notices where kind = 'risk' and data->>'risk' = 'plan_overdue' and user_id = ${away.home.people.ann}`,
          ),
        );
      // 1 November 2026 has 25 hours in New York: 04:00Z to 05:00Z of the next day; the plan ends on it
      for (const hour of [0, 1, 2, 3, 24, 25, 26]) {
        const at = new Date(Date.parse('2026-11-01T03:00:00.000Z') + hour * 3_600_000).toISOString();
        await round(awayParts, at);
        expect(await told(), at).toHaveLength(at < '2026-11-02T05:00:00.000Z' ? 0 : 1);
      }
      await round(awayParts, '2026-11-20T09:00:00.000Z');
      const { body } = await (async () => {
        away.setNow('2026-11-20T09:00:00.000Z');
        return (await away.as('ann')).get(`/api/opportunities/${id}/risks`);
      })();
      expect(body.open.map((signal: { kind: string; startedOn: string }) => [signal.kind, signal.startedOn])).toEqual([
        ['plan_overdue', '2026-11-02'],
        ['over_stay', '2026-11-02'],
        ['inactive', '2026-11-12'],
      ]);
    } finally {
      await away.close();
    }
  });

  it('whatever changed without looking is seen by the next round', async () => {
    await on(START);
    const id = await opportunityOf(test, 'ann', type.id);
    const ann = await test.as('ann');
    await test.database.write(orgId, (tx) => tx.run(sql`update opportunities set amount = 1 where id = ${id}`));
    await ann.post(`/api/opportunities/${id}/team`, {}); // no such route: nothing is recorded
    await ann.put(`/api/opportunities/${id}/team/${people.eve}`, { access: 'read' });
    // the log is read up to the oldest transaction still running on this PostgreSQL, and other tests run theirs on it, too
    const afterARound = async () => {
      await roundAt(START);
      return openOf(id);
    };
    await expect.poll(afterARound, { timeout: 90_000 }).toEqual(['amount_dropped 2026-03-02', 'no_next_step 2026-03-02']);
  });
});

describe('the risk list', () => {
  it('shows the newest first, by kind, owner and team, page by page, in scope', async () => {
    const eve = await opportunityOf(test, 'eve', type.id, { name: 'eve’s' });
    const director = await on(START, 'lead');
    const all = (await director.get('/api/opportunities/risks?limit=200')).body.rows;
    expect(all.map((row: { opportunityId: string }) => row.opportunityId)).not.toContain(eve);
    const kinds = (await director.get('/api/opportunities/risks?kinds=plan_overdue,over_stay')).body.rows;
    expect(new Set(kinds.map((row: { kind: string }) => row.kind))).toEqual(new Set(['plan_overdue', 'over_stay']));
    const one = (await director.get('/api/opportunities/risks?limit=1')).body;
    const two = (await director.get(`/api/opportunities/risks?limit=1&cursor=${encodeURIComponent(one.nextCursor)}`)).body;
    expect([one.rows[0], two.rows[0]]).toEqual(all.slice(0, 2));
    const counts = (await director.get('/api/opportunities/risks/counts')).body.counts;
    expect(counts.find((row: { kind: string }) => row.kind === 'plan_overdue').signals).toBe(
      all.filter((row: { kind: string }) => row.kind === 'plan_overdue').length,
    );
    const south = `departmentId=${test.home.departments.south}`;
    expect((await director.get(`/api/opportunities/risks?${south}`)).body.rows).toEqual([]);
    const seen = (await (await test.as('southLead')).get(`/api/opportunities/risks?${south}&businessTypeId=${type.id}`)).body.rows;
    expect(seen.map((row: { opportunityId: string }) => row.opportunityId)).toEqual([eve]);
    expect((await director.get('/api/opportunities/risks?cursor=x')).status).toBe(400);
    expect((await director.get('/api/opportunities/risks?kinds=boredom')).status).toBe(400);
  });

  it('another owner takes the signals along', async () => {
    const id = await opportunityOf(test, 'ann', type.id, { name: 'moves on' });
    const director = await test.as('director');
    await director.post(`/api/opportunities/${id}/assign`, { ownerId: people.eve });
    const seen = (await (await test.as('eve')).get('/api/opportunities/risks')).body.rows;
    expect(seen.map((row: { opportunityId: string }) => row.opportunityId)).toContain(id);
  });
});

describe('thresholds', () => {
  const limits = {
    pushes: 3,
    inactiveDays: 14,
    approvalDays: 2,
    nearEndDays: 3,
    watchDays: 30,
    tellOwner: [],
    tellManager: [],
    mail: false,
  };

  it('of a business type take effect by the next round, quietly, and go back to the organisation’s', async () => {
    const admin = await on(START, 'admin');
    const id = await opportunityOf(test, 'ann', type.id, { name: 'judged' });
    expect((await (await test.as('lead')).put('/api/risk-policies', { businessTypeId: null, policy: { ...limits, off: [] } })).status).toBe(
      403,
    );
    const put = await admin.put('/api/risk-policies', { businessTypeId: type.id, policy: { ...limits, off: ['no_next_step'] } });
    expect(put.body.policies).toMatchObject([
      { businessTypeId: null, rowVersion: 0 },
      { businessTypeId: type.id, rowVersion: 1 },
    ]);
    await roundAt(START);
    expect(await openOf(id)).toEqual([]);
    expect((await admin.put('/api/risk-policies', { businessTypeId: type.id, policy: { ...limits, off: [] }, rowVersion: 0 })).status).toBe(
      409,
    );
    await admin.delete(`/api/risk-policies/${type.id}`);
    await roundAt(START);
    expect(await openOf(id)).toEqual(['no_next_step 2026-03-02']);
    expect(await noticesOf(id)).toEqual([]);
  });
});
