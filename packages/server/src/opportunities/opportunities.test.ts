import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const background = keyEventOf('了解客户信息', 500);
const needs = keyEventOf('了解客户需求', 500);
const contact = keyEventOf('有效联络', 1_000, { upload: 'must', operators: [{ kind: 'user', id: test.home.people.service }] });
const first = stageOf('第一关', 1_000, { events: [background, needs] });
const second = stageOf('第二关', 3_000, { events: [contact], information: [{ field: 'source', required: true }] });
const third = stageOf('第三关', 5_000, { operators: [{ kind: 'role', id: test.home.roleIds.salesManager! }] });
const definition = processOf(first, second, third);
const [won, lost] = [definition.stages[3]!, definition.stages[4]!];
const type = await publishedType(test, '关', definition);
const ann = await test.as('ann');
const lead = await test.as('lead');
const complete = (who: typeof ann, id: string, eventId: string) =>
  who.post(`/api/opportunities/${id}/key-events/${eventId}/completion`, {});
const move = (who: typeof ann, id: string, stageId: string, extra: object = {}) =>
  who.put(`/api/opportunities/${id}/stage`, { stageId, ...extra });
const setRules = async (sequentialOnly: boolean, freeSkip: boolean) =>
  (await test.as('processOwner')).put(`/api/business-types/${type.id}/rules`, { sequentialOnly, freeSkip });
const visits = async (id: string) =>
  test.database.read(test.home.orgId, (tx) =>
    tx.rows<{ stageId: string; leftHow: string | null }>(
      sql`select stage_id as "stageId", left_how as "leftHow" from stage_visits where opportunity_id = ${id} order by entered_at, id`,
    ),
  );

describe('completing key events', () => {
  it('raises the win rate by the share: 0 %, 5 %, 10 % in 第一关, and repeats nothing', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.winRate).toBe(0);
    expect((await complete(ann, id, background.id)).body).toMatchObject({ result: 'completed', winRate: 500, rowVersion: 2 });
    expect((await complete(ann, id, background.id)).body).toMatchObject({ result: 'already', winRate: 500, rowVersion: 2 });
    expect((await complete(ann, id, needs.id)).body.winRate).toBe(1_000);
  });

  it('case 15: two people tick at once: one completion, both succeed', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const answers = await Promise.all([complete(ann, id, background.id), complete(lead, id, background.id)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers.map((answer) => answer.body.result).sort()).toEqual(['already', 'completed']);
    const events = await test.database.read(test.home.orgId, (tx) =>
      tx.rows(sql`select 1 from events where record_id = ${id} and kind = 'opportunity.eventCompleted'`),
    );
    expect(events).toHaveLength(1);
  });

  it('is refused out of sequence, for a stranger to the list, and without the file, all at once', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const answer = await complete(ann, id, contact.id);
    expect(answer.status).toBe(403);
    expect(answer.body.error.reasons.map((reason: { kind: string }) => reason.kind)).toEqual(['operator', 'file']);
  });

  it('case 28: a listed operator without access sees title, stage and his event only, and may complete it', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const service = await test.as('service');
    expect((await service.get(`/api/opportunities/${id}/process`)).status).toBe(404);
    const task = await service.get(`/api/opportunities/${id}/operator-task`);
    expect(Object.keys(task.body).sort()).toEqual(['events', 'opportunityId', 'opportunityName', 'stageName']);
    expect((await complete(service, id, contact.id)).body.error.reasons).toMatchObject([{ kind: 'file', eventId: contact.id }]);
    expect((await complete(service, id, background.id)).status).toBe(404);
  });

  it('takes a completion back', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    await complete(ann, id, background.id);
    const answer = await ann.delete(`/api/opportunities/${id}/key-events/${background.id}/completion`);
    expect(answer.body).toMatchObject({ result: 'uncompleted', winRate: 0 });
  });
});

