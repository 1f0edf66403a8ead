import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import { startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());

const [ann, lead, eve, admin] = await Promise.all([test.as('ann'), test.as('lead'), test.as('eve'), test.as('admin')]);
const { people } = test.home;
type Caller = typeof ann;

const list = (who: Caller, parameters: Record<string, string>, object = 'accounts') =>
  who.get(`/api/${object}?${new URLSearchParams(parameters)}`);
const names = async (who: Caller, parameters: Record<string, string> = {}, object = 'accounts'): Promise<string[]> => {
  const { body } = await list(who, { sort: 'name', ...parameters }, object);
  expect(body.error).toBeUndefined();
  return body.records.map((record: { values: { name: string } }) => record.values.name);
};
const field = (object: string, key: string, type: string, options: object[] = []) =>
  admin.post('/api/custom-fields', { object, key, type, labelZh: key, labelEn: key, options });

beforeAll(async () => {
  const colours = [
    { value: 'red', zh: '红', en: 'Red' },
    { value: 'blue', zh: '蓝', en: 'Blue' },
  ];
  await field('account', 'colours', 'multiPick', colours);
  await field('account', 'tier', 'pick', colours);
  await field('account', 'score', 'number');
  await field('account', 'since', 'date');
  await field('account', 'vip', 'checkbox');
  await field('account', 'buddy', 'user');
  await field('account', 'motto', 'text');
  const make = async (who: Caller, now: string, values: object) => {
    test.setNow(now);
    const answer = await who.post('/api/accounts', { values });
    expect(answer.body.error).toBeUndefined();
  };
  await make(ann, '2026-02-26T02:00:00.000Z', {
    ...{ name: '安徽远航', industry: 'energy', annualRevenue: 300, 'custom.colours': ['red'], 'custom.score': 7, 'custom.vip': true },
    ...{ 'custom.motto': '100% 努力', 'custom.since': '2025-12-31' },
  });
  await make(ann, '2026-03-01T15:59:00.000Z', {
    name: '北京云帆',
    industry: 'software',
    annualRevenue: 100,
    'custom.colours': ['red', 'blue'],
    'custom.tier': 'red',
  });
  await make(ann, '2026-03-01T16:00:00.000Z', {
    name: '重庆单氏',
    annualRevenue: 200,
    'custom.score': 30,
    'custom.since': '2026-03-02',
    'custom.buddy': people.eve,
  });
  await make(lead, '2026-03-02T01:00:00.000Z', { name: 'Delta 50%_off', industry: 'software', 'custom.vip': false });
  await make(eve, '2026-03-02T01:30:00.000Z', { name: '鄂州南方', annualRevenue: 999 });
  test.setNow('2026-03-02T02:00:00.000Z');
});

describe('a list', () => {
  it('needs a session', async () => expect((await list(test.anonymous, {})).status).toBe(401));

  it('holds what the person may see, sorted by pinyin', async () => {
    expect(await names(ann)).toEqual(['安徽远航', '北京云帆', '重庆单氏']);
    expect(await names(lead)).toEqual(['安徽远航', '北京云帆', '重庆单氏', 'Delta 50%_off']);
    expect(await names(admin)).toEqual(['安徽远航', '北京云帆', '重庆单氏', 'Delta 50%_off', '鄂州南方']);
  });

  it('is newest first unless asked otherwise, with the names behind ids', async () => {
    const { body } = await list(admin, { columns: 'name,ownerId', limit: '1' });
    expect(body.records[0].values).toEqual({ name: '鄂州南方', ownerId: people.eve });
    expect(body.names).toEqual({ [people.eve]: 'eve' });
  });

  it.each([['annualRevenue'], ['-annualRevenue'], ['name'], ['-name'], ['createdAt'], ['-updatedAt'], ['nextStepAt']])(
    'goes on page by page through %s without losing or repeating a row, empty values last',
    async (sort) => {
      const whole = await list(admin, { sort, limit: '200' });
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await list(admin, { sort, limit: '2', ...(cursor ? { cursor } : {}) });
        seen.push(...body.records.map((record: { id: string }) => record.id));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(whole.body.records.map((record: { id: string }) => record.id));
      expect(seen).toHaveLength(5);
      if (sort.endsWith('Revenue')) expect(whole.body.records.at(-1).values.name).toBe('Delta 50%_off');
    },
  );

  it.each([
    [{ sort: 'address' }, 'sort'],
    [{ sort: 'nothing' }, 'sort'],
    [{ cursor: 'x' }, 'cursor'],
    [{ filter: 'x' }, 'filter'],
    [{ filter: '["nothing","me"]' }, 'nothing'],
    [{ view: 'nothing' }, 'view'],
    [{ limit: '201' }, 'limit'],
  ])('refuses %j', async (parameters, named) => {
    const answer = await list(ann, parameters as Record<string, string>);
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, named]);
  });

  it('does not take a cursor of another sort', async () => {
    const { body } = await list(admin, { sort: 'name', limit: '1' });
    expect((await list(admin, { sort: '-name', limit: '1', cursor: body.nextCursor })).status).toBe(400);
  });
});

