import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const owner = await test.as('processOwner');
const ann = await test.as('ann');

describe('a draft', () => {
  it('is made with the business type, saved with its revision, and refused when somebody saved in between (case 10)', async () => {
    const type = (await owner.post('/api/business-types', { name: '项目销售' })).body;
    const draft = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
    expect(draft.revision).toBe(1);
    const saved = await owner.put(`/api/business-types/${type.id}/draft`, { revision: 1, definition: draft.definition });
    expect(saved.body.revision).toBe(2);
    const stale = await (await test.as('admin')).put(`/api/business-types/${type.id}/draft`, { revision: 1, definition: draft.definition });
    expect([stale.status, stale.body.error.reasons[0]]).toEqual([
      409,
      { kind: 'stale_draft', seen: 1, current: 2, changedBy: test.home.people.processOwner },
    ]);
  });

  it('leaves one event for what one person saves in a sitting, and another for the next person', async () => {
    const type = (await owner.post('/api/business-types', { name: '改稿' })).body;
    const save = async (who: typeof owner) => {
      const { revision, definition } = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
      expect((await who.put(`/api/business-types/${type.id}/draft`, { revision, definition })).status).toBe(200);
    };
    for (const who of [owner, owner, await test.as('admin'), owner]) await save(who);
    const told = await test.database.read(test.home.orgId, (tx) =>
      tx.rows<{ kind: string; actor: string }>(sql`
        select e.kind, u.name as actor from events e join users u on u.org_id = e.org_id and u.id = e.actor_id
        where e.object = 'businessType' and e.record_id = ${type.id} order by e.seq`),
    );
    expect(told.map(({ kind, actor }) => `${actor}: ${kind}`)).toEqual([
      'processOwner: businessType.created',
      'processOwner: process.draftChanged',
      'admin: process.draftChanged',
      'processOwner: process.draftChanged',
    ]);
  });

  it('case 9: shares above the capacity stop publishing with the stage named; the draft is kept', async () => {
    const type = (await owner.post('/api/business-types', { name: '超额' })).body;
    const stage = stageOf('第一关', 1_000, { events: [keyEventOf('大', 1_001)] });
    await owner.put(`/api/business-types/${type.id}/draft`, { revision: 1, definition: processOf(stage) });
    const answer = await owner.post(`/api/business-types/${type.id}/versions`, { revision: 2 });
    expect(answer.status).toBe(422);
    expect(answer.body.error.reasons).toEqual([{ code: 'shares_exceed', stageId: stage.id, figures: { capacity: 1_000, shares: 1_001 } }]);
    expect((await owner.get(`/api/business-types/${type.id}/draft`)).body.definition.stages[0].events[0].share).toBe(1_001);
  });

  it.each([
    ['400 letters', '字'.repeat(400), 200],
    ['400 emoji', '😀'.repeat(400), 200],
    ['400 letters and an emoji', `${'字'.repeat(400)}😀`, 422],
  ])('case 11: a remark of %s', async (_what, remark, status) => {
    const type = (await owner.post('/api/business-types', { name: `备注 ${remark.length}` })).body;
    const event = keyEventOf('拜访', -1);
    const stage = stageOf('', 1_000, { events: [event] });
    const save = (revision: number, text: string) =>
      owner.put(`/api/business-types/${type.id}/draft`, {
        revision,
        definition: processOf({ ...stage, events: [{ ...event, remark: text }] }),
      });
    expect((await save(1, '先约时间')).status).toBe(200);
    const answer = await save(2, remark);
    expect(answer.status).toBe(status);
    const draft = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
    expect([draft.revision, draft.definition.stages[0].events[0].remark]).toEqual(status === 200 ? [3, remark] : [2, '先约时间']);
    if (status === 422)
      expect(answer.body.error).toMatchObject({
        code: 'draftRefused',
        reasons: [{ code: 'remark_too_long', stageId: stage.id, eventId: event.id, figures: { length: 401, limit: 400 } }],
      });
  });

  it('is for process owners', async () => {
    expect((await ann.post('/api/business-types', { name: 'x' })).status).toBe(403);
  });
});

describe('publishing', () => {
  it('case 1: a running opportunity stays on its version, a new one takes the newest', async () => {
    const stage = stageOf('需求确认', 1_000);
    const type = await publishedType(test, '标准', processOf(stage));
    const running = await opportunityOf(test, 'ann', type.id);
    const draft = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
    const changed = {
      stages: draft.definition.stages.map((each: { id: string }) => (each.id === stage.id ? { ...each, rate: 3_000, name: '需求' } : each)),
    };
    const saved = await owner.put(`/api/business-types/${type.id}/draft`, { revision: draft.revision, definition: changed });
    const version = await owner.post(`/api/business-types/${type.id}/versions`, { revision: saved.body.revision, note: '第二版' });
    expect(version.body.number).toBe(2);
    const old = (await ann.get(`/api/opportunities/${running}/process`)).body;
    expect([old.versionNumber, old.winRate, old.version.stages[0].name]).toEqual([1, 1_000, '需求确认']);
    const fresh = (await ann.get(`/api/opportunities/${await opportunityOf(test, 'ann', type.id)}/process`)).body;
    expect([fresh.versionNumber, fresh.winRate]).toEqual([2, 3_000]);
    const versions = (await ann.get(`/api/business-types/${type.id}/versions`)).body.versions;
    expect(versions.map((row: { number: number; openOpportunities: number }) => [row.number, row.openOpportunities])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect((await ann.get('/api/business-types')).body.stages.find((row: { id: string }) => row.id === stage.id).name).toBe('需求');
  });

  it('case 8: the rules act at once, also on old versions', async () => {
    const ahead = keyEventOf('拜访', 100);
    const stages = [
      stageOf('一', 100, { events: [keyEventOf('a', 0)] }),
      stageOf('二', 200, { events: [keyEventOf('b', 0)] }),
      stageOf('三', 400, { events: [ahead] }),
    ];
    const type = await publishedType(test, '规则', processOf(...stages));
    const id = await opportunityOf(test, 'ann', type.id);
    const url = `/api/opportunities/${id}/key-events/${ahead.id}/completion`;
    expect((await ann.post(url, {})).body.error.reasons[0].kind).toBe('out_of_sequence');
    await owner.put(`/api/business-types/${type.id}/rules`, { sequentialOnly: false, freeSkip: false });
    expect((await ann.post(url, {})).body.result).toBe('completed');
  });
});
