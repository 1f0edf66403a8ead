import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());
const [ann, bob, lead, admin] = await Promise.all([test.as('ann'), test.as('bob'), test.as('lead'), test.as('admin')]);
const stranger = await test.as('admin', 'foreign');

const definition = { filter: { field: 'ownerId', operator: 'me' }, sort: { field: 'name', descending: false }, columns: ['name', 'level'] };
const view = (extra: object = {}) => ({ object: 'account', name: '重点', definition, ...extra });

describe('saved views', () => {
  it('belong to who made them until shared', async () => {
    const mine = await ann.post('/api/views', view());
    expect(mine.body).toMatchObject({ name: '重点', shared: false, rowVersion: 1, definition });
    const shared = await lead.post('/api/views', view({ name: '全队', shared: true }));
    const namesOf = async (who: typeof ann) =>
      (await who.get('/api/views?object=account')).body.views.map((one: { name: string }) => one.name).sort();
    expect(await Promise.all([ann, bob, stranger].map(namesOf))).toEqual([['全队', '重点'], ['全队'], []]);
    expect((await ann.get(`/api/accounts?view=${shared.body.id}`)).status).toBe(200);
    expect((await bob.get(`/api/accounts?view=${mine.body.id}`)).status).toBe(404);
    expect((await ann.get(`/api/contacts?view=${mine.body.id}`)).status).toBe(404);
    expect((await ann.get('/api/views?object=contact')).body.views).toEqual([]);
  });

  it('filter the list', async () => {
    await ann.post('/api/accounts', { values: { name: '甲', level: 'key' } });
    await ann.post('/api/accounts', { values: { name: '乙', level: 'normal' } });
    const key = await ann.post(
      '/api/views',
      view({ definition: { ...definition, filter: { field: 'level', operator: 'equals', value: 'key' } } }),
    );
    const { body } = await ann.get(`/api/accounts?view=${key.body.id}`);
    expect(body.records.map((record: { values: { name: string } }) => record.values.name)).toEqual(['甲']);
  });

  it('are refused with everything that is wrong', async () => {
    const wrong = {
      filter: { field: 'level', operator: 'gt', value: 1 },
      sort: { field: 'address', descending: true },
      columns: ['name', 'x'],
    };
    const answer = await ann.post('/api/views', view({ definition: wrong }));
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields.map((one: { field: string; reason: string }) => `${one.field}: ${one.reason}`)).toEqual([
      'level: unknownOperator',
      'sort: notSortable',
      'x: unknownField',
    ]);
    expect((await ann.post('/api/views', view({ name: ' ' }))).status).toBe(400);
    expect((await test.anonymous.post('/api/views', view())).status).toBe(401);
    expect((await ann.post('/api/views', view({ shared: true }))).status).toBe(403);
  });

  it('change and go by their owner, or by who may share', async () => {
    const { body: mine } = await ann.post('/api/views', view());
    expect((await bob.patch(`/api/views/${mine.id}`, { name: 'x' })).status).toBe(404);
    expect((await ann.patch(`/api/views/${mine.id}`, { shared: true })).status).toBe(403);
    expect((await ann.patch(`/api/views/${mine.id}`, { name: '新', rowVersion: 1 })).body).toMatchObject({ name: '新', rowVersion: 2 });
    expect((await ann.patch(`/api/views/${mine.id}`, { name: '旧', rowVersion: 1 })).status).toBe(409);
    expect((await test.anonymous.patch(`/api/views/${mine.id}`, {})).status).toBe(401);
    const { body: shared } = await lead.post('/api/views', view({ shared: true }));
    expect((await ann.delete(`/api/views/${shared.id}`)).status).toBe(403);
    expect((await admin.delete(`/api/views/${shared.id}`)).body).toEqual({ ok: true });
    expect((await ann.delete(`/api/views/${mine.id}`)).body).toEqual({ ok: true });
    expect((await ann.delete(`/api/views/${mine.id}`)).status).toBe(404);
    expect((await test.anonymous.delete(`/api/views/${mine.id}`)).status).toBe(401);
  });
});

