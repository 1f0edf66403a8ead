// Two records become one: what hangs on the other, what it counted for, who is told, and who may.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFilter } from '#domain/records/filters.ts';
import { isMergeable, MERGEABLE, type MergeableObject } from '#domain/records/merging.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { startTestApp } from '../../testing/app.ts';
import { multipart } from '../../testing/multipart.ts';
import { keyEventOf, processOf, publishedType, stageOf } from '../../testing/process.ts';
import { changeRights } from '../../testing/roles.ts';
import { hangingOn } from './hanging.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { people, orgId } = test.home;
const [ann, bob, lead, eve, admin, foreigner] = await Promise.all([
  ...(['ann', 'bob', 'lead', 'eve', 'admin'] as const).map((person) => test.as(person)),
  test.as('admin', 'foreign'),
]).then((callers) => callers as [Caller, Caller, Caller, Caller, Caller, Caller]);
type Caller = Awaited<ReturnType<typeof test.as>>;

const proof = keyEventOf('立项书', 1_000, { upload: 'may', required: false });
const stages = [stageOf('需求', 1_000, { events: [proof] }), stageOf('方案', 5_000)];
const type = await publishedType(test, '直销', processOf(...stages));

const rowsOf = <Row>(statement: ReturnType<typeof sql>) => test.database.read(orgId, (tx) => tx.rows<Row>(statement));
async function done<T extends { status: number; body: unknown }>(act: Promise<T>): Promise<T['body']> {
  const answer = await act;
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body;
}
const made = async (who: Caller, path: string, values: object): Promise<string> =>
  ((await done(who.post(`/api/${path}`, { values: { name: '某某', ...values } }))) as { id: string }).id;
const deal = (who: Caller, values: object = {}) => made(who, 'opportunities', { businessTypeId: type.id, ...values });
const merge = (who: Caller, path: string, id: string, otherId: string, more: object = {}, headers?: Record<string, string>) =>
  who.post(`/api/${path}/${id}/merge`, { otherId, ...more }, headers);
const kindsOf = (answer: { body: { error: { reasons: { kind: string }[] } } }) => answer.body.error.reasons.map(({ kind }) => kind);

async function expectTotalsKept(): Promise<void> {
  const recount = encodeFilter({ field: 'createdAt', operator: 'notEmpty' });
  for (const who of [ann, lead, admin])
    expect((await who.get('/api/opportunities/totals')).body).toEqual(
      (await who.get(`/api/opportunities/totals?exact=true&filter=${recount}`)).body,
    );
}

describe('every column that points at a record', () => {
  const NAMES: Record<MergeableObject, string[]> = {
    account: ['account_id', 'record_id', 'merged_into'],
    contact: ['contact_id', 'record_id', 'merged_into'],
    opportunity: ['opportunity_id', 'record_id', 'merged_into'],
  };
  it.each(MERGEABLE)('of %s has its decision', async (object) => {
    const table = OBJECT_DESCRIPTORS[object].path;
    const keys = await rowsOf<{ at: string }>(sql`
      select c.conrelid::regclass || '.' || a.attname as at from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'org_id'
      where c.contype = 'f' and c.confrelid = ${table}::regclass`);
    const named = await rowsOf<{ at: string }>(sql`
      select c.relname || '.' || a.attname as at from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = any(${NAMES[object]}::text[])`);
    const others = MERGEABLE.filter((one) => one !== object).map((one) => `${OBJECT_DESCRIPTORS[one].path}.merged_into`);
    const pointing = new Set([...keys, ...named].map(({ at }) => at).filter((at) => !others.includes(at)));
    const decided = new Set(hangingOn(object).map(({ at }) => at));
    expect([...pointing].filter((at) => !decided.has(at))).toEqual([]);
    expect([...decided].filter((at) => !pointing.has(at))).toEqual(object === 'contact' ? ['opportunity_contacts.reports_to'] : []);
  });
});

