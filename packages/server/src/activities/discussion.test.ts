import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const type = await publishedType(test, '标准', processOf(stageOf('需求', 1_000)));
const [ann, bob, lead, foreign] = [await test.as('ann'), await test.as('bob'), await test.as('lead'), await test.as('admin', 'foreign')];
const people = test.home.people;
const open = () => opportunityOf(test, 'ann', type.id, { name: '龙坤地产' });
const thread = (id: string, query = '') => `/api/opportunities/${id}/comments${query}`;
const kindsFor = async (who: typeof ann): Promise<string[]> =>
  (await who.get('/api/notices?unread=true')).body.notices.map((notice: { kind: string }) => notice.kind);

describe('the discussion of a record', () => {
  it('is closed to those who may not see the record', async () => {
    const id = await open();
    expect((await test.anonymous.get(thread(id))).status).toBe(401);
    for (const who of [bob, foreign]) {
      expect((await who.get(thread(id))).status).toBe(404);
      expect((await who.post(thread(id), { body: '价格？' })).status).toBe(404);
    }
  });

  it.each([
    ['nothing said', { body: '  ' }, 'body'],
    ['more than fits', { body: '长'.repeat(4_001) }, 'body'],
    ['a stranger mentioned', { body: 'x', mentions: ['00000000-0000-7000-8000-000000000000'] }, 'mentions'],
  ])('refuses %s', async (_, body, field) => {
    const answer = await ann.post(thread(await open()), body);
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, field]);
  });

  it('tells those mentioned, the owner and who spoke before, each once; nobody hears of himself', async () => {
    const id = await open();
    await lead.post(thread(id), { body: '折扣谁批？' });
    expect(await kindsFor(ann)).toEqual(['comment']);
    await ann.post(thread(id), { body: '@lead 您来批', mentions: [people.lead] });
    expect(await kindsFor(lead)).toEqual(['mention']);
    await lead.post(thread(id), { body: '可以' });
    expect(await kindsFor(lead)).toEqual(['mention']);
    expect(await kindsFor(ann)).toEqual(['comment', 'comment']);
  });

  it('is read in pages, newest first, and stands apart from the timeline', async () => {
    const id = await open();
    for (const body of ['一', '二', '三']) await ann.post(thread(id), { body });
    const one = (await ann.get(thread(id, '?limit=2'))).body;
    const two = (await ann.get(thread(id, `?limit=2&before=${one.nextBefore}`))).body;
    expect([...one.comments, ...two.comments].map(({ body }: { body: string }) => body)).toEqual(['三', '二', '一']);
    expect(two.nextBefore).toBeNull();
    const kinds = (await ann.get(`/api/opportunities/${id}/timeline`)).body.items.map((item: { kind: string }) => item.kind);
    expect(kinds).toEqual(['record.created']);
  });

  it('is said once, however often the same call is repeated', async () => {
    const id = await open();
    const key = { 'idempotency-key': 'one-and-the-same-word' };
    await ann.post(thread(id), { body: '一次' }, key);
    await ann.post(thread(id), { body: '一次' }, key);
    expect((await ann.get(thread(id))).body.comments).toHaveLength(1);
  });

  it('lets only its author take a word back; it then says nothing', async () => {
    const id = await open();
    const { id: comment } = (await ann.post(thread(id), { body: '写错了' })).body;
    expect((await lead.delete(`/api/comments/${comment}`)).status).toBe(404);
    expect((await ann.delete(`/api/comments/${comment}`)).status).toBe(200);
    expect((await ann.get(thread(id))).body.comments).toMatchObject([{ deleted: true, body: '' }]);
  });
});

describe('a joint follow-up', () => {
  const record = (id: string, body: object) => ann.post(`/api/opportunities/${id}/follow-ups`, body);
  const joined = async (who: typeof ann): Promise<string[]> =>
    (await who.get('/api/opportunities?view=joined')).body.records.map((row: { id: string }) => row.id);

  it('names members of the team only', async () => {
    const answer = await record(await open(), { body: '一起拜访', participants: [people.bob] });
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, 'participants']);
  });

  it('counts for those who took part, is told to them, and stops counting when it is deleted', async () => {
    const id = await open();
    await (await test.as('lead')).put(`/api/opportunities/${id}/team/${people.lead}`, { access: 'read', role: '陪访' });
    const { id: followUp } = (await record(id, { body: '一起拜访', kind: 'visit', participants: [people.lead, people.ann] })).body;
    const [item] = (await ann.get(`/api/opportunities/${id}/timeline?kinds=followUps`)).body.items;
    expect(item.followUp.participants.map(({ name }: { name: string }) => name)).toEqual(['ann', 'lead']);
    expect(await kindsFor(lead)).toContain('jointFollowUp');
    await ann.delete(`/api/opportunities/${id}/team/${people.lead}`);
    expect(await joined(lead)).toContain(id);
    await ann.delete(`/api/follow-ups/${followUp}`);
    expect(await joined(lead)).not.toContain(id);
  });

  it('may be a recording without a word, but not nothing', async () => {
    const id = await open();
    expect((await record(id, { body: '' })).body.error.fields[0].field).toBe('body');
  });
});
