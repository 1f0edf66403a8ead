// An act begins while the gate still asks who wants it: nothing may come of it when he is not whom he was taken for.
import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());

const { orgId, people } = test.home;
const accounts = () =>
  test.database.read(orgId, (tx) => tx.rows<{ name: string }>(sql`select name from accounts where org_id = ${orgId} order by name`));
const account = (name: string) => ({ values: { name } });
/** Signed in, and known to the server from a request before. */
const known = async (person: 'ann' | 'bob' | 'lead') => {
  const caller = await test.as(person);
  expect((await caller.get('/api/accounts')).status).toBe(200);
  return caller;
};

describe('an act of somebody the server remembers', () => {
  it('is done once for one key', async () => {
    const ann = await known('ann');
    const key = { 'idempotency-key': 'the-same-act' };
    const [one, two] = [await ann.post('/api/accounts', account('甲方'), key), await ann.post('/api/accounts', account('甲方'), key)];
    expect([one.status, two.body]).toEqual([200, one.body]);
    expect(await accounts()).toEqual([{ name: '甲方' }]);
  });

  it('is refused when his session has ended, also where its key has an answer', async () => {
    const bob = await known('bob');
    const key = { 'idempotency-key': 'answered-before' };
    expect((await bob.post('/api/accounts', account('乙方'), key)).status).toBe(200);
    await test.database.unscoped((tx) => tx.run(sql`delete from sessions where user_id = ${people.bob}`));
    expect((await bob.post('/api/accounts', account('乙方'), key)).status).toBe(401);
    expect((await bob.post('/api/accounts', account('丙方'))).status).toBe(401);
    expect(await accounts()).toEqual([{ name: '乙方' }, { name: '甲方' }]);
  });

  it('goes by the rights of now', async () => {
    const lead = await known('lead');
    await test.database.write(orgId, async (tx) => {
      await tx.run(sql`delete from user_roles where org_id = ${orgId} and user_id = ${people.lead}`);
      await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${orgId}`);
    });
    expect((await lead.post('/api/accounts', account('丁方'))).status).toBe(403);
    expect(await accounts()).toEqual([{ name: '乙方' }, { name: '甲方' }]);
  });

  it('marks the session as seen once a minute', async () => {
    const ann = await known('ann');
    test.setNow('2026-03-02T02:05:00.000Z');
    expect((await ann.post('/api/accounts', account('戊方'))).status).toBe(200);
    const seen = await test.database.unscoped((tx) =>
      tx.first<{ at: string }>(sql`select max(last_seen_at) as at from sessions where user_id = ${people.ann}`),
    );
    expect(seen).toEqual({ at: '2026-03-02T02:05:00.000Z' });
  });
});