const EVERY = ['安徽远航', '北京云帆', '重庆单氏', 'Delta 50%_off', '鄂州南方'];
const [ANHUI, BEIJING, CHONGQING, DELTA, EZHOU] = EVERY as [string, string, string, string, string];
const is = (key: string, operator: string, value?: unknown): FilterNode => ({ field: key, operator, value }) as FilterNode;

describe('a filter', () => {
  it.each<[FilterNode, string[]]>([
    [is('name', 'equals', BEIJING), [BEIJING]],
    [is('name', 'notEquals', BEIJING), [ANHUI, CHONGQING, DELTA, EZHOU]],
    [is('name', 'contains', '云'), [BEIJING]],
    [is('name', 'contains', '云帆'), [BEIJING]],
    [is('name', 'contains', '京云帆'), [BEIJING]],
    [is('name', 'contains', 'yun'), []],
    [is('name', 'contains', '50%_O'), [DELTA]],
    [is('name', 'contains', '0_o'), []],
    [is('name', 'startsWith', '北'), [BEIJING]],
    [is('name', 'startsWith', '云'), []],
    [is('name', 'in', [BEIJING, EZHOU, 'x']), [BEIJING, EZHOU]],
    [is('industry', 'equals', 'software'), [BEIJING, DELTA]],
    [is('industry', 'notEquals', 'software'), [ANHUI, CHONGQING, EZHOU]],
    [is('industry', 'notIn', ['software', 'energy']), [CHONGQING, EZHOU]],
    [is('industry', 'empty'), [CHONGQING, EZHOU]],
    [is('industry', 'notEmpty'), [ANHUI, BEIJING, DELTA]],
    [is('annualRevenue', 'gt', 200), [ANHUI, EZHOU]],
    [is('annualRevenue', 'gte', 200), [ANHUI, CHONGQING, EZHOU]],
    [is('annualRevenue', 'lt', 200), [BEIJING]],
    [is('annualRevenue', 'lte', 200), [BEIJING, CHONGQING]],
    [is('annualRevenue', 'between', [150, 300]), [ANHUI, CHONGQING]],
    [is('annualRevenue', 'empty'), [DELTA]],
    [is('ownerId', 'me'), []],
    [is('ownerId', 'mySubordinates'), []],
    [is('ownerId', 'equals', people.lead), [DELTA]],
    [is('ownerId', 'in', [people.lead, people.eve]), [DELTA, EZHOU]],
    [is('ownerId', 'notIn', [people.lead, people.eve]), [ANHUI, BEIJING, CHONGQING]],
    [is('createdAt', 'today'), [CHONGQING, DELTA, EZHOU]],
    [is('createdAt', 'equals', '2026-03-01'), [BEIJING]],
    [is('createdAt', 'notEquals', '2026-03-02'), [ANHUI, BEIJING]],
    [is('createdAt', 'gt', '2026-03-01'), [CHONGQING, DELTA, EZHOU]],
    [is('createdAt', 'lte', '2026-03-01'), [ANHUI, BEIJING]],
    [is('createdAt', 'between', ['2026-02-26', '2026-03-01']), [ANHUI, BEIJING]],
    [is('createdAt', 'thisWeek'), [CHONGQING, DELTA, EZHOU]],
    [is('createdAt', 'thisMonth'), [BEIJING, CHONGQING, DELTA, EZHOU]],
    [is('createdAt', 'thisQuarter'), EVERY],
    [is('createdAt', 'lastNDays', 1), [BEIJING, CHONGQING, DELTA, EZHOU]],
    [is('createdAt', 'nextNDays', 1), [CHONGQING, DELTA, EZHOU]],
    [is('nextStepAt', 'empty'), EVERY],
    [is('custom.colours', 'contains', 'blue'), [BEIJING]],
    [is('custom.colours', 'in', ['red', 'blue']), [ANHUI, BEIJING]],
    [is('custom.colours', 'notIn', ['blue']), [ANHUI, CHONGQING, DELTA, EZHOU]],
    [is('custom.colours', 'empty'), [CHONGQING, DELTA, EZHOU]],
    [is('custom.tier', 'equals', 'red'), [BEIJING]],
    [is('custom.tier', 'notEquals', 'red'), [ANHUI, CHONGQING, DELTA, EZHOU]],
    [is('custom.score', 'equals', 7), [ANHUI]],
    [is('custom.score', 'gt', 7), [CHONGQING]],
    [is('custom.score', 'between', [1, 30]), [ANHUI, CHONGQING]],
    [is('custom.since', 'lt', '2026-01-01'), [ANHUI]],
    [is('custom.since', 'today'), [CHONGQING]],
    [is('custom.vip', 'equals', true), [ANHUI]],
    [is('custom.vip', 'equals', false), [BEIJING, CHONGQING, DELTA, EZHOU]],
    [is('custom.vip', 'notEquals', false), [ANHUI]],
    [is('custom.buddy', 'equals', people.eve), [CHONGQING]],
    [is('custom.buddy', 'me'), []],
    [is('custom.motto', 'contains', '100%'), [ANHUI]],
    [is('custom.motto', 'startsWith', '努'), []],
    [{ join: 'or', of: [is('industry', 'equals', 'energy'), is('annualRevenue', 'gt', 500)] }, [ANHUI, EZHOU]],
    [{ join: 'and', of: [is('industry', 'equals', 'software'), { join: 'or', of: [is('annualRevenue', 'empty')] }] }, [DELTA]],
    [{ join: 'and', of: [] }, EVERY],
    [{ join: 'or', of: [] }, []],
  ])('%j', async (node, expected) => expect(await names(admin, { filter: encodeFilter(node) })).toEqual(expected));

  it('never opens more than the scope', async () => {
    const filter = encodeFilter({ join: 'or', of: [is('ownerId', 'equals', people.eve), is('name', 'notEmpty')] });
    expect(await names(ann, { filter })).toEqual([ANHUI, BEIJING, CHONGQING]);
    expect(await names(ann, { filter: encodeFilter(is('ownerId', 'equals', people.eve)) })).toEqual([]);
  });

  it('knows me and my people', async () => {
    expect(await names(lead, { filter: encodeFilter(is('ownerId', 'me')) })).toEqual([DELTA]);
    expect(await names(lead, { filter: encodeFilter(is('ownerId', 'mySubordinates')) })).toEqual([ANHUI, BEIJING, CHONGQING]);
  });
});

