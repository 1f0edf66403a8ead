import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

const talk = keyEventOf('访谈', 500);
const [first, second] = [stageOf('需求', 1_000, { events: [talk] }), stageOf('方案', 2_000)];
const type = await publishedType(test, '标准', processOf(first, second));
const start = stageOf('立项', 500);
const other = await publishedType(test, '项目', processOf(start));
const [ann, bob, reader, foreign] = [
  await test.as('ann'),
  await test.as('bob'),
  await test.as('reader'),
  await test.as('admin', 'foreign'),
];
const change = (who: typeof ann, id: string, businessTypeId: string = other.id, extra: object = {}) =>
  who.put(`/api/opportunities/${id}/business-type`, { businessTypeId, ...extra });

describe('changing the business type', () => {
  it('is for those who may edit the opportunity', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await change(test.anonymous, id)).status).toBe(401);
    expect((await change(reader, id)).status).toBe(403);
    for (const who of [bob, foreign]) expect((await change(who, id)).status).toBe(404);
  });

  it('needs a business type with a published process, the newest state and an open opportunity', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    expect((await change(ann, id, id)).body.error.fields[0].field).toBe('businessTypeId');
    expect((await change(ann, id, other.id, { rowVersion: 7 })).body.error.code).toBe('staleVersion');
    await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price' });
    expect((await change(ann, id)).body.error.reasons[0]).toEqual({ kind: 'closed', closed: 'lost' });
  });

  it('case 14: begins the newest process in its first stage; the old visit ends neither promoted nor lost', async () => {
    const id = await opportunityOf(test, 'ann', type.id);
    await ann.post(`/api/opportunities/${id}/key-events/${talk.id}/completion`, {});
    expect((await change(ann, id)).body).toMatchObject({ result: 'typeChanged', stageId: start.id, winRate: 500 });
    expect((await change(ann, id)).body.result).toBe('unchanged');
    const state = (await ann.get(`/api/opportunities/${id}/process`)).body;
    expect([state.businessTypeId, state.versionId, state.visits.map((visit: { leftHow: string | null }) => visit.leftHow)]).toEqual([
      other.id,
      other.versionId,
      ['typeChanged', null],
    ]);
    const events = await test.database.read(test.home.orgId, (tx) =>
      tx.rows(sql`select 1 from events where record_id = ${id} and kind = 'opportunity.typeChanged'`),
    );
    expect(events).toHaveLength(1);
  });
});