describe('two opportunities', () => {
  let [survivor, other, contact, second, rival, product] = ['', '', '', '', '', ''];
  beforeAll(async () => {
    survivor = await deal(ann, { name: '云帆产线', amount: 500, closingOn: '2026-08-31' });
    other = await deal(ann, { name: '云帆产线二', amount: 300, budget: 70, externalKey: 'ERP-7', stageId: stages[1]!.id });
    contact = await made(ann, 'contacts', { name: '周工' });
    second = await made(ann, 'contacts', { name: '吴总' });
    rival = await made(admin, 'competitors', { name: '对手' });
    product = await made(admin, 'products', { name: '产品' });
    const place = { role: 'user', influence: 2, attitude: 'neutral', reportsTo: null, note: '' };
    for (const [id, member] of [
      [survivor, contact],
      [other, contact],
      [other, second],
    ] as const)
      await done(
        ann.put(`/api/opportunities/${id}/contacts/${member}`, { ...place, ...(member === second && { reportsTo: contact }), note: id }),
      );
    await done(
      ann.put(`/api/opportunities/${other}/competitors/${rival}`, { standing: 'even', strength: '', weakness: '', answer: '', price: 5 }),
    );
    await done(ann.put(`/api/opportunities/${other}/products/${product}`, { quantity: 2, unitPrice: 30, discount: 0 }));
    await done(ann.put(`/api/opportunities/${other}/team/${people.bob}`, { role: '售前', access: 'edit' }));
    await done(ann.put(`/api/opportunities/${survivor}/team/${people.bob}`, { role: '', access: 'read' }));
    await done(bob.put(`/api/opportunities/${other}/follow`));
    const followUp = { kind: 'visit', body: '拜访了周工', participants: [people.bob], nextAt: '2026-03-09T01:00:00Z' };
    await done(ann.post(`/api/opportunities/${other}/follow-ups`, followUp));
    await done(bob.post(`/api/opportunities/${other}/comments`, { body: '价格还能谈', mentions: [people.lead] }));
    const url = `/api/opportunities/${other}/files?purpose=keyEvent&eventId=${proof.id}`;
    await done(ann.send({ method: 'POST', url, ...multipart([['立项书.txt', Buffer.from('x')]]) }));
  });

  it('are shown beside each other with what would move', async () => {
    const { body } = await ann.get(`/api/opportunities/${survivor}/merge?otherId=${other}`);
    expect(body).toMatchObject({
      sides: { survivor: { status: 'open', held: false }, other: { mayDelete: true, pricedLines: 2 } },
      stuck: [],
    });
    expect(Object.fromEntries(body.moves.map((move: { kind: string; count: number }) => [move.kind, move.count]))).toEqual({
      ...{ followUps: 1, comments: 1, files: 1, team: 1, followers: 1, chain: 1, competitors: 1, products: 1 },
    });
    expect(body.other.values.name).toBe('云帆产线二');
  });

  it('become one, once for one key', async () => {
    const key = { 'idempotency-key': 'merge-once' };
    const first = await merge(ann, 'opportunities', survivor, other, { choices: { description: 'other' } }, key);
    expect(first.body.values).toMatchObject({ name: '云帆产线', amount: 500, budget: 70, externalKey: 'ERP-7', stageId: stages[0]!.id });
    expect(await merge(ann, 'opportunities', survivor, other, { choices: { description: 'other' } }, key)).toMatchObject({
      body: first.body,
    });
    const told = await rowsOf(sql`select 1 from events where record_id = ${survivor} and kind = 'record.merged'`);
    expect(told).toHaveLength(1);
    await expectTotalsKept();
  });

  it('hang together on the survivor', async () => {
    const of = async (path: string) => (await ann.get(`/api/opportunities/${survivor}/${path}`)).body;
    expect(
      (await of('contacts')).members.map((one: { contactId: string; note: string; reportsTo: string | null }) => [
        one.contactId,
        one.note,
        one.reportsTo,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [contact, survivor, null],
        [second, other, contact],
      ]),
    );
    expect((await of('competitors')).rivals).toHaveLength(1);
    expect(await of('products')).toMatchObject({ lines: [{ productId: product, quantity: 2 }] });
    expect((await of('team')).members).toContainEqual({ userId: people.bob, name: 'bob', role: '售前', access: 'edit' });
    expect((await of('comments')).comments).toMatchObject([{ body: '价格还能谈' }]);
    expect((await of('files')).files).toMatchObject([{ name: '立项书.txt', purpose: 'attachment', purposeId: null }]);
    expect((await bob.get(`/api/opportunities/${survivor}`)).body.followed).toBe(true);
    expect((await ann.get(`/api/opportunities/${survivor}`)).body.values.nextStepAt).toBe('2026-03-09T01:00:00.000Z');
    expect((await lead.get('/api/notices')).body.notices).toContainEqual(expect.objectContaining({ kind: 'mention', recordId: survivor }));
    expect((await bob.get('/api/notices')).body.notices).toContainEqual(
      expect.objectContaining({
        kind: 'followed',
        recordId: survivor,
        data: expect.objectContaining({ what: 'merged', otherName: '云帆产线二' }),
      }),
    );
  });

  it('are told in one timeline', async () => {
    const { items } = (await ann.get(`/api/opportunities/${survivor}/timeline?limit=100`)).body;
    expect(items.find((item: { kind: string }) => item.kind === 'followUp.recorded')).toMatchObject({
      mergedFrom: '云帆产线二',
      followUp: { body: '拜访了周工' },
    });
    expect(items.filter((item: { kind: string }) => item.kind === 'opportunity.moved')).toMatchObject([{ mergedFrom: '云帆产线二' }]);
    expect(items.find((item: { kind: string }) => item.kind === 'record.merged')).toMatchObject({
      mergedFrom: null,
      data: { otherName: '云帆产线二', moved: { followUps: 1 } },
    });
    expect(items.some((item: { kind: string }) => item.kind === 'record.mergedInto')).toBe(false);
  });

  it('keep the survivor’s visits; the other’s ends otherwise', async () => {
    const visits = await rowsOf(sql`
      select opportunity_id as id, left_how as how from stage_visits where opportunity_id = any(${[survivor, other]}::uuid[]) order by entered_at, id`);
    expect(visits).toEqual(
      expect.arrayContaining([
        { id: survivor, how: null },
        { id: other, how: 'promoted' },
        { id: other, how: 'other' },
      ]),
    );
    expect(visits).toHaveLength(3);
  });

  it('leave one in every list, and the old address leads to it', async () => {
    expect((await ann.get('/api/opportunities?limit=100')).body.records.map((one: { id: string }) => one.id)).not.toContain(other);
    for (const answer of [
      await ann.get(`/api/opportunities/${other}`),
      await ann.get(`/api/opportunities/${other}/process`),
      await ann.patch(`/api/opportunities/${other}`, { values: { name: 'x' } }),
      await merge(ann, 'opportunities', survivor, other),
    ])
      expect(answer).toMatchObject({
        status: 410,
        body: { error: { code: 'merged', reasons: [{ kind: 'merged', object: 'opportunity', into: survivor }] } },
      });
    expect((await eve.get(`/api/opportunities/${other}`)).status).toBe(404);
    expect((await ann.post(`/api/opportunities/${other}/restore`)).body).toMatchObject({ error: { code: 'merged' } });
  });

  it('lead on over several merges', async () => {
    const third = await deal(ann);
    await done(merge(ann, 'opportunities', third, survivor));
    expect((await ann.get(`/api/opportunities/${other}`)).body.error.reasons).toMatchObject([{ into: third }]);
    const { items } = (await ann.get(`/api/opportunities/${third}/timeline?limit=100`)).body;
    expect(items.filter((item: { kind: string }) => item.kind === 'followUp.recorded')).toMatchObject([{ mergedFrom: '云帆产线二' }]);
  });
});

