// What counts is how things stand when the act is written, not when the screen was drawn.
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { saveDraft } from '../processes/commands.ts';
import { publishDraft } from '../processes/publishVersion.ts';
import { draftOf } from '../processes/queries.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const AT = '2026-03-02T02:00:00.000Z';
const { orgId, people } = test.home;
const talk = keyEventOf('需求访谈', 500, { operators: [{ kind: 'user', id: people.bob }] });
const gate = keyEventOf('方案介绍', 500);
const free = keyEventOf('客户背景', 0, { required: false });
const [first, second] = [stageOf('需求确认', 2_000, { events: [gate, free] }), stageOf('方案报价', 5_000)];
const type = await publishedType(test, '标准', processOf(first, second));
const ann = await test.as('ann');
const bob = await test.as('bob');
const lead = await test.as('lead');
const tick = (id: string, eventId: string, who = ann) => who.post(`/api/opportunities/${id}/key-events/${eventId}/completion`, {});
const untick = (id: string, eventId: string, who = ann) => who.delete(`/api/opportunities/${id}/key-events/${eventId}/completion`);
const stateOf = async (id: string, who = ann) => (await who.get(`/api/opportunities/${id}/process`)).body;
const linesOf = async (id: string): Promise<string[]> =>
  test.database.read(orgId, async (tx) =>
    (await tx.rows<{ kind: string }>(sql`select kind from events where record_id = ${id} order by seq`)).map(({ kind }) => kind),
  );

it('case 16: taken off the list while the dialog is open, he is refused; what he did before stays', async () => {
  const listed = await publishedType(test, '有名单', processOf(stageOf('开始', 1_000, { events: [talk] })));
  const [done, open] = [await opportunityOf(test, 'ann', listed.id), await opportunityOf(test, 'ann', listed.id)];
  await ann.put(`/api/opportunities/${open}/team/${people.bob}`, { access: 'edit' });
  expect((await tick(done, talk.id, bob)).body.result).toBe('completed');
  const owner = await scopeFor(test, 'processOwner');
  await test.database.write(orgId, async (tx) => {
    const draft = await draftOf(tx, listed.id);
    const stages = draft.definition.stages.map((stage) => ({
      ...stage,
      events: stage.events.map((event) => ({ ...event, operators: [{ kind: 'user' as const, id: people.lead }] })),
    }));
    const saved = await saveDraft(tx, owner, { id: listed.id, revision: draft.revision, definition: { stages } }, AT);
    await publishDraft(tx, owner, { id: listed.id, revision: saved.revision, note: '' }, AT);
  });
  const refused = await tick(open, talk.id, bob);
  expect([refused.status, refused.body.error.reasons[0].kind]).toEqual([403, 'operator']);
  expect((await stateOf(done)).completions).toMatchObject([{ eventId: talk.id, completedByName: 'bob' }]);
});

it('cases 24, 25: done, undone, done by somebody else: the second counts, with three lines; without a share the win rate stays', async () => {
  const id = await opportunityOf(test, 'ann', type.id);
  const rates = [
    (await tick(id, gate.id)).body.winRate,
    (await untick(id, gate.id)).body.winRate,
    (await tick(id, gate.id, lead)).body.winRate,
    (await tick(id, free.id)).body.winRate,
  ];
  expect(rates).toEqual([2_000, 1_500, 2_000, 2_000]);
  expect((await stateOf(id)).completions).toContainEqual(expect.objectContaining({ eventId: gate.id, completedByName: 'lead' }));
  expect((await linesOf(id)).filter((kind) => kind.startsWith('opportunity.event'))).toEqual([
    'opportunity.eventCompleted',
    'opportunity.eventReopened',
    'opportunity.eventCompleted',
    'opportunity.eventCompleted',
  ]);
});

it('case 35: the gate’s event is taken back while somebody moves: one order of the two holds, and no gate is passed over', async () => {
  for (let time = 0; time < 6; time++) {
    const id = await opportunityOf(test, 'ann', type.id);
    await tick(id, gate.id);
    const [moved, undone] = await Promise.all([lead.put(`/api/opportunities/${id}/stage`, { stageId: second.id }), untick(id, gate.id)]);
    const { facts } = await stateOf(id);
    const kept = { stage: facts.stageId, done: facts.completed.length };
    if (undone.status === 200 && moved.status === 422) expect(kept).toEqual({ stage: first.id, done: 0 });
    else expect([moved.status, kept.stage]).toEqual([200, second.id]);
  }
});

describe('the record behind the screen', () => {
  it('case 42: given to somebody else meanwhile, the old owner may not move it any more', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const { facts } = await stateOf(id);
    await tick(id, gate.id);
    expect((await lead.post('/api/opportunities/bulk', { ids: [id], act: { do: 'assign', ownerId: people.bob } })).body.succeeded).toBe(1);
    const late = await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id, rowVersion: facts.rowVersion });
    expect(late.status).toBe(404);
    expect((await bob.put(`/api/opportunities/${id}/stage`, { stageId: second.id })).body.result).toBe('promoted');
  });

  it('case 41: deleted and restored, its visit goes on', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    const { visits } = await stateOf(id);
    expect((await lead.delete(`/api/opportunities/${id}`)).status).toBe(200);
    expect((await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id })).status).toBe(404);
    expect((await lead.post('/api/opportunities/bulk', { ids: [id], act: { do: 'restore' } })).body.succeeded).toBe(1);
    expect((await stateOf(id)).visits).toEqual(visits);
  });
});
