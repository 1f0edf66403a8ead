import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { processOf, publishedType, stageOf } from '../testing/process.ts';
import { pinyinOf, searchTextOf } from './pinyin.ts';

const test = await startTestApp();
afterAll(() => test.close());

const [ann, bob, lead, admin] = await Promise.all([test.as('ann'), test.as('bob'), test.as('lead'), test.as('admin')]);
const { people, orgId } = test.home;

/** Accounts of one owner, all of one name, changed one second after another from a day on. */
const fill = (ownerId: string, name: string, count: number, from: string): Promise<void> =>
  test.database.write(orgId, async (tx) => {
    await tx.run(sql`
      insert into accounts (org_id, id, name, pinyin, search_text, owner_id, created_at, created_by, updated_at)
      select ${orgId}::uuid, uuidv7(), ${name}, ${pinyinOf(name, 'thing')}, ${searchTextOf(name, 'thing')}, ${ownerId}::uuid,
        ${from}::timestamptz, ${ownerId}::uuid, ${from}::timestamptz + n * interval '1 second'
      from generate_series(1, ${count}::int) n`);
  });

type Found = { found: { object: string; records: { name: string }[] }[] };
const search = async (who: typeof ann, q: string): Promise<string[]> => {
  const { body } = (await who.get(`/api/search?${new URLSearchParams({ q })}`)) as { body: Found };
  return body.found.flatMap(({ records }) => records.map(({ name }) => name));
};

beforeAll(async () => {
  await fill(people.ann, '苏州老牌科技', 1, '2026-01-01');
  await fill(people.ann, '无锡食品', 700, '2026-02-01');
  await fill(people.bob, '宁波恒瑞科技', 400, '2026-03-01');
  await fill(people.bob, '青岛食品', 1, '2026-03-02');
}, 30_000);

describe('a word that stands in many names', () => {
  it.each([
    ['finds five of them, for whom they belong to', bob, ['宁波恒瑞科技']],
    ['finds those of everybody below', lead, ['宁波恒瑞科技']],
    ['finds them among everybody’s', admin, ['宁波恒瑞科技']],
  ])('%s', async (_what, who, names) => {
    const found = await search(who, '科技');
    expect(found).toHaveLength(5);
    expect([...new Set(found)]).toEqual(names);
  });

  it('is found in the one old record of somebody who has no other', async () => {
    expect(await search(ann, '科技')).toEqual(['苏州老牌科技']);
  });
});

describe('a word that stands in few names', () => {
  it.each([
    ['the characters', '老牌'],
    ['two words, the common one too', '科技 老牌'],
    ['the pinyin', 'laopai'],
    ['the initials', 'lpkj'],
  ])('is found by %s', async (_what, q) => {
    expect(await search(ann, q)).toEqual(['苏州老牌科技']);
    expect(await search(lead, q)).toEqual(['苏州老牌科技']);
    expect(await search(admin, q)).toEqual(['苏州老牌科技']);
  });

  it('is not found in the records of others', async () => expect(await search(bob, '老牌')).toEqual([]));
  it('is not found where nobody bears it', async () => expect(await search(admin, '没有这家')).toEqual([]));
});

describe('the words of an opportunity', () => {
  const kept = () =>
    test.database.read(orgId, (tx) =>
      tx.rows<{ name: string; isKept: boolean }>(sql`
        select o.name, (o.owner_id, o.search_text) is not distinct from (n.owner_id, n.search_text) as "isKept"
        from (select * from opportunities where deleted_at is null) o
        full join opportunity_names n on n.org_id = o.org_id and n.opportunity_id = o.id`),
    );
  const expectKept = async (...names: string[]) =>
    expect(await kept()).toEqual(names.map((name) => expect.objectContaining({ name, isKept: true })));

  it('follow its name, its owner and its life', async () => {
    const type = await publishedType(test, '直销', processOf(stageOf('立项', 1_000)));
    const { id } = (await ann.post('/api/opportunities', { values: { name: '冲压车间改造', businessTypeId: type.id } })).body;
    const [found, nothing] = [['冲压车间改造'], [] as string[]];
    const acts: [what: string, act: () => Promise<{ status: number }>, isThere: boolean, forAnn: string[], forBob: string[]][] = [
      ['handed over', () => lead.post(`/api/opportunities/${id}/assign`, { ownerId: people.bob }), true, nothing, found],
      ['and back', () => lead.post(`/api/opportunities/${id}/assign`, { ownerId: people.ann }), true, found, nothing],
      ['deleted', () => admin.delete(`/api/opportunities/${id}`), false, nothing, nothing],
      ['restored', () => admin.post(`/api/opportunities/${id}/restore`, {}), true, found, nothing],
    ];
    expect(await search(ann, '车间')).toEqual(found);
    for (const [what, act, isThere, forAnn, forBob] of acts) {
      expect([what, (await act()).status]).toEqual([what, 200]);
      await expectKept(...(isThere ? found : []));
      expect([what, await search(ann, '车间'), await search(bob, '车间')]).toEqual([what, forAnn, forBob]);
    }
    await ann.patch(`/api/opportunities/${id}`, { values: { name: '焊装线' } });
    await expectKept('焊装线');
    expect(await search(ann, '车间')).toEqual([]);
    expect(await search(lead, 'hzx')).toEqual(['焊装线']);
    expect((await ann.get(`/api/opportunities?${new URLSearchParams({ q: '焊装' })}`)).body.records).toHaveLength(1);
  });
});

it('takes signs of patterns for themselves', async () => {
  expect(await search(admin, '%')).toEqual([]);
  expect(await search(admin, '科_')).toEqual([]);
});
