// The kept totals of opportunities against a recount, for every person and question, after acts of every kind.
import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import { startTestApp } from '../testing/app.ts';
import { processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { people } = test.home;
const PERSONS = ['ann', 'bob', 'eve', 'lead', 'admin'] as const;
const [ann, bob, eve, lead, admin] = await Promise.all(PERSONS.map((person) => test.as(person)));
const callers = { ann: ann!, bob: bob!, eve: eve!, lead: lead!, admin: admin! };
const stages = [stageOf('需求', 1_000), stageOf('方案', 5_000)];
const type = await publishedType(test, '直销', processOf(...stages));

const QUESTIONS: Record<string, FilterNode | null> = {
  'nothing asked': null,
  'one stage': { field: 'stageId', operator: 'equals', value: stages[1]!.id },
  'mine, open': {
    join: 'and',
    of: [
      { field: 'ownerId', operator: 'me' },
      { field: 'status', operator: 'equals', value: 'open' },
    ],
  },
  'of my people': { field: 'ownerId', operator: 'mySubordinates' },
  'of a stranger': { field: 'ownerId', operator: 'in', value: [people.eve, people.bob] },
  'either or': {
    join: 'or',
    of: [
      { field: 'status', operator: 'notEquals', value: 'open' },
      { field: 'currency', operator: 'equals', value: 'USD' },
    ],
  },
};

type Caller = (typeof callers)[keyof typeof callers];
const totals = async (who: Caller, filter: FilterNode | null, exact: boolean) => {
  const asked = new URLSearchParams({ ...(filter ? { filter: encodeFilter(filter) } : {}), exact: String(exact) });
  const { status, body } = await who.get(`/api/opportunities/totals?${asked}`);
  expect(status).toBe(200);
  return body;
};
/** A condition the totals are not kept by sends the question to the records themselves. */
const recounted = (filter: FilterNode | null): FilterNode => ({
  join: 'and',
  of: [...(filter ? [filter] : []), { field: 'createdAt', operator: 'notEmpty' }],
});

async function expectEqual(): Promise<void> {
  for (const [person, caller] of Object.entries(callers)) {
    for (const [question, filter] of Object.entries(QUESTIONS)) {
      expect(await totals(caller, filter, false), `${person}: ${question}`).toEqual(await totals(caller, recounted(filter), true));
    }
  }
}

const create = async (who: Caller, values: object): Promise<string> =>
  (await who.post('/api/opportunities', { values: { businessTypeId: type.id, name: '产线改造', ...values } })).body.id;

it('are exact whatever is asked by owner, stage, status or currency', async () => {
  await expectEqual();
  const ids = [
    await create(callers.ann, { amount: 500, budget: 700, closingOn: '2026-08-31' }),
    await create(callers.ann, { amount: 300, stageId: stages[1]!.id }),
    await create(callers.bob, { amount: 90, currency: 'USD', budget: 1 }),
    await create(callers.eve, { amount: null, budget: 20 }),
  ];
  await test.database.write(test.home.orgId, (tx) =>
    tx.run(sql`insert into team_members (org_id, object, record_id, user_id, access, added_at, added_by)
      values (${test.home.orgId}, 'opportunity', ${ids[3]}, ${people.bob}, 'read', now(), ${people.eve})`),
  );
  await expectEqual();
  expect((await totals(callers.bob, null, false)).sums).toContainEqual({ field: 'budget', currency: 'CNY', amount: '20' });
  expect((await totals(callers.admin, null, false)).count).toBe(4);

  await done(callers.ann.patch(`/api/opportunities/${ids[0]}`, { values: { budget: null, amount: 80, stageId: stages[1]!.id } }));
  await done(callers.lead.post(`/api/opportunities/${ids[1]}/assign`, { ownerId: people.bob }));
  await done(callers.admin.delete(`/api/opportunities/${ids[2]}`));
  await expectEqual();
  await done(callers.admin.post(`/api/opportunities/bulk`, { ids: [ids[2], ids[3]], act: { do: 'restore' } }));
  await done(callers.admin.post(`/api/opportunities/bulk`, { ids: [ids[0], ids[3]], act: { do: 'assign', ownerId: people.ann } }));
  await done(callers.ann.post(`/api/opportunities/${ids[3]}/closing`, { outcome: 'lost', lossReason: 'price' }));
  await expectEqual();
});

async function done(act: Promise<{ status: number; body: unknown }>): Promise<void> {
  expect(await act).toMatchObject({ status: 200 });
}