describe('custom fields', () => {
  const tier = {
    object: 'account',
    key: 'tier',
    type: 'pick',
    labelZh: '档',
    labelEn: 'Tier',
    options: [{ value: 'a', zh: '甲', en: 'A' }],
  };

  it('become fields of the object, with their default, until archived', async () => {
    const { body: field } = await admin.post('/api/custom-fields', { ...tier, defaultValue: 'a' });
    expect(field).toMatchObject({ key: 'tier', defaultValue: 'a', archivedAt: null, rowVersion: 1 });
    const { body: account } = await ann.post('/api/accounts', { values: { name: '甲方' } });
    expect(account.values['custom.tier']).toBe('a');
    const account2 = await ann.patch(`/api/accounts/${account.id}`, { values: { 'custom.tier': null } });
    expect(account2.body).toMatchObject({ rowVersion: 2, values: { 'custom.tier': null } });
    expect((await ann.patch(`/api/accounts/${account.id}`, { values: { 'custom.tier': 'z' } })).body.error.fields).toEqual([
      { field: 'custom.tier', reason: 'notAnOption', value: 'z' },
    ]);
    const described = async () =>
      (await ann.get('/api/objects')).body.objects[0].fields.find((one: { key: string }) => one.key === 'custom.tier');
    expect(await described()).toMatchObject({ customFieldId: field.id, label: { zh: '档' }, type: 'pick', level: 'edit' });
    expect((await admin.delete(`/api/custom-fields/${field.id}`)).body).toEqual({ ok: true });
    expect(await described()).toBeUndefined();
    expect((await admin.get('/api/custom-fields?object=account')).body.fields).toHaveLength(1);
    expect((await admin.patch(`/api/custom-fields/${field.id}`, { archived: false, labelZh: '等级' })).body).toMatchObject({
      labelZh: '等级',
      rowVersion: 3,
    });
    expect(await described()).toBeDefined();
  });

  it('are refused with everything that is wrong, twice, stale, or from another organisation', async () => {
    const wrong = await admin.post('/api/custom-fields', { ...tier, key: '1', labelZh: '', options: [] });
    expect(wrong.body.error.fields.map((one: { field: string }) => one.field)).toEqual(['key', 'labelZh', 'options']);
    const { body: field } = await admin.post('/api/custom-fields', { ...tier, key: 'other' });
    expect((await admin.post('/api/custom-fields', { ...tier, key: 'other' })).status).toBe(409);
    expect((await admin.patch(`/api/custom-fields/${field.id}`, { rowVersion: 9 })).status).toBe(409);
    expect((await admin.patch(`/api/custom-fields/${field.id}`, { options: [] })).status).toBe(400);
    expect((await stranger.patch(`/api/custom-fields/${field.id}`, { labelZh: 'x' })).status).toBe(404);
    expect((await stranger.delete(`/api/custom-fields/${field.id}`)).status).toBe(404);
  });

  it('need the right to manage fields', async () => {
    const statuses = async (who: typeof ann) => [
      (await who.get('/api/custom-fields')).status,
      (await who.post('/api/custom-fields', tier)).status,
      (await who.patch('/api/custom-fields/0190a000-0000-7000-8000-000000000001', {})).status,
      (await who.delete('/api/custom-fields/0190a000-0000-7000-8000-000000000001')).status,
    ];
    expect(await statuses(ann)).toEqual([403, 403, 403, 403]);
    expect(await statuses(test.anonymous)).toEqual([401, 401, 401, 401]);
  });
});

describe('own pick-lists', () => {
  const at = '/api/pick-lists/opportunity/lostReason';
  const own = [
    { value: 'price', zh: '价格太高', en: 'Too expensive' },
    { value: 'politics', zh: '关系单', en: 'Politics' },
  ];
  const lists = async (): Promise<{ field: string; own: boolean; rowVersion: number; options: { value: string; retired?: boolean }[] }[]> =>
    (await admin.get('/api/pick-lists?object=opportunity')).body.lists;
  const lossReasons = async () => (await lists()).find(({ field }) => field === 'lostReason')!;

  it('take the place of the standard options at once; what is left out is retired', async () => {
    expect(await lossReasons()).toMatchObject({ own: false, rowVersion: 0 });
    const saved = await admin.put(at, { rowVersion: 0, options: own });
    expect(saved.status).toBe(200);
    const described = (await admin.get('/api/objects')).body.objects.find(({ name }: { name: string }) => name === 'opportunity');
    const { options } = described.fields.find(({ key }: { key: string }) => key === 'lostReason');
    expect(options.slice(0, 2)).toEqual(own);
    expect(options.find(({ value }: { value: string }) => value === 'timing')).toMatchObject({ retired: true });
  });

  it('refuse a save that somebody overtook, and a list that is none', async () => {
    const { rowVersion } = await lossReasons();
    expect((await admin.put(at, { rowVersion: 0, options: own })).status).toBe(409);
    expect((await admin.put(at, { rowVersion: rowVersion + 1, options: own })).status).toBe(409);
    const twice = await admin.put(at, { rowVersion, options: [own[0], own[0]] });
    expect([twice.status, twice.body.error.fields[0]]).toMatchObject([400, { field: 'options.1.value', reason: 'repeated' }]);
    expect((await admin.put('/api/pick-lists/opportunity/status', { rowVersion: 0, options: own })).status).toBe(404);
    expect((await admin.put('/api/pick-lists/opportunity/amount', { rowVersion: 0, options: own })).status).toBe(404);
  });
});
