import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { multipart } from '../testing/multipart.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { changeRights } from '../testing/roles.ts';

const test = await startTestApp();
afterAll(() => test.close());
const first = stageOf('需求', 1_000);
const type = await publishedType(test, '标准', processOf(first, stageOf('方案', 2_000)));
const ann = await test.as('ann');
const bob = await test.as('bob');
const people = test.home.people;
const open = () => opportunityOf(test, 'ann', type.id, { name: '龙坤地产' });
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a follow-up', () => {
  it('stands in the timeline with text, picture, people and next time, and the mentioned person is told', async () => {
    const id = await open();
    const upload = multipart([['现场.png', PNG]]);
    const file = (await ann.send({ method: 'POST', url: `/api/opportunities/${id}/files?purpose=followUp`, ...upload })).body.files[0];
    const nextAt = '2026-03-05T01:00:00.000Z';
    const posted = await ann.post(`/api/opportunities/${id}/follow-ups`, {
      kind: 'call',
      body: '王经理说下午开会讨论, 5点以后再联系',
      mentions: [people.bob],
      fileIds: [file.id],
      nextAt,
    });
    expect(posted.status).toBe(200);
    const [item] = (await ann.get(`/api/opportunities/${id}/timeline?kinds=followUps`)).body.items;
    expect(item.followUp).toMatchObject({
      kind: 'call',
      nextAt,
      mine: true,
      mentions: [{ name: 'bob' }],
      files: [{ name: '现场.png', inline: true }],
    });
    const notices = (await bob.get('/api/notices')).body;
    expect(notices).toMatchObject({
      unread: 1,
      notices: [{ kind: 'mention', recordId: id, actorName: 'ann', data: { name: '龙坤地产' } }],
    });
    await bob.post('/api/notices/read', {});
    expect((await bob.get('/api/notices?unread=true')).body).toMatchObject({ unread: 0, notices: [] });
  });

  it.each([
    ['no text', { body: '  ' }, 'body'],
    ['a stranger', { body: 'x', mentions: ['00000000-0000-7000-8000-000000000000'] }, 'mentions'],
    ['a time in the future', { body: 'x', happenedAt: '2027-01-01T00:00:00Z' }, 'happenedAt'],
    ['a file of somebody else', { body: 'x', fileIds: ['00000000-0000-7000-8000-000000000000'] }, 'fileIds'],
  ])('with %s is refused naming the field', async (_, body, field) => {
    const answer = await ann.post(`/api/opportunities/${await open()}/follow-ups`, body);
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, field]);
  });

  it('can be taken back by its author only; the timeline then says so', async () => {
    const id = await open();
    const posted = await ann.post(`/api/opportunities/${id}/follow-ups`, { body: '写错了' });
    expect((await (await test.as('lead')).delete(`/api/follow-ups/${posted.body.id}`)).status).toBe(404);
    expect((await ann.delete(`/api/follow-ups/${posted.body.id}`)).status).toBe(200);
    const [item] = (await ann.get(`/api/opportunities/${id}/timeline?kinds=followUps`)).body.items;
    expect(item.followUp).toMatchObject({ deleted: true, body: '' });
  });
});

describe('the timeline', () => {
  it('is read in pages, newest first, by those who see the record', async () => {
    const id = await open();
    for (let i = 0; i < 5; i++) {
      test.setNow(`2026-03-02T0${3 + i}:00:00.000Z`);
      await ann.post(`/api/opportunities/${id}/follow-ups`, { body: `第${i}条` });
    }
    const one = (await ann.get(`/api/opportunities/${id}/timeline?limit=4`)).body;
    const two = (await ann.get(`/api/opportunities/${id}/timeline?limit=4&before=${encodeURIComponent(one.nextBefore)}`)).body;
    expect(
      [...one.items, ...two.items].map((item: { kind: string; followUp: { body: string } | null }) => item.followUp?.body ?? item.kind),
    ).toEqual(['第4条', '第3条', '第2条', '第1条', '第0条', 'record.created']);
    expect(two.nextBefore).toBeNull();
    expect((await bob.get(`/api/opportunities/${id}/timeline`)).status).toBe(404);
    expect((await ann.get(`/api/opportunities/${id}/timeline?before=x`)).status).toBe(400);
  });

  it('tells the changes of a stage plan stage by stage', async () => {
    const id = await open();
    await ann.put(`/api/opportunities/${id}/plan`, { ends: [{ stageId: first.id, endsOn: '2026-04-01' }], closingOn: '2026-06-30' });
    const [item] = (await ann.get(`/api/opportunities/${id}/timeline?kinds=process`)).body.items;
    expect(item).toMatchObject({ kind: 'opportunity.planChanged', data: { changes: [{ stageName: '需求', to: '2026-04-01' }] } });
  });

  it('keeps the reason of a loss from those from whom the field is kept', async () => {
    const id = await open();
    await ann.post(`/api/opportunities/${id}/closing`, { outcome: 'lost', lossReason: 'price', lossNote: '对手降价' });
    const told = async () => (await ann.get(`/api/opportunities/${id}/timeline?kinds=process`)).body.items[0].data;
    expect(await told()).toMatchObject({ fromName: '需求', lossReason: 'price', lossNote: '对手降价' });
    await hideFromAnn({ lostReason: 'hidden', lostNote: 'masked' });
    const kept = await told();
    await hideFromAnn({});
    expect(kept).not.toHaveProperty('lossReason');
    expect(kept).not.toHaveProperty('lossNote');
  });

  async function hideFromAnn(levels: Record<string, string>): Promise<void> {
    await test.database.write(test.home.orgId, async (tx) => {
      await tx.run(sql`
        update roles set rights = jsonb_set(rights, '{fields}', ${JSON.stringify({ opportunity: levels })}::jsonb)
        where org_id = ${test.home.orgId} and id in (select role_id from user_roles where user_id = ${people.ann})`);
      await tx.run(sql`update organisations set people_revision = people_revision + 1`);
    });
  }
});

