import { afterAll, describe, expect, it } from 'vitest';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const owner = await test.as('processOwner');
const ann = await test.as('ann');
const bob = await test.as('bob');

const draftOf = async (typeId: string) => (await owner.get(`/api/business-types/${typeId}/draft`)).body;

async function save(typeId: string, definition: ProcessVersion): Promise<number> {
  const { revision } = await draftOf(typeId);
  return (await owner.put(`/api/business-types/${typeId}/draft`, { revision, definition })).body.revision;
}

async function publish(typeId: string, definition: ProcessVersion) {
  const revision = await save(typeId, definition);
  return (await owner.post(`/api/business-types/${typeId}/versions`, { revision })).body;
}

const rolledBack = (typeId: string, versionId: string, currentVersionId: string, note = '') =>
  owner.post(`/api/business-types/${typeId}/versions/${versionId}/republication`, { currentVersionId, note });

describe('rolling back', () => {
  it('publishes the old version anew, says from which, and leaves running opportunities where they are', async () => {
    const old = processOf(stageOf('一', 1_000));
    const type = await publishedType(test, '回退', old);
    const second = await publish(type.id, processOf(stageOf('甲', 2_000)));
    const running = await opportunityOf(test, 'ann', type.id);
    const answer = await rolledBack(type.id, type.versionId, second.id, '阶段太少');
    expect([answer.status, answer.body.number, answer.body.fromNumber, answer.body.note]).toEqual([200, 3, 1, '阶段太少']);
    const versions = (await ann.get(`/api/business-types/${type.id}/versions`)).body.versions;
    expect(versions.map((row: { number: number; fromNumber: number | null }) => [row.number, row.fromNumber])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    const third = (await ann.get(`/api/business-types/${type.id}/versions/${answer.body.id}`)).body;
    expect([third.definition, third.fromNumber]).toEqual([old, 1]);
    expect((await ann.get(`/api/opportunities/${running}/process`)).body.versionNumber).toBe(2);
    const fresh = (await ann.get(`/api/opportunities/${await opportunityOf(test, 'ann', type.id)}/process`)).body;
    expect([fresh.versionNumber, fresh.winRate]).toEqual([3, 1_000]);
  });

  it('takes an untouched draft along, and leaves one with changes alone', async () => {
    const old = processOf(stageOf('一', 1_000));
    const type = await publishedType(test, '草稿', old);
    const second = await publish(type.id, processOf(stageOf('甲', 2_000)));
    const third = (await rolledBack(type.id, type.versionId, second.id)).body;
    expect((await draftOf(type.id)).definition).toEqual(old);
    const mine = processOf(stageOf('我的', 3_000));
    await save(type.id, mine);
    await rolledBack(type.id, second.id, third.id);
    expect((await draftOf(type.id)).definition).toEqual(mine);
  });

  it('is refused when another version came into force since the comparison', async () => {
    const type = await publishedType(test, '两人回退', processOf(stageOf('一', 1_000)));
    await publish(type.id, processOf(stageOf('二', 1_000)));
    const answer = await rolledBack(type.id, type.versionId, type.versionId);
    expect([answer.status, answer.body.error.code, answer.body.error.reasons[0].versionNumber]).toEqual([409, 'processChanged', 2]);
  });
});

describe('operator lists', () => {
  it('act on running opportunities as soon as they are published, on old versions too', async () => {
    const event = keyEventOf('报价', 100);
    const [first, second] = [stageOf('一', 1_000, { events: [event] }), stageOf('二', 2_000)];
    const type = await publishedType(test, '操作人', processOf(first, second));
    const id = await opportunityOf(test, 'ann', type.id);
    const closed = { operators: [{ kind: 'user' as const, id: test.home.people.bob }] };
    await publish(type.id, processOf({ ...first, events: [{ ...event, ...closed }] }, { ...second, ...closed }));
    const url = `/api/opportunities/${id}/key-events/${event.id}/completion`;
    expect((await ann.post(url, {})).status).toBe(403);
    expect((await bob.post(url, {})).body.result).toBe('completed');
    const moving = (await ann.get(`/api/opportunities/${id}/moves?to=${second.id}`)).body;
    expect(moving.reasons.map((reason: { kind: string }) => reason.kind)).toEqual(['operator']);
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.version.stages[1].operators).toEqual(closed.operators);
  });
});

describe('a screen that shows another version', () => {
  it('is told before anything else that the process has changed', async () => {
    const event = keyEventOf('拜访', 100);
    const [first, second] = [stageOf('一', 1_000, { events: [event] }), stageOf('二', 2_000)];
    const type = await publishedType(test, '旧页面', processOf(first, second));
    const id = await opportunityOf(test, 'ann', type.id);
    const versionId = (await opportunityOfOtherType()).versionId;
    const acts = [
      ann.post(`/api/opportunities/${id}/key-events/${event.id}/completion`, { versionId }),
      ann.delete(`/api/opportunities/${id}/key-events/${event.id}/completion?versionId=${versionId}`),
      ann.put(`/api/opportunities/${id}/stage`, { stageId: second.id, versionId }),
      ann.post(`/api/opportunities/${id}/closing`, { outcome: 'won', versionId }),
    ];
    for (const answer of await Promise.all(acts))
      expect([answer.status, answer.body.error.code, answer.body.error.reasons]).toEqual([
        409,
        'processChanged',
        [{ kind: 'process_changed', current: type.versionId, versionNumber: 1 }],
      ]);
    expect((await ann.get(`/api/opportunities/${id}/process`)).body.facts).toMatchObject({
      stageId: first.id,
      completed: [],
      rowVersion: 1,
    });
  });
});

const opportunityOfOtherType = () => publishedType(test, '别的', processOf(stageOf('一', 1_000)));