describe('who owned one of the two', () => {
  it('goes on seeing what is left', async () => {
    const [survivor, other] = [await deal(bob, { amount: 1 }), await deal(ann, { amount: 2 })];
    await done(merge(lead, 'opportunities', survivor, other, { choices: { ownerId: 'other', amount: 'other' } }));
    expect((await lead.get(`/api/opportunities/${survivor}`)).body.values).toMatchObject({ ownerId: people.ann, amount: 2 });
    expect((await bob.get(`/api/opportunities/${survivor}`)).body.may).toMatchObject({ edit: true, delete: false });
    expect((await ann.get('/api/notices')).body.notices).toContainEqual(expect.objectContaining({ kind: 'merged', recordId: survivor }));
    await expectTotalsKept();
  });
});

describe('is refused', () => {
  it('with every reason at once', async () => {
    const [mine, hers] = [await deal(ann), await deal(eve)];
    await done(eve.put(`/api/opportunities/${hers}/team/${people.ann}`, { role: '', access: 'read' }));
    const answer = await merge(ann, 'opportunities', mine, hers, { choices: { winRate: 'other' } });
    expect([answer.status, kindsOf(answer)]).toEqual([403, ['not_editable', 'not_deletable', 'not_choosable']]);
    expect((await merge(ann, 'opportunities', mine, mine)).status).toBe(422);
  });

  it('when somebody has changed one meanwhile, or an approval is pending', async () => {
    const [one, two] = [await deal(ann), await deal(ann)];
    const stale = await merge(ann, 'opportunities', one, two, { rowVersions: { survivor: 1, other: 9 } });
    expect([stale.status, kindsOf(stale)]).toEqual([409, ['stale']]);
    await test.database.write(orgId, (tx) =>
      tx.run(
        sql`insert into stage_approvals (org_id, opportunity_id, stage_id, state, changed_at) values (${orgId}, ${two}, ${stages[0]!.id}, 'pending', now())`,
      ),
    );
    const held = await merge(ann, 'opportunities', one, two);
    expect([held.status, kindsOf(held)]).toEqual([423, ['approval_pending']]);
  });

  it('when a won one would be gone, or sums would change their currency', async () => {
    const [one, two] = [await deal(ann, { amount: 5 }), await deal(ann, { amount: 6, currency: 'USD', closingOn: '2026-03-02' })];
    await done(ann.post(`/api/opportunities/${two}/closing`, { outcome: 'won' }));
    const answer = await merge(ann, 'opportunities', one, two);
    expect([answer.status, kindsOf(answer)]).toEqual([422, ['won_would_vanish', 'currencies_differ']]);
    await done(merge(ann, 'opportunities', two, one, { choices: { amount: 'survivor', currency: 'survivor' } }));
    expect((await ann.get(`/api/opportunities/${two}`)).body.values).toMatchObject({ status: 'won', amount: 6, currency: 'USD' });
    await expectTotalsKept();
  });

  it('where one is out of sight, or of another organisation', async () => {
    const [mine, hers] = [await deal(ann), await deal(eve)];
    expect((await merge(ann, 'opportunities', mine, hers)).status).toBe(404);
    expect((await merge(foreigner, 'opportunities', mine, hers)).status).toBe(404);
    expect((await merge(admin, 'opportunities', mine, people.ann)).status).toBe(404);
  });

  it('of products', () => expect(isMergeable('product')).toBe(false));
});

