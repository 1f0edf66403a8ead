import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { Rights } from '#domain/people/rights.ts';
import { tokenHash } from '../people/sessions.ts';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { changeRights } from '../testing/roles.ts';

const test = await startTestApp();
afterAll(() => test.close());
const type = await publishedType(test, '项目销售', processOf(stageOf('需求', 1_000)));
const address = await test.app.listen({ port: 0, host: '127.0.0.1' });
const admin = await test.as('admin');
const { people } = test.home;

/** An open page: what it is told, event by event; null when the stream is over. */
async function openPage(headers: Record<string, string>) {
  const response = await fetch(`${address}/api/live`, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string | null> => {
    for (;;) {
      const [whole, ...rest] = text.split('\n\n');
      if (rest.length > 0) {
        text = rest.join('\n\n');
        return whole!;
      }
      const { value, done } = await reader.read();
      if (done) return null;
      text += value;
    }
  };
  expect(await next()).toContain('hello');
  return { status: response.status, next, close: () => reader.cancel() };
}

/** Leaves by the session of a cookie. */
async function signOut(cookie: string) {
  const [, token] = cookie.split('=');
  const { csrf } = (await test.database.unscoped((tx) =>
    tx.first<{ csrf: string }>(sql`select csrf from sessions where token_hash = ${tokenHash(token!)}`),
  ))!;
  return test.anonymous.send({ method: 'DELETE', url: '/api/session', headers: { cookie, 'x-csrf-token': csrf } });
}

describe('who listens', () => {
  it('hears of records by his rights of now, not by those he came in with', async () => {
    const lead = await openPage({ cookie: await test.cookieOf('lead') });
    const ann = await openPage({ cookie: await test.cookieOf('ann') });
    const seen = await opportunityOf(test, 'ann', type.id, { name: 'seen by both' });
    expect([await lead.next(), await ann.next()]).toEqual([expect.stringContaining(seen), expect.stringContaining(seen)]);
    await changeRights(test, 'lead', ({ objects }: Rights) => Object.assign(objects.opportunity!, { read: 'none' }));
    const kept = await opportunityOf(test, 'ann', type.id, { name: 'kept from her lead' });
    expect(await ann.next()).toContain(kept);
    await changeRights(test, 'lead', ({ objects }: Rights) => Object.assign(objects.opportunity!, { read: 'team' }));
    const again = await opportunityOf(test, 'ann', type.id, { name: 'seen again' });
    expect([await lead.next(), await ann.next()]).toEqual([expect.stringContaining(again), expect.stringContaining(again)]);
    await Promise.all([lead.close(), ann.close()]);
  });

  it('is out when he signs out, and nobody else is', async () => {
    const [cookie, other] = [await test.cookieOf('bob'), await test.cookieOf('bob')];
    const [page, elsewhere] = [await openPage({ cookie }), await openPage({ cookie: other })];
    expect((await signOut(cookie)).status).toBe(200);
    expect(await page.next()).toBeNull();
    const his = await opportunityOf(test, 'bob', type.id, { name: 'for the other page' });
    expect(await elsewhere.next()).toContain(his);
    await elsewhere.close();
  });

  it('is out when he is deactivated', async () => {
    const page = await openPage({ cookie: await test.cookieOf('eve') });
    expect((await admin.post(`/api/people/${people.eve}/deactivation`)).status).toBe(200);
    expect(await page.next()).toBeNull();
  });

  it('is out when his key is revoked', async () => {
    const ann = await test.as('ann');
    const made = (await ann.post('/api/account/api-keys', { name: 'wall', scopes: ['read'], expiresInDays: null })).body;
    const page = await openPage({ authorization: `Bearer ${made.key}` });
    expect((await ann.delete(`/api/account/api-keys/${made.id}`)).status).toBe(200);
    expect(await page.next()).toBeNull();
  });
});