describe('the team', () => {
  it('opens the record to a peer, to read or to edit, and closes it again', async () => {
    const id = await open();
    const url = `/api/opportunities/${id}`;
    expect((await bob.get(`${url}/team`)).status).toBe(404);
    expect((await ann.put(`${url}/team/${people.bob}`, { access: 'read', role: '售前' })).status).toBe(200);
    expect((await bob.get(`${url}/team`)).body).toEqual({
      members: [
        { userId: people.ann, name: 'ann', role: '', access: 'owner' },
        { userId: people.bob, name: 'bob', role: '售前', access: 'read' },
      ],
      mayChange: false,
    });
    expect((await bob.put(`${url}/team/${people.eve}`, { access: 'edit' })).status).toBe(403);
    await ann.put(`${url}/team/${people.bob}`, { access: 'edit' });
    expect((await bob.get(`${url}/team`)).body.mayChange).toBe(true);
    expect((await bob.delete(`${url}/team/${people.bob}`)).status).toBe(200);
    expect((await bob.get(`${url}/team`)).status).toBe(404);
    expect((await ann.put(`${url}/team/${people.ann}`, { access: 'read' })).status).toBe(400);
  });

  it('opens nothing that the role of a member does not know', async () => {
    const id = await open();
    const url = `/api/opportunities/${id}`;
    const reader = await test.as('reader');
    await changeRights(test, 'reader', ({ objects }) => Object.assign(objects.opportunity!, { read: 'own', edit: 'none' }));
    await ann.put(`${url}/team/${people.reader}`, { access: 'edit' });
    const stageId = (await ann.get(`${url}/process`)).body.version.stages[1].id;
    expect((await reader.get(`${url}/timeline`)).status).toBe(200);
    expect([(await reader.patch(url, { values: { name: 'x' } })).status, (await reader.put(`${url}/stage`, { stageId })).status]).toEqual([
      403, 403,
    ]);
    expect((await reader.put(`${url}/team/${people.eve}`, { access: 'read' })).status).toBe(403);
    await changeRights(test, 'reader', ({ objects }) => Object.assign(objects.opportunity!, { read: 'none' }));
    expect([(await reader.get(`${url}/timeline`)).status, (await reader.get(`${url}/comments`)).status]).toEqual([404, 404]);
  });

  it('following is private', async () => {
    const id = await open();
    expect((await ann.put(`/api/opportunities/${id}/follow`)).status).toBe(200);
    const kinds = (await ann.get(`/api/opportunities/${id}/timeline`)).body.items.map((item: { kind: string }) => item.kind);
    expect(kinds).toEqual(['record.created']);
    expect((await bob.put(`/api/opportunities/${id}/follow`)).status).toBe(404);
  });
});

describe('live updates', () => {
  it('tell a page what happened to records it may see, and nothing else', async () => {
    const address = await test.app.listen({ port: 0, host: '127.0.0.1' });
    const heard = async (person: 'ann' | 'bob', until: number): Promise<string[]> => {
      const cookie = await test.cookieOf(person);
      const response = await fetch(`${address}/api/live`, { headers: { cookie } });
      const reader = response.body!.getReader();
      const events: string[] = [];
      const decoder = new TextDecoder();
      let text = '';
      while (events.length < until) {
        const { value, done } = await reader.read();
        if (done) break;
        text += decoder.decode(value);
        events.push(...(text.match(/^event: .*\ndata: .*\n\n/gm) ?? []));
        text = text.slice(text.lastIndexOf('\n\n') + 2);
        if (events.length === 1 && person === 'ann') listening();
      }
      await reader.cancel();
      return events;
    };
    let listening: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      listening = resolve;
    });
    const annHears = heard('ann', 2);
    await ready;
    const bobHears = heard('bob', 2); // hello, and then only his own
    const id = await open();
    const events = await annHears;
    expect(events[1]).toContain(`"recordId":"${id}"`);
    const his = await opportunityOf(test, 'bob', type.id);
    expect((await bobHears)[1]).toContain(`"recordId":"${his}"`);
  });
});
