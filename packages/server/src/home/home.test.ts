import { afterAll, describe, expect, it } from 'vitest';
import { due, inStage, openOpportunities, ownedBy } from '#domain/home/questions.ts';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

// The clock of the test stands at Monday 2026-03-02, ten in the morning in Shanghai.
const TODAY = '2026-03-02';
const test = await startTestApp();
afterAll(() => test.close());
const [ann, bob, lead, eve, finance] = await Promise.all(
  (['ann', 'bob', 'lead', 'eve', 'finance'] as const).map((person) => test.as(person)),
);

const [first, second] = [stageOf('需求', 1_000), stageOf('方案', 5_000)];
const type = await publishedType(test, '直销', processOf(first, second));
const early = await opportunityOf(test, 'ann', type.id, { name: '早该联系', amount: 300_000, closingOn: '2026-03-31' });
const late = await opportunityOf(test, 'ann', type.id, { name: '今晚联系', amount: 200_000, closingOn: '2026-04-01' });
const bobs = await opportunityOf(test, 'bob', type.id, { name: '同事的', amount: null, closingOn: null });
await opportunityOf(test, 'eve', type.id, { name: '南区的' });

const plan = (id: string, nextAt: string, who = ann, object = 'opportunities') =>
  who!.post(`/api/${object}/${id}/follow-ups`, { body: `约在 ${nextAt}`, nextAt });
await plan(early, '2026-03-01T15:59:00Z'); // 23:59 yesterday in Shanghai
await plan(late, '2026-03-02T15:59:00Z'); // 23:59 today
await plan(bobs, '2026-03-02T16:00:00Z', bob); // midnight: tomorrow
const account = (await ann!.post('/api/accounts', { values: { name: '临江机电' } })).body.id;
await plan(account, '2026-02-20T02:00:00Z', ann, 'accounts');

const counted = async (who: typeof ann, object: string, filter: FilterNode) =>
  (await who!.get(`/api/${object}/totals?filter=${encodeURIComponent(encodeFilter(filter))}`)).body.count;

describe('follow-ups due', () => {
  it('tells overdue from today by the day in the organisation’s time zone, earliest first', async () => {
    const { body } = await ann!.get('/api/home/due');
    expect(body).toMatchObject({ of: 'me', below: 0, today: TODAY });
    expect(body.counts).toEqual([
      { object: 'opportunity', overdue: { count: 1, complete: true }, today: { count: 1, complete: true } },
      { object: 'account', overdue: { count: 1, complete: true }, today: { count: 0, complete: true } },
      { object: 'contact', overdue: { count: 0, complete: true }, today: { count: 0, complete: true } },
    ]);
    expect(body.records.map((record: { name: string }) => record.name)).toEqual(['临江机电', '早该联系', '今晚联系']);
    expect(body.records[1]).toMatchObject({ object: 'opportunity', id: early, ownerName: 'ann' });
  });

  it('counts what the list behind the number holds', async () => {
    for (const [who, of] of [[ann, 'me'] as const, [lead, 'team'] as const]) {
      const { body } = await who!.get(`/api/home/due?of=${of}`);
      const [{ overdue, today }] = body.counts;
      expect(await counted(who, 'opportunities', due('opportunity', ownedBy(of), TODAY))).toBe(overdue.count + today.count);
    }
  });

  it('forgets an opportunity that is closed', async () => {
    const id = await opportunityOf(test, 'eve', type.id, { name: '输了的' });
    await plan(id, '2026-03-01T02:00:00Z', eve);
    expect((await eve!.get('/api/home/due')).body.records).toHaveLength(1);
    expect((await eve!.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price' })).status).toBe(200);
    expect((await eve!.get('/api/home/due')).body.records).toHaveLength(0);
  });
});

describe('the pipeline', () => {
  it('adds a seller’s open opportunities up by stage, and what closes this month', async () => {
    const { body } = await ann!.get('/api/home/pipeline');
    expect(body.stages).toEqual([
      {
        ...{ stageId: first.id, name: '需求', businessTypeId: type.id, businessTypeName: '直销' },
        ...{ records: 2, amount: '500000', weighted: '50000', currency: 'CNY' },
      },
    ]);
    expect(body.closing.sums).toEqual([{ records: 1, amount: '300000', weighted: '30000', currency: 'CNY' }]);
    expect(body.closing.records).toMatchObject([{ id: early, stageName: '需求', amount: 300_000, closingOn: '2026-03-31' }]);
    expect(body.people).toEqual([]);
    expect(await counted(ann, 'opportunities', inStage(ownedBy('me'), first.id))).toBe(2);
  });

  it('gives a manager the team and a row per person, and his own when he asks for it', async () => {
    const { body } = await lead!.get('/api/home/pipeline');
    expect(body).toMatchObject({ of: 'team', below: 2 });
    expect(body.stages).toMatchObject([{ records: 3, amount: '500000' }]);
    expect(body.people).toMatchObject([
      { person: { name: 'ann' }, open: [{ records: 2 }], closing: [{ records: 1 }], overdue: { count: 1, complete: true } },
      { person: { name: 'bob' }, open: [{ records: 1, amount: '0' }], closing: [], overdue: { count: 0, complete: true } },
    ]);
    expect(await counted(lead, 'opportunities', openOpportunities(ownedBy('team')))).toBe(3);
    expect((await lead!.get('/api/home/pipeline?of=me')).body).toMatchObject({ of: 'me', stages: [], people: [] });
  });

  it('shows a seller nothing of his peers, even when he asks for a team he does not have', async () => {
    const { body } = await ann!.get('/api/home/pipeline?of=team');
    expect(body).toMatchObject({ of: 'me', people: [] });
    expect(body.stages).toMatchObject([{ records: 2 }]);
    expect((await finance!.get('/api/home/pipeline')).body.stages).toEqual([]);
  });
});

describe('what changed', () => {
  it('names the newest event of each of my records, and none of a peer’s', async () => {
    const { changes } = (await ann!.get('/api/home/changes')).body;
    expect(changes.map((change: { recordName: string }) => change.recordName).sort()).toEqual(['临江机电', '今晚联系', '早该联系'].sort());
    const newest = changes.find((change: { recordId: string }) => change.recordId === late);
    expect(newest).toMatchObject({ kind: 'followUp.recorded', actorName: 'ann', text: '约在 2026-03-02T15:59:00Z' });
    const { changes: ofTeam } = (await lead!.get('/api/home/changes')).body;
    expect(ofTeam.map((change: { recordId: string }) => change.recordId)).toContain(bobs);
  });

  it('keeps following private', async () => {
    await ann!.put(`/api/accounts/${account}/follow`);
    const { changes } = (await ann!.get('/api/home/changes')).body;
    expect(changes.find((change: { recordId: string }) => change.recordId === account).kind).toBe('followUp.recorded');
  });
});

it('refuses whoever is not signed in', async () => {
  for (const part of ['due', 'pipeline', 'changes']) expect((await test.anonymous.get(`/api/home/${part}`)).status).toBe(401);
});
