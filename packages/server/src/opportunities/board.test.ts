import sql from 'sql-template-tag';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Board, SummaryRow } from '#domain/opportunities/contract.ts';
import type { FieldLevel } from '#domain/people/rights.ts';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { changeRights } from '../testing/roles.ts';

const test = await startTestApp();
afterAll(() => test.close());
const stages = [stageOf('需求', 1_000), stageOf('方案', 5_000)];
const type = await publishedType(test, '标准', processOf(...stages));
const [ann, bob, lead, admin] = await Promise.all((['ann', 'bob', 'lead', 'admin'] as const).map((person) => test.as(person)));
for (const [owner, amount, closingOn] of [
  ['ann', 300, '2026-08-31'],
  ['ann', 100, '2026-09-30'],
  ['ann', null, null],
  ['bob', 200, '2026-08-01'],
  ['eve', 900, '2026-08-01'],
] as const) {
  await opportunityOf(test, owner, type.id, { name: `${owner} ${amount}`, amount, closingOn });
}
const board = async (who: typeof ann, query = ''): Promise<Board['columns'][number]> =>
  (await who!.get(`/api/opportunities/board?businessTypeId=${type.id}${query}`)).body.columns[0];
const names = (column: { cards: { name: string }[] }) => column.cards.map((card) => card.name);

describe('the board', () => {
  it('shows each person what he may see, largest first, those without an amount last, with the sums of all of it', async () => {
    expect(names(await board(ann))).toEqual(['ann 300', 'ann 100', 'ann null']);
    expect((await board(ann)).totals).toEqual([{ records: 3, amount: '400', weighted: '40', currency: 'CNY' }]);
    expect(names(await board(lead))).toEqual(['ann 300', 'bob 200', 'ann 100', 'ann null']);
    expect(names(await board(admin))).toEqual(['eve 900', 'ann 300', 'bob 200', 'ann 100', 'ann null']);
    expect(names(await board(lead, `&ownerId=${test.home.people.bob}`))).toEqual(['bob 200']);
    expect(names(await board(ann, `&ownerId=${test.home.people.bob}`))).toEqual([]);
  });

  it('cuts a column and reads on, past those without an amount', async () => {
    const first = await board(admin, '&perColumn=2');
    expect([names(first), first.more]).toEqual([['eve 900', 'ann 300'], true]);
    const last = first.cards[1]!;
    const next = `/api/opportunities/board/${stages[0]!.id}?businessTypeId=${type.id}&limit=2`;
    const second = (await admin!.get(`${next}&afterAmount=${last.amount}&afterId=${last.id}`)).body;
    expect([names(second), second.more]).toEqual([['bob 200', 'ann 100'], true]);
    const third = (await admin!.get(`${next}&afterAmount=100&afterId=${second.cards[1].id}`)).body;
    expect([names(third), third.more]).toEqual([['ann null'], false]);
  });

  it('counts what one sees only as a team member, in cards and sums alike', async () => {
    const id = await opportunityOf(test, 'eve', type.id, { name: 'eve shared', amount: 250, closingOn: '2026-08-15' });
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`insert into team_members (org_id, object, record_id, user_id, access, added_at, added_by)
        values (${test.home.orgId}, 'opportunity', ${id}, ${test.home.people.bob}, 'read', now(), ${test.home.people.eve})`),
    );
    const column = await board(bob);
    expect(names(column)).toEqual(['eve shared', 'bob 200']);
    expect(column.totals).toMatchObject([{ records: 2, amount: '450' }]);
  });
});

describe('what a role hides or masks', () => {
  const hide = (level: FieldLevel, ...fields: string[]): Promise<void> =>
    changeRights(test, 'ann', (rights) => {
      rights.fields = { opportunity: Object.fromEntries(fields.map((field) => [field, level])) };
    });
  const sumsSeen = async () => [
    (await ann!.get('/api/opportunities/summary')).body.rows[0],
    (await ann!.get('/api/home/pipeline')).body.stages[0],
  ];
  afterEach(() => hide('edit'));

  it.each(['hidden', 'masked'] as const)('is not on the board either: %s', async (level) => {
    await hide(level, 'name', 'accountId', 'amount', 'winRate', 'closingOn', 'nextStepAt', 'lastActivityAt');
    const column = await board(ann, '&perColumn=1');
    // a page that knows no amount does not say one
    const next = `/api/opportunities/board/${stages[0]!.id}?businessTypeId=${type.id}&afterId=${column.cards[0]!.id}`;
    const further = (await ann!.get(next)).body.cards;
    const blank = { name: '***', accountId: null, accountName: null, amount: null, winRate: null, closingOn: null, lastActivityAt: null };
    expect([...column.cards, ...further]).toMatchObject([blank, blank, blank]);
    expect(column.totals).toEqual([{ records: 3, amount: null, weighted: null, currency: 'CNY' }]);
  });

  it.each(['hidden', 'masked'] as const)('is in no sum: an amount that is %s', async (level) => {
    await hide(level, 'amount');
    expect(await sumsSeen()).toMatchObject(Array.from({ length: 2 }, () => ({ amount: null, weighted: null })));
  });

  it('takes the weighted sums along when it is the win rate', async () => {
    await hide('hidden', 'winRate');
    expect(await sumsSeen()).toMatchObject(Array.from({ length: 2 }, () => ({ amount: '400', weighted: null })));
  });
});

describe('the summary', () => {
  const rows = async (who: typeof ann, by: string): Promise<SummaryRow[]> =>
    (await who!.get(`/api/opportunities/summary?by=${by}`)).body.rows;
  it('adds up by month × stage and by owner × stage', async () => {
    expect((await rows(ann, 'monthStage')).map(({ month, records, amount }) => [month, records, amount])).toEqual([
      ['2026-08-01', 1, '300'],
      ['2026-09-01', 1, '100'],
      [null, 1, '0'],
    ]);
    const owners = await rows(lead, 'ownerStage');
    expect(owners.map(({ records, amount }) => [records, amount]).sort()).toEqual([
      [1, '200'],
      [3, '400'],
    ]);
  });

  it('is 404 for a business type of another organisation', async () => {
    const foreign = await test.as('admin', 'foreign');
    expect((await foreign.get(`/api/opportunities/board?businessTypeId=${type.id}`)).status).toBe(404);
  });
});
