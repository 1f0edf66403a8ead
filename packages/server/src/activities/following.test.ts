import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { orgId, people } = test.home;
const [ann, bob, lead] = await Promise.all([test.as('ann'), test.as('bob'), test.as('lead')]);
const [first, second] = [stageOf('需求', 1_000), stageOf('方案', 2_000)];
const type = await publishedType(test, '标准', processOf(first, second));

/** A deal of ann's that lead, who leads her, and ann herself follow. */
async function followed(): Promise<{ id: string; url: string }> {
  const id = await opportunityOf(test, 'ann', type.id, { name: '龙坤地产' });
  const url = `/api/opportunities/${id}`;
  for (const who of [lead, ann]) await who.put(`${url}/follow`);
  return { id, url };
}

const toldOn = async (who: typeof ann, id: string): Promise<{ kind: string; actorName: string; data: { what?: string } }[]> =>
  (await who.get('/api/notices')).body.notices.filter(({ recordId }: { recordId: string }) => recordId === id);

describe('whoever follows a record hears', () => {
  it.each([
    ['a follow-up', 'followUp', (url: string) => ann.post(`${url}/follow-ups`, { body: '下午开会' })],
    ['a move', 'moved', (url: string) => ann.put(`${url}/stage`, { stageId: second.id })],
    ['a win', 'won', (url: string) => ann.post(`${url}/closing`, { outcome: 'won' })],
    ['a loss', 'lost', (url: string) => ann.post(`${url}/closing`, { outcome: 'lost', lossReason: 'price' })],
    ['another owner', 'assigned', (url: string) => ann.post(`${url}/assign`, { ownerId: people.bob })],
    ['another owner among other values', 'assigned', (url: string) => ann.patch(url, { values: { ownerId: people.bob } })],
  ])('of %s, once, unless he did it himself', async (_, what, act) => {
    const { id, url } = await followed();
    expect((await act(url)).status).toBe(200);
    expect(await toldOn(lead, id)).toMatchObject([{ kind: 'followed', actorName: 'ann', data: { what, name: '龙坤地产' } }]);
    expect(await toldOn(ann, id)).toEqual([]);
  });

  it('of a move its stages, of a hand-over the new owner', async () => {
    const { id, url } = await followed();
    await ann.put(`${url}/stage`, { stageId: second.id });
    await ann.post(`${url}/assign`, { ownerId: people.bob });
    expect((await toldOn(lead, id)).map(({ data }) => data)).toMatchObject([{ to: 'bob' }, { from: '需求', to: '方案' }]);
  });

  it('and the new owner hears that it is his, no more', async () => {
    const { id, url } = await followed();
    await ann.put(`${url}/team/${people.bob}`, { access: 'read' });
    await bob.put(`${url}/follow`);
    await bob.post('/api/notices/read', {});
    await ann.post(`${url}/assign`, { ownerId: people.bob });
    const unread = (await bob.get('/api/notices?unread=true')).body.notices;
    expect(unread).toMatchObject([{ kind: 'assigned', recordId: id, data: { name: '龙坤地产' } }]);
  });

  it('nothing twice when the follow-up names him', async () => {
    const { id, url } = await followed();
    await ann.post(`${url}/follow-ups`, { body: '@lead', mentions: [people.lead] });
    expect((await toldOn(lead, id)).map(({ kind }) => kind)).toEqual(['mention']);
  });

  it('nothing of other changes, and nothing once he follows no more', async () => {
    const { id, url } = await followed();
    await ann.patch(url, { values: { description: 'x' } });
    await lead.delete(`${url}/follow`);
    await ann.post(`${url}/follow-ups`, { body: '下午开会' });
    expect(await toldOn(lead, id)).toEqual([]);
  });
});

describe('nobody hears of a record that he may no longer see', () => {
  it('not who has left its team, nor who was its owner', async () => {
    const { id, url } = await followed();
    await ann.put(`${url}/team/${people.bob}`, { access: 'read' });
    await bob.put(`${url}/follow`);
    await lead.post(`${url}/follow-ups`, { body: '一' });
    expect((await toldOn(bob, id)).map(({ kind }) => kind).sort()).toEqual(['followed', 'teamJoined']);
    await ann.delete(`${url}/team/${people.bob}`);
    await lead.post(`${url}/follow-ups`, { body: '二' });
    expect(await toldOn(bob, id)).toHaveLength(2);

    const before = await toldOn(ann, id);
    await (await test.as('director')).post(`${url}/assign`, { ownerId: people.eve });
    expect(await toldOn(ann, id)).toEqual(before);
    expect((await toldOn(lead, id)).length).toBe(0);
  });

  it('not who was deactivated', async () => {
    const { id, url } = await followed();
    const become = (status: string) =>
      test.database.write(orgId, async (tx) => {
        await tx.run(sql`update users set status = ${status} where org_id = ${orgId} and id = ${people.lead}`);
        await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${orgId}`);
      });
    await become('deactivated');
    await ann.post(`${url}/follow-ups`, { body: '一' });
    await become('active');
    expect(await toldOn(lead, id)).toEqual([]);
  });
});
