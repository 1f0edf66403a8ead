import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const [ann, bob, lead] = await Promise.all([test.as('ann'), test.as('bob'), test.as('lead')]);

const first = stageOf('需求', 1_000, { information: [{ field: 'source', required: true }] });
const second = stageOf('方案', 4_000, { events: [keyEventOf('方案汇报', 1_000)] });
const type = await publishedType(test, '直销', processOf(first, second));

const create = (values: object, who = ann) => who.post('/api/opportunities', { values: { businessTypeId: type.id, ...values } });
const opportunity = async (values: object = {}): Promise<string> => (await create({ name: '产线改造', amount: 500, ...values })).body.id;
const patch = (id: string, values: object, who = ann) => who.patch(`/api/opportunities/${id}`, { values });
const bulk = (body: object, who = ann) => who.post('/api/opportunities/bulk', body);
const open = async (id: string, who = ann) => (await who.get(`/api/opportunities/${id}`)).body;

describe('creating an opportunity', () => {
  it('begins in the first stage of its process, named in the answer', async () => {
    const { status, body } = await create({ name: '产线改造', amount: 500, closingOn: '2026-08-31' });
    expect(status).toBe(200);
    expect(body.values).toMatchObject({ name: '产线改造', stageId: first.id, status: 'open', amount: 500, closingOn: '2026-08-31' });
    expect(body.names).toMatchObject({ [first.id]: '需求', [type.id]: '直销' });
    expect((await ann.get('/api/search?q=cxgz')).body.found[0].records[0].name).toBe('产线改造');
  });

  it('needs a business type and takes no stage past an unmet gate', async () => {
    expect((await ann.post('/api/opportunities', { values: { name: 'x' } })).body.error.fields[0].field).toBe('businessTypeId');
    const refused = await create({ name: 'x', stageId: second.id });
    expect(refused.status).toBe(422);
    expect((await create({ name: 'x', stageId: second.id, source: 'website' })).body.values.stageId).toBe(second.id);
  });
});

describe('changing an opportunity', () => {
  it('writes its values, and moves it through the gates of its process', async () => {
    const id = await opportunity();
    const refused = await patch(id, { stageId: second.id, budget: 7 });
    expect(refused.status).toBe(422);
    expect((await open(id)).values).toMatchObject({ stageId: first.id, budget: null });
    const moved = await patch(id, { stageId: second.id, source: 'website' });
    expect(moved.body.values).toMatchObject({ stageId: second.id, source: 'website' });
  });

  it('leaves win rate, status and business type to their verbs', async () => {
    const answer = await patch(await opportunity(), { winRate: 1, status: 'won', businessTypeId: type.id });
    expect(answer.body.error.fields.map((one: { reason: string }) => one.reason)).toEqual(['notWritable', 'notWritable', 'notWritable']);
  });

  it('case 44: is locked for what a pending approval looks at, and free for the rest', async () => {
    const id = await opportunity();
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`insert into stage_approvals (org_id, opportunity_id, stage_id, state, changed_at)
        values (${test.home.orgId}, ${id}, ${first.id}, 'pending', now())`),
    );
    expect((await open(id)).lockedFields).toEqual(['amount', 'currency', 'closingOn', 'source']);
    const answer = await patch(id, { amount: 1, source: 'website', description: 'x' });
    expect(answer.status).toBe(423);
    expect(answer.body.error.reasons.map((one: { field: string }) => one.field)).toEqual(['amount', 'source']);
    expect((await patch(id, { description: 'x' })).status).toBe(200);
    expect((await patch(id, { stageId: second.id })).status).toBe(423);
  });
});

describe('a bulk act', () => {
  it('judges each record by itself and says why', async () => {
    const [ready, waiting] = [await opportunity({ source: 'website' }), await opportunity()];
    const foreign = (await create({ name: '别人的' }, bob)).body.id;
    const { body } = await bulk({ ids: [ready, waiting, foreign], act: { do: 'edit', values: { stageId: second.id, budget: 9 } } });
    expect([body.succeeded, body.refused]).toEqual([1, 2]);
    const resultOf = (id: string) => body.results.find((result: { id: string }) => result.id === id);
    expect(resultOf(ready)).toEqual({ id: ready, ok: true });
    expect(resultOf(waiting).error.status).toBe(422);
    expect(resultOf(foreign).error.status).toBe(404);
    expect((await open(waiting)).values.budget).toBeNull();
    expect((await open(ready)).values).toMatchObject({ budget: 9, stageId: second.id });
  });

  it('takes everything a question finds: assigned, deleted, restored', async () => {
    const ids = [await opportunity({ name: '批量一' }), await opportunity({ name: '批量二' })];
    const where = { filter: '["name","startsWith","批量"]' };
    expect((await bulk({ where, act: { do: 'assign', ownerId: test.home.people.bob } }, lead)).body.succeeded).toBe(2);
    expect((await open(ids[0]!, bob)).values.ownerId).toBe(test.home.people.bob);
    expect((await bulk({ where, act: { do: 'delete' } }, lead)).body.succeeded).toBe(2);
    expect((await bulk({ where, act: { do: 'delete' } }, lead)).body.results).toEqual([]);
    expect((await bulk({ ids, act: { do: 'restore' } }, lead)).body.succeeded).toBe(2);
  });

  it('is refused without a session, without a choice, with both, and for more than a thousand', async () => {
    const act = { do: 'delete' };
    const id = '0190a000-0000-7000-8000-000000000001';
    expect((await bulk({ ids: [id], act }, test.anonymous)).status).toBe(401);
    expect((await bulk({ act })).status).toBe(400);
    expect((await bulk({ ids: [id], where: {}, act })).status).toBe(400);
    expect((await bulk({ ids: Array.from({ length: 1_001 }, () => id), act })).status).toBe(400);
    expect((await bulk({ where: { filter: 'x' }, act })).status).toBe(400);
  });
});
