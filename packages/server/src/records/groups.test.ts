import { afterAll, describe, expect, it } from 'vitest';
import { encodeFilter } from '#domain/records/filters.ts';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const [ann, lead, eve] = await Promise.all([test.as('ann'), test.as('lead'), test.as('eve')]);

const [first, second] = [stageOf('需求', 1_000), stageOf('方案', 5_000)];
const type = await publishedType(test, '直销', processOf(first, second));
const big = await opportunityOf(test, 'ann', type.id, { name: '大单', amount: 300 });
await opportunityOf(test, 'ann', type.id, { name: '小单', amount: 20 });
await opportunityOf(test, 'bob', type.id, { name: '同事的单', amount: 1 });
await lead.put(`/api/opportunities/${big}/stage`, { stageId: second.id });

interface Group {
  value: unknown;
  count: number;
  sums: { field: string; currency: string; amount: string }[];
}
const groupsOf = async (who: typeof ann, query: string) => (await who.get(`/api/opportunities/groups?${query}`)).body;
const amounts = ({ groups }: { groups: Group[] }) =>
  groups.map(({ value, count, sums }) => [value, count, sums.find(({ field }) => field === 'amount')?.amount]);

describe('the groups of a list', () => {
  it('come in the order of the process, each with its count and sums', async () => {
    const answer = await groupsOf(lead, 'by=stageId');
    expect(amounts(answer)).toEqual([
      [first.id, 2, '21'],
      [second.id, 1, '300'],
    ]);
    expect(answer.names[first.id]).toBe('需求');
    expect(answer.complete).toBe(true);
  });

  it('hold only what the caller may see, narrowed by the list’s filter', async () => {
    expect(amounts(await groupsOf(ann, 'by=ownerId'))).toEqual([[test.home.people.ann, 2, '320']]);
    expect(amounts(await groupsOf(eve, 'by=stageId'))).toEqual([]);
    const filter = encodeURIComponent(encodeFilter({ field: 'amount', operator: 'lt', value: 100 }));
    expect(amounts(await groupsOf(lead, `by=ownerId&filter=${filter}`)).map(([, count]) => count)).toEqual([1, 1]);
  });

  it('put records without a value last', async () => {
    await ann.patch(`/api/opportunities/${big}`, { values: { source: 'referral' } });
    expect(amounts(await groupsOf(ann, 'by=source')).map(([value]) => value)).toEqual(['referral', null]);
  });

  it('count objects without amounts, too', async () => {
    await ann.post('/api/contacts', { values: { name: '方主任' } });
    expect((await ann.get('/api/contacts/groups?by=ownerId')).body.groups).toEqual([{ value: test.home.people.ann, count: 1, sums: [] }]);
  });
});

it('refuses to group by what has no groups, and whoever is not signed in', async () => {
  for (const by of ['name', 'amount', 'accountId', 'nonsense'])
    expect((await ann.get(`/api/opportunities/groups?by=${by}`)).body.error.fields).toEqual([{ field: 'by', reason: 'notGroupable' }]);
  expect((await test.anonymous.get('/api/opportunities/groups?by=stageId')).status).toBe(401);
});

it('keeps grouping and widths in a saved view, and refuses a grouping that cannot be', async () => {
  const definition = { filter: null, sort: { field: 'amount', descending: true }, columns: ['name', 'amount'], widths: { amount: 180 } };
  const save = (groupBy: string) =>
    ann.post('/api/views', { object: 'opportunity', name: '按阶段', definition: { ...definition, groupBy } });
  const saved = await save('stageId');
  expect(saved.body.definition).toMatchObject({ groupBy: 'stageId', widths: { amount: 180 } });
  expect((await save('amount')).body.error.fields).toEqual([{ field: 'amount', reason: 'notGroupable' }]);
});
