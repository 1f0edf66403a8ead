// The gate holds on every path: the same refused move through every door, with the same reasons.
import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const event = keyEventOf('方案介绍', 500);
const first = stageOf('需求确认', 1_000, { events: [event], information: [{ field: 'source', required: true }] });
const second = stageOf('赢得支持者', 3_000, { operators: [{ kind: 'user', id: test.home.people.lead }] });
const definition = processOf(first, second);
const type = await publishedType(test, '标准', definition);
const ann = await test.as('ann');
const REASONS = [
  { kind: 'operator', stageId: second.id },
  { kind: 'event', eventId: event.id },
  { kind: 'information', field: 'source' },
];

it('page, board, record edit, bulk edit, dry run and API key all answer the same', async () => {
  const id = await opportunityOf(test, 'ann', type.id);
  const key = (await ann.post('/api/account/api-keys', { name: 'integration', scopes: ['read', 'write'], expiresInDays: null })).body;
  const bearer = { authorization: `Bearer ${key.key}` };

  const dry = await ann.get(`/api/opportunities/${id}/moves?to=${second.id}`);
  expect(dry.body.reasons).toMatchObject(REASONS);
  const page = await ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id });
  const edit = await ann.patch(`/api/opportunities/${id}`, { values: { stageId: second.id } });
  const integration = await test.anonymous.put(`/api/opportunities/${id}/stage`, { stageId: second.id }, bearer);
  for (const answer of [page, edit, integration]) expect([answer.status, answer.body.error.reasons]).toEqual([422, dry.body.reasons]);
  const bulk = await ann.post('/api/opportunities/bulk', { ids: [id], act: { do: 'edit', values: { stageId: second.id } } });
  expect(bulk.body).toMatchObject({ succeeded: 0, refused: 1, results: [{ id, ok: false, error: { reasons: REASONS } }] });
  expect((await ann.get(`/api/opportunities/${id}/process`)).body.facts).toMatchObject({ stageId: first.id, rowVersion: 1 });
});

it('a win is the same move, whether asked as a stage or as a closing', async () => {
  const id = await opportunityOf(test, 'ann', type.id);
  const won = definition.stages.find((stage) => stage.kind === 'won')!;
  const asStage = await ann.put(`/api/opportunities/${id}/stage`, { stageId: won.id });
  const asClosing = await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'won' });
  expect(asStage.status).toBe(422);
  expect(asClosing.body.error.reasons).toEqual(asStage.body.error.reasons);
});