describe('moving', () => {
  let id = '';
  beforeAll(async () => {
    id = await opportunityOf(test, 'ann', type.id, { amount: null });
  });

  it('is refused with every reason, nothing changes, and the dry run says the same', async () => {
    const answer = await move(ann, id, second.id);
    expect(answer.status).toBe(422);
    expect(answer.body.error.reasons).toMatchObject([
      { kind: 'event', eventId: background.id, name: '了解客户信息' },
      { kind: 'event', eventId: needs.id },
    ]);
    const dry = await ann.get(`/api/opportunities/${id}/moves?to=${second.id}`);
    expect(dry.body).toMatchObject({ allowed: false, reasons: answer.body.error.reasons });
    expect(await visits(id)).toEqual([{ stageId: first.id, leftHow: null }]);
  });

  it('case 27: moves when the gate is open, once for one key, with the same answer', async () => {
    await complete(ann, id, background.id);
    await complete(ann, id, needs.id);
    const key = { 'idempotency-key': 'move-1' };
    const one = await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id }, key);
    const two = await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id }, key);
    expect(one.body).toMatchObject({ result: 'promoted', winRate: 2_000, stageId: second.id });
    expect(two.body).toEqual(one.body);
    expect(await visits(id)).toEqual([
      { stageId: first.id, leftHow: 'promoted' },
      { stageId: second.id, leftHow: null },
    ]);
  });

  it('case 37: the current stage is no move', async () => {
    expect((await move(ann, id, second.id)).body.result).toBe('unchanged');
    expect(await visits(id)).toHaveLength(2);
  });

  it('case 36: an old row version is refused with the fresh one', async () => {
    const answer = await move(ann, id, first.id, { rowVersion: 1 });
    expect(answer.status).toBe(409);
    expect(answer.body.error.reasons).toMatchObject([{ kind: 'stale_version', seen: 1, current: 4 }]);
  });

  it('case 31: ticked, the stages between are passed over, the closing rules are not', async () => {
    await setRules(true, true);
    const answer = await move(lead, id, won.id);
    await setRules(true, false);
    expect(answer.body.error.reasons.map((reason: { kind: string }) => reason.kind)).toEqual(['event', 'information', 'closing']);
    const unticked = await move(ann, id, won.id);
    expect(unticked.body.error.reasons.map((reason: { kind: string }) => reason.kind)).toEqual([
      'operator',
      'event',
      'information',
      'closing',
    ]);
  });

  it('case 39: losing needs a reason and nothing else; 40: reopening returns to the stage before', async () => {
    expect((await move(ann, id, lost.id)).body.error.reasons).toMatchObject([{ kind: 'closing', missing: 'loss_reason' }]);
    const stranger = await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'of no list' });
    expect([stranger.status, stranger.body.error.fields]).toEqual([400, [{ field: 'lossReason', reason: 'notAnOption' }]]);
    const closed = await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price' });
    expect(closed.body).toMatchObject({ result: 'lost', winRate: 0 });
    expect((await visits(id)).at(-1)).toEqual({ stageId: second.id, leftHow: 'lost' });
    expect((await complete(ann, id, contact.id)).status).toBe(409);
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.closedByName).toBe('ann');
    expect((await ann.delete(`/api/opportunities/${id}/closing`)).status).toBe(403);
    expect((await lead.delete(`/api/opportunities/${id}/closing`)).body).toMatchObject({
      result: 'reopened',
      stageId: second.id,
      winRate: 2_000,
    });
    expect((await visits(id)).at(-1)).toEqual({ stageId: second.id, leftHow: null });
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.closedByName).toBeNull();
  });

  it('case 34: a pending approval holds it, with the same answer for move and closing', async () => {
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`insert into stage_approvals values (${test.home.orgId}, ${id}, ${second.id}, 'pending', now())`),
    );
    expect((await move(ann, id, third.id)).status).toBe(423);
    expect((await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'won' })).body.error.reasons).toEqual([
      { kind: 'approval_pending', stageId: second.id },
    ]);
    await test.database.write(test.home.orgId, (tx) => tx.run(sql`delete from stage_approvals where opportunity_id = ${id}`));
  });

  it('an override needs the right and a reason, and stays in the history', async () => {
    expect((await move(ann, id, third.id, { override: { reason: '客户急' } })).body.error.reasons[0]).toEqual({
      kind: 'override',
      missing: 'right',
    });
    expect((await move(lead, id, third.id, { override: { reason: ' ' } })).body.error.reasons[0]).toEqual({
      kind: 'override',
      missing: 'reason',
    });
    expect((await move(lead, id, third.id, { override: { reason: '客户急' } })).body.result).toBe('promoted');
    const [event] = await test.database.read(test.home.orgId, (tx) =>
      tx.rows<{ data: { overrideReason: string; overridden: unknown[] } }>(
        sql`select data from events where record_id = ${id} order by seq desc limit 1`,
      ),
    );
    expect(event?.data.overrideReason).toBe('客户急');
    expect(event?.data.overridden).toHaveLength(2);
  });
});

describe('who may', () => {
  it.each([
    ['peer', 'bob', 404],
    ['other team', 'eve', 404],
    ['superior', 'lead', 422],
    ["superior's superior", 'director', 422],
    ['reader', 'reader', 403],
  ] as const)('%s moves: %s → %i', async (_, person, status) => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await move(await test.as(person), id, second.id)).status).toBe(status);
  });

  it('a foreign organisation finds nothing', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await move(await test.as('admin', 'foreign'), id, second.id)).status).toBe(404);
  });

  it('case 38: a viewer on the team learns no gate', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`insert into team_members (org_id, object, record_id, user_id, access, added_at, added_by)
        values (${test.home.orgId}, 'opportunity', ${id}, ${test.home.people.eve}, 'read', now(), ${test.home.people.ann})`),
    );
    const answer = await move(await test.as('eve'), id, second.id);
    expect([answer.status, answer.body.error.reasons]).toEqual([403, [{ kind: 'not_editable' }]]);
  });
});

it('totals always equal a recount', async () => {
  const kept = sql`select owner_id, stage_id, status, closing_month::text, records::int, amount::text, weighted::text, budget::text from opportunity_totals where records <> 0`;
  const counted = sql`select owner_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01')::text as closing_month,
    count(*)::int as records, sum(coalesce(amount, 0))::text as amount, sum(coalesce(amount, 0)::numeric * win_rate)::text as weighted, sum(coalesce(budget, 0))::text as budget
    from opportunities where deleted_at is null group by 1, 2, 3, 4`;
  const [a, b] = await test.database.read(test.home.orgId, async (tx) => [await tx.rows<object>(kept), await tx.rows<object>(counted)]);
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(a)).toEqual(sorted(b));
  expect(a.length).toBeGreaterThan(1);
});
