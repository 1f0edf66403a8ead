import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());

const [ann, bob, lead, eve, admin, reader, finance] = await Promise.all([
  test.as('ann'),
  test.as('bob'),
  test.as('lead'),
  test.as('eve'),
  test.as('admin'),
  test.as('reader'),
  test.as('finance'),
]);
const stranger = await test.as('admin', 'foreign');
const { people } = test.home;
const NOBODY = '0190a000-0000-7000-8000-00000000dead';

const account = async (name: string, values: object = {}, who = ann): Promise<string> => {
  const answer = await who.post('/api/accounts', { values: { name, ...values } });
  expect(answer.body.error).toBeUndefined();
  return answer.body.id;
};
const events = (id: string) =>
  test.database.read(test.home.orgId, (tx) =>
    tx.rows<{ kind: string; data: Record<string, unknown> }>(sql`select kind, data from events where record_id = ${id} order by seq`),
  );
const problems = (answer: { body: { error: { fields: { field: string; reason: string }[] } } }) =>
  answer.body.error.fields.map((problem) => `${problem.field}: ${problem.reason}`);

describe('creating', () => {
  it('needs a session', async () => expect((await test.anonymous.post('/api/accounts', { values: {} })).status).toBe(401));
  it('needs the right', async () => expect((await reader.post('/api/accounts', { values: { name: 'x' } })).status).toBe(403));

  it('answers the record as its page shows it, owned by who made it, in the company currency', async () => {
    const { status, body } = await ann.post('/api/accounts', {
      values: { name: ' 北京云帆科技 ', industry: 'software', annualRevenue: 100 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ rowVersion: 1, followed: false, lockedFields: [], may: { edit: true, delete: true, assign: true } });
    expect(body.values).toMatchObject({
      name: '北京云帆科技',
      industry: 'software',
      annualRevenue: 100,
      currency: 'CNY',
      ownerId: people.ann,
    });
    expect(body.names[people.ann]).toBe('ann');
    expect(await events(body.id)).toMatchObject([{ kind: 'record.created', data: { name: '北京云帆科技' } }]);
  });

  it('names everything that is wrong at once', async () => {
    const values = { phone: 'x', industry: 'magic', parentId: NOBODY, ownerId: NOBODY, nonsense: 1, createdAt: '2020' };
    const answer = await ann.post('/api/accounts', { values });
    expect(answer.status).toBe(400);
    expect(problems(answer).sort()).toEqual([
      'createdAt: notWritable',
      'industry: notAnOption',
      'name: required',
      'nonsense: unknownField',
      'ownerId: notFound',
      'parentId: notFound',
      'phone: malformed',
    ]);
  });

  it('does not link to a record the person may not see', async () => {
    const hidden = await account('看不见', {}, eve);
    const answer = await ann.post('/api/contacts', { values: { name: '李想', accountId: hidden } });
    expect(problems(answer)).toEqual(['accountId: notFound']);
  });

  it('has one effect for a repeated key', async () => {
    const send = () => ann.post('/api/accounts', { values: { name: '一次' } }, { 'idempotency-key': 'once' });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
  });
});

describe('opening', () => {
  it('is for the owner, those above him and his team; for others there is no such record', async () => {
    const id = await account('范围');
    const status = async (who: typeof ann) => (await who.get(`/api/accounts/${id}`)).status;
    expect(await Promise.all([test.anonymous, ann, lead, admin, bob, eve, stranger].map(status))).toEqual([
      401, 200, 200, 200, 404, 404, 404,
    ]);
    await test.database.write(test.home.orgId, async (tx) => {
      await tx.run(sql`insert into team_members (org_id, object, record_id, user_id, added_at, added_by)
        values (${test.home.orgId}, 'account', ${id}, ${people.bob}, now(), ${people.ann})`);
    });
    expect(await status(bob)).toBe(200);
    expect((await bob.get(`/api/accounts/${id}`)).body.may).toEqual({ edit: false, delete: false, assign: false });
    expect((await bob.patch(`/api/accounts/${id}`, { values: { name: 'y' } })).status).toBe(403);
  });

  it('answers 400 for an id that is none', async () => expect((await ann.get('/api/accounts/x')).status).toBe(400));

  it('masks what a role may not read in clear, and neither sorts nor filters nor writes by it', async () => {
    const answer = await ann.post('/api/contacts', { values: { name: '李想', mobile: '13812345621' } });
    expect((await finance.get(`/api/contacts/${answer.body.id}`)).body.values.mobile).toBe('1*********1');
    const filter = encodeURIComponent('["mobile","startsWith","138"]');
    expect(problems(await finance.get(`/api/contacts?filter=${filter}`))).toEqual(['mobile: notFilterable']);
    expect((await ann.get(`/api/contacts?filter=${filter}`)).body.records).toHaveLength(1);
  });
});

describe('changing', () => {
  it('writes only what differs, one version on, with old and new in the event', async () => {
    const id = await account('旧名', { level: 'key', phone: '010-88889999' });
    const answer = await ann.patch(`/api/accounts/${id}`, { rowVersion: 1, values: { name: '新名', level: 'key', phone: null } });
    expect(answer.body).toMatchObject({ rowVersion: 2, values: { name: '新名', phone: null } });
    expect((await events(id)).at(-1)).toMatchObject({
      kind: 'record.changed',
      data: { changes: { name: ['旧名', '新名'], phone: ['010-88889999', null] } },
    });
    const again = await ann.patch(`/api/accounts/${id}`, { values: { name: '新名' } });
    expect([again.body.rowVersion, (await events(id)).length]).toEqual([2, 2]);
    expect((await ann.get('/api/search?q=xinming')).body.found[0].records[0].id).toBe(id);
  });

  it('is refused with the fresh state when somebody was faster', async () => {
    const id = await account('快');
    await lead.patch(`/api/accounts/${id}`, { rowVersion: 1, values: { level: 'key' } });
    const answer = await ann.patch(`/api/accounts/${id}`, { rowVersion: 1, values: { level: 'normal' } });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'stale']);
    expect(answer.body.error.reasons[0].fresh).toMatchObject({ rowVersion: 2, values: { level: 'key' } });
  });

  it('puts no account above itself, neither at once nor by a longer way, nor when two try together', async () => {
    const made: string[] = [];
    for (const name of ['集团', '公司', '分公司']) made.push((await ann.post('/api/accounts', { values: { name } })).body.id);
    const [group, company, branch] = made as [string, string, string];
    const under = (id: string, parentId: string) => ann.patch(`/api/accounts/${id}`, { values: { parentId } });
    const itself = await under(group, group);
    expect([itself.status, itself.body.error.fields]).toEqual([400, [{ field: 'parentId', reason: 'aboveItself' }]]);
    expect([(await under(branch, company)).status, (await under(company, group)).status, (await under(group, branch)).status]).toEqual([
      200, 200, 400,
    ]);
    const [left, right] = await Promise.all(['左', '右'].map((name) => ann.post('/api/accounts', { values: { name } })));
    const both = await Promise.all([under(left!.body.id, right!.body.id), under(right!.body.id, left!.body.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('is refused outside the scope, without a session, and for a required value emptied', async () => {
    const id = await account('拒绝');
    const patch = (who: typeof ann, values: object) => who.patch(`/api/accounts/${id}`, { values });
    expect((await patch(test.anonymous, {})).status).toBe(401);
    expect((await patch(eve, { name: 'x' })).status).toBe(404);
    expect((await patch(reader, { name: 'x' })).status).toBe(403);
    expect(problems(await patch(ann, { name: ' ', x: 1 }))).toEqual(['name: required', 'x: unknownField']);
  });
});

describe('assigning', () => {
  it('hands over, keeps the former owner in the team when asked, and answers null when the record left his sight', async () => {
    const kept = await account('留下');
    const gone = await account('送走');
    expect((await ann.post(`/api/accounts/${kept}/assign`, { ownerId: people.bob, keepInTeam: true })).body.values.ownerId).toBe(
      people.bob,
    );
    expect((await ann.get(`/api/accounts/${kept}`)).body.may).toEqual({ edit: true, delete: false, assign: false });
    expect((await ann.post(`/api/accounts/${gone}/assign`, { ownerId: people.bob })).body).toBeNull();
    expect((await ann.get(`/api/accounts/${gone}`)).status).toBe(404);
    expect((await events(gone)).at(-1)).toMatchObject({ kind: 'record.assigned', data: { from: people.ann, to: people.bob } });
  });

  it('is refused for a stranger, an unknown person and an object without owner', async () => {
    const id = await account('不给');
    expect((await test.anonymous.post(`/api/accounts/${id}/assign`, { ownerId: people.bob })).status).toBe(401);
    expect((await eve.post(`/api/accounts/${id}/assign`, { ownerId: people.eve })).status).toBe(404);
    expect((await ann.post(`/api/accounts/${id}/assign`, { ownerId: NOBODY })).status).toBe(400);
    const product = await admin.post('/api/products', { values: { name: '泵' } });
    expect((await admin.post(`/api/products/${product.body.id}/assign`, { ownerId: people.ann })).status).toBe(400);
  });
});

describe('deleting', () => {
  it('takes a record out of everything and restoring brings it back', async () => {
    const id = await account('删除我');
    expect((await eve.delete(`/api/accounts/${id}`)).status).toBe(404);
    expect((await test.anonymous.delete(`/api/accounts/${id}`)).status).toBe(401);
    expect((await ann.delete(`/api/accounts/${id}`)).body).toEqual({ ok: true });
    expect((await ann.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await ann.get('/api/search?q=shanchu')).body.found).toEqual([]);
    expect((await eve.post(`/api/accounts/${id}/restore`)).status).toBe(404);
    expect((await ann.post(`/api/accounts/${id}/restore`)).body.values.name).toBe('删除我');
    expect((await ann.post(`/api/accounts/${id}/restore`)).status).toBe(404);
    expect((await events(id)).map((event) => event.kind)).toEqual(['record.created', 'record.deleted', 'record.restored']);
  });
});

describe('objects', () => {
  it('describes fields with the levels and operators of the caller', async () => {
    const { body } = await finance.get('/api/objects');
    const contact = body.objects.find((object: { name: string }) => object.name === 'contact');
    const mobile = contact.fields.find((field: { key: string }) => field.key === 'mobile');
    expect(mobile).toMatchObject({ level: 'masked', readOnly: true, filterable: false, operators: [] });
    expect(contact.actions).toMatchObject({ read: 'all', edit: 'none', export: 'all' });
    expect((await test.anonymous.get('/api/objects')).status).toBe(401);
  });
  it('knows no other', async () => expect((await ann.get('/api/nonsense')).status).toBe(404));
});
