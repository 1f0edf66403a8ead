import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { type Caller, MORE_THAN_CONNECTIONS, startTestApp } from '../testing/app.ts';
import { emailOf } from '../testing/company.ts';
import { hashPassword } from './passwords.ts';

const test = await startTestApp();
afterAll(() => test.close());

const PASSWORD = 'lamp river Tuesday';
const { orgId, people } = test.home;
await test.database.write(orgId, async (tx) => {
  await tx.run(sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id in (${people.ann}, ${people.admin})`);
});
const withKey = (key: string) => ({
  get: (url: string) => test.anonymous.send({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } }),
  post: (url: string, body: object) =>
    test.anonymous.send({ method: 'POST', url, payload: body, headers: { authorization: `Bearer ${key}` } }),
});
const keyOf = async (caller: Caller, scopes: string[], expiresInDays: number | null = null) =>
  (await caller.post('/api/account/api-keys', { name: 'ERP', scopes, expiresInDays })).body;

describe('my account', () => {
  it('changes only what is given, and merges preferences key by key', async () => {
    const ann = await test.as('ann');
    await ann.patch('/api/account', { preferences: { theme: 'dark', pinned: ['a'] } });
    const answer = await ann.patch('/api/account', { phone: '13812345621', timeZone: 'Asia/Tokyo', preferences: { pinned: null } });
    expect(answer.body).toMatchObject({ name: 'ann', phone: '13812345621', timeZone: 'Asia/Tokyo', preferences: { theme: 'dark' } });
    expect(answer.body.preferences).not.toHaveProperty('pinned');
    expect((await ann.get('/api/session')).body.user.timeZone).toBe('Asia/Tokyo');
  });

  it('keeps only so many preferences, and only small ones; what is too much changes nothing', async () => {
    const eve = await test.as('eve');
    const many = (from: number, count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${from + at}`, at]));
    expect((await eve.patch('/api/account', { preferences: many(0, 100) })).status).toBe(200);
    const tooMany = await eve.patch('/api/account', { preferences: many(100, 1), phone: '13800000000' });
    expect([tooMany.status, tooMany.body.error.reasons]).toEqual([422, [{ kind: 'tooManyPreferences', most: 100, found: 101 }]]);
    const tooLarge = await eve.patch('/api/account', { preferences: { key0: '赢'.repeat(11_000) } });
    expect(tooLarge.body.error.reasons).toMatchObject([{ kind: 'preferencesTooLarge', most: 32_768 }]);
    expect((await eve.patch('/api/account', { preferences: { key0: null, new: '赢'.repeat(5_000) } })).status).toBe(200);
    expect((await eve.get('/api/account')).body.phone).toBeNull();
  });

  it('is not where one gives oneself another role', async () => {
    const ann = await test.as('ann');
    expect((await ann.patch('/api/account', { roleIds: [test.home.roleIds.administrator] })).status).toBe(400);
  });
});

describe('changing the password', () => {
  it('asks for the current one and names every reason against the new one', async () => {
    const ann = await test.as('ann');
    const wrong = await ann.put('/api/account/password', { current: 'nope', next: 'a quite good one' });
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'wrongPassword']);
    const weak = await ann.put('/api/account/password', { current: PASSWORD, next: '111' });
    expect(weak.body.error.reasons).toEqual([{ kind: 'tooShort' }, { kind: 'repetitive' }]);
  });

  it('ends every other session, keeps this one, and leaves nothing of either password behind', async () => {
    const here = await test.as('ann');
    const there = await test.as('ann');
    const headers = { 'idempotency-key': 'change-once' };
    expect((await here.put('/api/account/password', { current: PASSWORD, next: 'green ladder soup' }, headers)).status).toBe(200);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
    const again = await here.put('/api/account/password', { current: PASSWORD, next: 'green ladder soup' }, headers);
    expect(again.body.error.code).toBe('answeredOnce');
    expect((await test.anonymous.post('/api/session', { email: emailOf('ann'), password: 'green ladder soup' })).status).toBe(200);
  });

  it('answers more changes at once than there are connections', async () => {
    const admin = await test.as('admin');
    const tries = Array.from({ length: MORE_THAN_CONNECTIONS }, () =>
      admin.put('/api/account/password', { current: 'nope', next: 'green ladder soup' }),
    );
    const codes = (await Promise.all(tries)).map(({ status }) => status);
    expect(new Set(codes)).toEqual(new Set([422, 429]));
  });

  it('stops guessing after ten tries', async () => {
    const admin = await test.as('admin');
    for (let i = 0; i < 10; i++) await admin.put('/api/account/password', { current: `guess ${i}`, next: 'green ladder soup' });
    expect((await admin.put('/api/account/password', { current: PASSWORD, next: 'green ladder soup' })).status).toBe(429);
  });
});