describe('team members', () => {
  it('find the records they take part in among their own, in order and across pages', async () => {
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`insert into team_members (org_id, object, record_id, user_id, added_at, added_by)
        select org_id, 'account', id, ${people.ann}::uuid, now(), owner_id from accounts where name in (${EZHOU}, ${DELTA}, ${ANHUI})`),
    );
    expect(await names(ann)).toEqual(EVERY);
    expect(await names(ann, { sort: '-annualRevenue' })).toEqual([EZHOU, ANHUI, CHONGQING, BEIJING, DELTA]);
    expect(await names(ann, { view: 'joined' })).toEqual([ANHUI, DELTA, EZHOU]);
    expect(await names(ann, { view: 'mine' })).toEqual([ANHUI, BEIJING, CHONGQING]);
    expect(await names(ann, { filter: encodeFilter(is('ownerId', 'equals', people.eve)) })).toEqual([EZHOU]);
    expect((await ann.get('/api/accounts/totals')).body.count).toBe(5);
    await test.database.write(test.home.orgId, (tx) => tx.run(sql`delete from team_members where org_id = ${test.home.orgId}`));
  });
});

describe('totals', () => {
  it('counts and adds up per currency what the list holds', async () => {
    const { body } = await ann.get('/api/accounts/totals?exact=true');
    expect(body).toEqual({ count: 3, complete: true, sums: [{ field: 'annualRevenue', currency: 'CNY', amount: '600' }] });
    const software = encodeURIComponent(encodeFilter(is('industry', 'equals', 'software')));
    expect((await admin.get(`/api/accounts/totals?filter=${software}`)).body).toMatchObject({ count: 2, complete: true });
    expect((await admin.get('/api/competitors/totals')).body).toEqual({ count: 0, complete: true, sums: [] });
    await admin.post('/api/products', { values: { name: '产线网关', listPrice: 100, currency: 'CNY' } });
    expect((await admin.get('/api/products/totals')).body, 'list prices do not add up').toEqual({ count: 1, complete: true, sums: [] });
    expect((await test.anonymous.get('/api/accounts/totals')).status).toBe(401);
    expect((await ann.get('/api/accounts/totals?exact=perhaps')).status).toBe(400);
  });
});