describe('at once', () => {
  it('the same pair both ways: one of the two is left', async () => {
    const [one, two] = [await deal(ann, { amount: 7 }), await deal(ann, { amount: 8 })];
    const answers = await Promise.all([merge(ann, 'opportunities', one, two), merge(lead, 'opportunities', two, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    const left = await rowsOf(sql`select 1 from opportunities where id = any(${[one, two]}::uuid[]) and deleted_at is null`);
    expect(left).toHaveLength(1);
    await expectTotalsKept();
  });

  it('with a move of the other: the visits stay whole, whoever came first', async () => {
    const [one, two] = [await deal(ann, { amount: 7 }), await deal(ann, { amount: 8 })];
    const [merged, moved] = await Promise.all([
      merge(ann, 'opportunities', one, two),
      lead.put(`/api/opportunities/${two}/stage`, { stageId: stages[1]!.id }),
    ]);
    expect(merged.status).toBe(200);
    expect([200, 410]).toContain(moved.status);
    const open = await rowsOf(
      sql`select opportunity_id as id from stage_visits where opportunity_id = any(${[one, two]}::uuid[]) and left_at is null`,
    );
    expect(open).toEqual([{ id: one }]);
    await expectTotalsKept();
  });

  it('with a contact of the other: nobody is left with an account that is gone', async () => {
    const [one, two] = [await made(ann, 'accounts', {}), await made(ann, 'accounts', {})];
    const results = await Promise.all([
      ...[1, 2, 3].map(() => lead.post('/api/contacts', { values: { name: '王', accountId: two } })),
      merge(ann, 'accounts', one, two),
      ...[1, 2, 3].map(() => lead.post('/api/contacts', { values: { name: '王', accountId: two } })),
    ]);
    const created = results.filter(({ status, body }) => status === 200 && body.id !== one).length;
    const of = async (id: string) => (await rowsOf(sql`select 1 from contacts where account_id = ${id}`)).length;
    expect([await of(one), await of(two)]).toEqual([created, 0]);
  });

  it('with a follow-up on the other: it is on the survivor, or was refused', async () => {
    const [one, two] = [await deal(ann), await deal(ann)];
    const [, written] = await Promise.all([
      merge(ann, 'opportunities', one, two),
      lead.post(`/api/opportunities/${two}/follow-ups`, { body: '电话' }),
    ]);
    const left = await rowsOf<{ id: string }>(sql`select record_id as id from follow_ups where record_id = any(${[one, two]}::uuid[])`);
    expect(left).toEqual(written.status === 200 ? [{ id: one }] : []);
  });
});

describe('two accounts', () => {
  it('become one with contacts, opportunities and daughters, and none stands above itself', async () => {
    const group = await made(ann, 'accounts', { name: '云帆集团' });
    const other = await made(ann, 'accounts', { name: '云帆科技', parentId: group, phone: '010-62345678' });
    const between = await made(ann, 'accounts', { name: '云帆北京', parentId: other });
    const survivor = await made(ann, 'accounts', { name: '云帆', parentId: between });
    const [contact, opportunity] = [await made(ann, 'contacts', { accountId: other }), await deal(ann, { accountId: other, amount: 3 })];
    await done(merge(ann, 'accounts', survivor, other));
    const parentOf = async (id: string) => (await ann.get(`/api/accounts/${id}`)).body.values.parentId;
    expect([await parentOf(survivor), await parentOf(between)]).toEqual([group, survivor]);
    expect((await ann.get(`/api/accounts/${survivor}`)).body.values).toMatchObject({ name: '云帆', phone: '010-62345678' });
    expect((await ann.get(`/api/contacts/${contact}`)).body.values.accountId).toBe(survivor);
    expect((await ann.get(`/api/opportunities/${opportunity}`)).body.values.accountId).toBe(survivor);
    expect((await ann.get(`/api/accounts/${other}`)).status).toBe(410);
  });

  it('do not take over what stands below the survivor as what stands above it', async () => {
    const survivor = await made(ann, 'accounts', {});
    const between = await made(ann, 'accounts', { parentId: survivor });
    const other = await made(ann, 'accounts', { parentId: between });
    expect((await ann.get(`/api/accounts/${survivor}/merge?otherId=${other}`)).body.stuck).toEqual(['parentId']);
    expect(kindsOf(await merge(ann, 'accounts', survivor, other, { choices: { parentId: 'other' } }))).toEqual(['not_takeable']);
    await done(merge(ann, 'accounts', survivor, other));
    expect((await ann.get(`/api/accounts/${survivor}`)).body.values.parentId).toBeNull();
  });
});

describe('two contacts', () => {
  it('become one in every decision chain, without a circle', async () => {
    const [survivor, other, between, boss] = await Promise.all(['甲', '甲', '乙', '丙'].map((name) => made(ann, 'contacts', { name })));
    const [both, alone] = [await deal(ann), await deal(ann)];
    const place = (id: string, contact: string, reportsTo: string | null) =>
      done(
        ann.put(`/api/opportunities/${id}/contacts/${contact}`, { role: 'user', influence: 3, attitude: 'neutral', reportsTo, note: '' }),
      );
    await place(both, boss!, null);
    await place(both, other!, boss!);
    await place(both, between!, other!);
    await place(both, survivor!, between!);
    await place(alone, other!, null);
    await place(alone, between!, other!);
    await done(merge(ann, 'contacts', survivor!, other!));
    const chain = async (id: string) =>
      Object.fromEntries(
        (await ann.get(`/api/opportunities/${id}/contacts`)).body.members.map((one: Record<string, string>) => [
          one.contactId,
          one.reportsTo,
        ]),
      );
    expect(await chain(both)).toEqual({ [boss!]: null, [survivor!]: boss, [between!]: survivor });
    expect(await chain(alone)).toEqual({ [survivor!]: null, [between!]: survivor });
  });
});

it('tells nothing of what is hidden, and leaves it as it is', async () => {
  const [one, two] = [
    await deal(bob, { name: '明', amount: null }),
    await deal(bob, { name: '暗', amount: 9, budget: 4, source: 'event' }),
  ];
  await changeRights(test, 'bob', (rights) => {
    rights.fields = { opportunity: { amount: 'hidden', source: 'read', name: 'masked' } };
  });
  const { body } = await bob.get(`/api/opportunities/${one}/merge?otherId=${two}`);
  expect([body.other.values.amount, body.other.values.name]).toEqual([undefined, '*']);
  expect(kindsOf(await merge(bob, 'opportunities', one, two, { choices: { amount: 'other', source: 'other', name: 'other' } }))).toEqual([
    'not_choosable',
    'not_choosable',
    'not_choosable',
  ]);
  await done(merge(bob, 'opportunities', one, two));
  expect((await admin.get(`/api/opportunities/${one}`)).body.values).toMatchObject({ name: '明', amount: null, source: null, budget: 4 });
  const told = JSON.stringify((await bob.get(`/api/opportunities/${one}/timeline`)).body);
  expect(told).toContain('record.merged');
  expect(told).not.toContain('暗');
});