describe('sessions', () => {
  it('are listed with the present one first, and end one by one or all others at once', async () => {
    const here = await test.as('bob');
    const there = await test.as('bob');
    await test.as('bob');
    const { sessions } = (await here.get('/api/account/sessions')).body;
    expect(sessions.map((session: { current: boolean }) => session.current)).toEqual([true, false, false]);
    const other = (await there.get('/api/account/sessions')).body.sessions[0].id;
    expect((await here.delete(`/api/account/sessions/${other}`)).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.delete('/api/account/sessions')).body).toEqual({ revoked: 1 });
    expect((await here.get('/api/session')).status).toBe(200);
  });

  it('of others are not there to be ended', async () => {
    const eve = await test.as('eve');
    const { sessions } = (await eve.get('/api/account/sessions')).body;
    expect((await (await test.as('bob')).delete(`/api/account/sessions/${sessions[0].id}`)).status).toBe(404);
  });

  it('get a new token after a day; the old one is good for another minute', async () => {
    const at = (time: string) => test.setNow(`2026-03-03T${time}.000Z`);
    const lead = await test.as('lead');
    at('01:00:00');
    for (const hour of ['10:00:00', '20:00:00']) {
      test.setNow(`2026-03-02T${hour}.000Z`);
      await lead.get('/api/session');
    }
    at('02:00:01');
    const answer = await lead.get('/api/session');
    const [token] = /winpath_session=([^;]+)/.exec(String(answer.headers['set-cookie']))!.slice(1);
    const withNew = () => test.anonymous.send({ method: 'GET', url: '/api/session', headers: { cookie: `winpath_session=${token}` } });
    expect((await lead.get('/api/session')).status).toBe(200);
    expect((await withNew()).status).toBe(200);
    at('02:01:02');
    expect((await lead.get('/api/session')).status).toBe(401);
    expect((await withNew()).status).toBe(200);
    test.setNow('2026-03-02T02:00:00.000Z');
  });
});

describe('API keys', () => {
  it('are shown once, and act for their maker', async () => {
    const director = await test.as('director');
    const key = await keyOf(director, ['write']);
    expect(key.scopes).toEqual(['read', 'write']);
    expect((await withKey(key.key).get('/api/session')).body.user.name).toBe('director');
    const listed = (await director.get('/api/account/api-keys')).body.keys[0];
    expect(listed).toMatchObject({ prefix: key.key.slice(0, 11), lastUsedAt: '2026-03-02T02:00:00.000Z' });
    expect(JSON.stringify(listed)).not.toContain(key.key);
  });

  it('are not given out a second time for a repeated request', async () => {
    const director = await test.as('director');
    const ask = () =>
      director.post('/api/account/api-keys', { name: 'n', scopes: ['read'], expiresInDays: 1 }, { 'idempotency-key': 'k1' });
    expect((await ask()).status).toBe(200);
    expect((await ask()).body.error.code).toBe('answeredOnce');
    const kept = await test.database.read(orgId, (tx) =>
      tx.first<{ answer: unknown }>(sql`select answer from command_keys where key = 'k1'`),
    );
    expect(kept).toEqual({ answer: null });
  });

  it('that may only read do not write', async () => {
    const admin = await test.as('admin');
    const { key } = await keyOf(admin, ['read']);
    expect((await withKey(key).post('/api/departments', { name: 'x', parentId: null })).body.error.code).toBe('readOnlyKey');
  });

  it('carry the administrator’s functions only when they say so', async () => {
    const admin = await test.as('admin');
    const plain = withKey((await keyOf(admin, ['write'])).key);
    const full = withKey((await keyOf(admin, ['write', 'administer'])).key);
    expect([(await plain.get('/api/outgoing-mail')).status, (await full.get('/api/outgoing-mail')).status]).toEqual([403, 200]);
    expect((await plain.post('/api/departments', { name: 'x', parentId: null })).status).toBe(403);
  });

  it('cannot make further keys', async () => {
    const { key } = await keyOf(await test.as('admin'), ['write', 'administer']);
    const answer = await withKey(key).post('/api/account/api-keys', { name: 'x', scopes: ['read'], expiresInDays: null });
    expect(answer.body.error.code).toBe('sessionOnly');
  });

  it('stop at once when they are revoked, expire, or their maker is deactivated', async () => {
    const [admin, bob] = [await test.as('admin'), await test.as('bob')];
    const [revoked, expiring, left] = [await keyOf(bob, ['read']), await keyOf(bob, ['read'], 1), await keyOf(bob, ['read'])];
    await bob.delete(`/api/account/api-keys/${revoked.id}`);
    expect((await withKey(revoked.key).get('/api/session')).status).toBe(401);
    test.setNow('2026-03-03T02:00:01.000Z');
    expect((await withKey(expiring.key).get('/api/session')).status).toBe(401);
    test.setNow('2026-03-02T02:00:00.000Z');
    await admin.post(`/api/people/${people.bob}/deactivation`);
    expect((await withKey(left.key).get('/api/session')).status).toBe(401);
  });
});