describe('searching', () => {
  const found = async (who: Caller, q: string): Promise<string[]> =>
    (await who.get(`/api/search?${new URLSearchParams({ q })}`)).body.found.flatMap((group: { records: { name: string }[] }) =>
      group.records.map((record) => record.name),
    );

  it.each([
    ['北京云帆', [BEIJING]],
    ['云帆', [BEIJING]],
    ['云', [BEIJING]],
    ['帆', [BEIJING]],
    ['beijing', [BEIJING]],
    ['yunfan', [BEIJING]],
    ['BJYF', [BEIJING]],
    ['yf', [BEIJING]],
    ['delta', [DELTA]],
    ['50%', [DELTA]],
    ['５０％', [DELTA]],
    ['bei fan', [BEIJING]],
    ['没有', []],
    ['%', []],
    ['  ', []],
  ])('%s finds %j', async (q, expected) => expect(await found(admin, q)).toEqual(expected));

  it('reads surnames as surnames', async () => {
    await ann.post('/api/contacts', { values: { name: '单小曾' } });
    expect(await found(ann, 'shanxiao')).toEqual(['单小曾']);
  });

  it('stays within the scope and the objects asked for', async () => {
    expect(await found(ann, '南方')).toEqual([]);
    expect(await found(eve, '南方')).toEqual([EZHOU]);
    expect((await ann.get('/api/search?q=bj&objects=contacts,product')).body.found).toEqual([]);
    expect((await test.anonymous.get('/api/search?q=x')).status).toBe(401);
    expect((await ann.get('/api/search')).status).toBe(400);
  });

  it('works inside a list', async () => expect(await names(admin, { q: 'yf' })).toEqual([BEIJING]));
});

describe('duplicates', () => {
  it('tells the owner of a record one may not open, and nothing that opens it', async () => {
    await eve.post('/api/accounts', { values: { name: '云帆科技（北京）有限公司' } });
    const { body } = await ann.get(`/api/accounts/duplicates?${new URLSearchParams({ name: '云帆科技北京股份有限公司' })}`);
    expect(body.records).toEqual([{ id: null, name: '云帆科技（北京）有限公司', ownerName: 'eve', match: 'same', visible: false }]);
    expect((await test.anonymous.get('/api/accounts/duplicates?name=x')).status).toBe(401);
    expect((await ann.get('/api/accounts/duplicates')).status).toBe(400);
  });
});
