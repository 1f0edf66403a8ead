// How a stage's approval stands is a fact of the opportunity, whoever brought it about: every door and every key event goes by it.
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { ApprovalState } from '#domain/processes/facts.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const FLOW = '0199c000-0000-7000-8000-00000000f10f';
const survey = keyEventOf('现场勘查', 500, { required: false });
const ahead = keyEventOf('初步报价', 500, { required: false });
const first = stageOf('信息收集', 1_000);
const second = stageOf('开发方案', 3_000, { approvalFlowId: FLOW, events: [survey] });
const third = stageOf('技术确认', 6_000, { events: [ahead] });
const definition = processOf(first, second, third);
const type = await publishedType(test, '项目标准流程', definition);
const ann = await test.as('ann');
const lead = await test.as('lead');
const won = definition.stages.find(({ kind }) => kind === 'won')!;

const stand = (id: string, stageId: string, state: ApprovalState) =>
  test.database.write(test.home.orgId, (tx) =>
    tx.run(sql`
      insert into stage_approvals (org_id, opportunity_id, stage_id, state, changed_at) values (${test.home.orgId}, ${id}, ${stageId}, ${state}, now())
      on conflict (org_id, opportunity_id, stage_id) do update set state = excluded.state, changed_at = excluded.changed_at`),
  );
const stateOf = async (id: string) => (await ann.get(`/api/opportunities/${id}/process`)).body;
const move = (id: string, stageId: string, who = ann) => who.put(`/api/opportunities/${id}/stage`, { stageId });

async function inSecond(state?: ApprovalState): Promise<string> {
  const id = await opportunityOf(test, 'ann', type.id);
  expect((await move(id, second.id)).status).toBe(200);
  if (state) await stand(id, second.id, state);
  return id;
}

describe('case 34: while the approval of its stage is pending', () => {
  it('every door gives the same 423, forward and back, and nothing changes', async () => {
    const id = await inSecond('pending');
    const key = (await ann.post('/api/account/api-keys', { name: 'integration', scopes: ['read', 'write'], expiresInDays: null })).body.key;
    const before = await stateOf(id);
    const answers = [
      await move(id, third.id),
      await move(id, first.id),
      await move(id, won.id),
      await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'won' }),
      await ann.patch(`/api/opportunities/${id}`, { values: { stageId: third.id } }),
      await test.anonymous.put(`/api/opportunities/${id}/stage`, { stageId: third.id }, { authorization: `Bearer ${key}` }),
    ];
    for (const { status, body } of answers)
      expect([status, body.error.reasons]).toEqual([423, [{ kind: 'approval_pending', stageId: second.id }]]);
    const bulk = await ann.post('/api/opportunities/bulk', { ids: [id], act: { do: 'edit', values: { stageId: third.id } } });
    expect(bulk.body.results).toMatchObject([{ id, ok: false, error: { status: 423, reasons: [{ kind: 'approval_pending' }] } }]);
    const dry = await ann.get(`/api/opportunities/${id}/moves?to=${third.id}`);
    expect(dry.body).toMatchObject({ allowed: false, reasons: [{ kind: 'approval_pending', stageId: second.id }] });
    expect(await stateOf(id)).toEqual(before);
  });

  it('its key events, its closing date and its business type are locked; events of other stages are not', async () => {
    const id = await inSecond('pending');
    const tick = (eventId: string) => ann.post(`/api/opportunities/${id}/key-events/${eventId}/completion`, {});
    expect((await tick(survey.id)).status).toBe(423);
    expect((await tick(ahead.id)).status).toBe(200);
    expect((await ann.put(`/api/opportunities/${id}/plan`, { ends: [], closingOn: '2026-12-31' })).status).toBe(423);
    const other = await publishedType(test, '另一条流程', processOf(stageOf('开始', 1_000)));
    expect((await ann.put(`/api/opportunities/${id}/business-type`, { businessTypeId: other.id })).status).toBe(423);
  });

  it('losing it ends the approval; an override leaves it behind as terminated', async () => {
    const lost = await inSecond('pending');
    expect((await ann.post(`/api/opportunities/${lost}/closing`, { outcome: 'lost', lossReason: 'price' })).status).toBe(200);
    expect((await stateOf(lost)).facts.approvals).toEqual({ [second.id]: 'terminated' });
    const carried = await inSecond('pending');
    const answer = await lead.put(`/api/opportunities/${carried}/stage`, { stageId: third.id, override: { reason: '总经理当面同意' } });
    expect(answer.body.result).toBe('promoted');
    expect((await stateOf(carried)).facts.approvals).toEqual({ [second.id]: 'terminated' });
  });
});

it.each(['rejected', 'stale', 'terminated', undefined] as const)('an approval that is %s closes the gate with its state', async (state) => {
  const id = await inSecond(state);
  const { status, body } = await move(id, third.id);
  expect([status, body.error.reasons]).toMatchObject([422, [{ kind: 'approval', stageId: second.id, state: state ?? 'none' }]]);
  expect((await move(id, first.id)).status).toBe(200);
});

it('case 33: back past an approved stage, the approval is stale and has to be given again', async () => {
  const id = await inSecond('approved');
  expect((await move(id, third.id)).body.result).toBe('promoted');
  expect((await move(id, first.id)).body.result).toBe('regressed');
  expect((await stateOf(id)).facts.approvals).toEqual({ [second.id]: 'stale' });
  expect((await move(id, second.id)).status).toBe(200);
  const forward = await move(id, third.id);
  expect([forward.status, forward.body.error.reasons]).toMatchObject([422, [{ kind: 'approval', state: 'stale' }]]);
  await stand(id, second.id, 'approved');
  expect((await move(id, third.id)).body.result).toBe('promoted');
});
