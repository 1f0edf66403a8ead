import sql from 'sql-template-tag';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Caller, startTestApp } from '../testing/app.ts';
import { emailOf } from '../testing/company.ts';
import { openSmtpSink } from '../testing/smtpSink.ts';
import { sweep } from './housekeeping.ts';
import { hashPassword } from './passwords.ts';

const sink = await openSmtpSink();
const test = await startTestApp({
  work: true,
  env: { SMTP_URL: sink.url, MAIL_FROM: 'Winpath <crm@company.test>', PUBLIC_URL: 'https://crm.company.test' },
});
const offline = await startTestApp({ work: true });
afterAll(async () => {
  await Promise.all([test.close(), offline.close()]);
  await sink.close();
});

const PASSWORD = 'lamp river Tuesday';
const outbox = async (admin: Caller, expected: number) =>
  vi.waitFor(async () => {
    const { body } = await admin.get('/api/outgoing-mail');
    expect(body.mail).toHaveLength(expected);
    expect(body.mail[0].status).not.toBe('waiting');
    return body;
  }, 60_000);
const tokenIn = (text: string): string => /set-password#([\w-]+)/.exec(text)![1]!;
const readable = (raw: string): string =>
  Buffer.from(/base64\r\n\r\n([\s\S]+?)\r\n(\r\n|--)/.exec(raw)?.[1] ?? '', 'base64').toString() || raw;

describe('without a mail server', () => {
  it('an invitation waits in the outbox, and its link makes the person active and signs him in, once', async () => {
    const admin = await offline.as('admin');
    const body = { name: '王丽华', email: 'wlh@company.test', roleIds: [offline.home.roleIds.seller] };
    const person = (await admin.post('/api/people', body)).body;
    const { mail, delivers } = await outbox(admin, 1);
    expect([delivers, mail[0].status, mail[0].recipient]).toEqual([false, 'stored', 'wlh@company.test']);
    const { text } = (await admin.get(`/api/outgoing-mail/${mail[0].id}`)).body;
    expect(text).toContain('王丽华，您好：');
    const token = tokenIn(text);

    expect((await offline.anonymous.post('/api/one-time-tokens', { token })).body).toMatchObject({
      purpose: 'invite',
      name: '王丽华',
      organisation: 'Company',
    });
    const weak = await offline.anonymous.put('/api/one-time-tokens/password', { token, password: 'wlh@company.test' });
    expect(weak.body.error.reasons).toEqual([{ kind: 'likeEmail' }]);
    const entered = await offline.anonymous.put('/api/one-time-tokens/password', { token, password: PASSWORD });
    expect(entered.body.user.name).toBe('王丽华');
    expect(String(entered.headers['set-cookie'])).toContain('winpath_session=');
    expect((await admin.get(`/api/people/${person.id}`)).body.person.status).toBe('active');
    expect((await offline.anonymous.put('/api/one-time-tokens/password', { token, password: PASSWORD })).body.error.code).toBe('linkDead');
  });

  it('a second invitation kills the first link', async () => {
    const admin = await offline.as('admin');
    const person = (await admin.post('/api/people', { name: 'Li', email: 'li@company.test', locale: 'en', roleIds: [] })).body;
    await outbox(admin, 2);
    await admin.post(`/api/people/${person.id}/invitation`);
    const { mail } = await outbox(admin, 3);
    const [second, first] = await Promise.all(
      mail.slice(0, 2).map(async ({ id }: { id: string }) => (await admin.get(`/api/outgoing-mail/${id}`)).body.text),
    );
    expect(first).toContain('Hello Li,');
    expect((await offline.anonymous.post('/api/one-time-tokens', { token: tokenIn(first) })).status).toBe(404);
    offline.setNow('2026-03-09T02:00:01.000Z');
    expect((await offline.anonymous.post('/api/one-time-tokens', { token: tokenIn(second) })).status).toBe(404);
    offline.setNow('2026-03-02T02:00:00.000Z');
  });
});

describe('with a mail server', () => {
  const reset = (email: string, host = 'crm.company.test') =>
    test.anonymous.send({ method: 'POST', url: '/api/password-resets', payload: { email }, headers: { host } });

  it('a reset letter goes out, in the receiver’s language, and only its reader knows the link', async () => {
    const { orgId, people } = test.home;
    const admin = await test.as('admin');
    await test.database.write(orgId, async (tx) => {
      await tx.run(sql`update users set password_hash = ${await hashPassword('an old one, 2020')}, locale = 'en' where id = ${people.ann}`);
    });
    const ann = await test.as('ann');
    expect((await reset(emailOf('ann').toUpperCase(), 'evil.example')).body).toEqual({ ok: true });
    const { mail } = await outbox(admin, 1);
    expect([mail[0].status, mail[0].subject]).toEqual(['sent', 'Set a new Winpath password']);
    expect((await admin.get(`/api/outgoing-mail/${mail[0].id}`)).body.text).toBeNull();
    expect(sink.received[0]).toContain('From: Winpath <crm@company.test>');
    expect(sink.received[0]).toContain(`Message-ID: <${mail[0].id}@company.test>`);
    const letter = sink.received[0]!.replace(/=\r\n/g, '');
    expect(letter).toContain('https://crm.company.test/set-password#');

    const token = tokenIn(letter);
    expect((await test.anonymous.put('/api/one-time-tokens/password', { token, password: PASSWORD })).status).toBe(200);
    expect((await ann.get('/api/session')).status).toBe(401);
    expect((await test.anonymous.post('/api/session', { email: emailOf('ann'), password: PASSWORD })).status).toBe(200);
    await outbox(admin, 2);
    expect(readable(sink.received[1]!)).toContain('password was changed');
  });

  it('says nothing about unknown, invited or deactivated people, and writes at most three letters an hour', async () => {
    const admin = await test.as('admin');
    expect((await reset('nobody@company.test')).body).toEqual({ ok: true });
    for (let i = 0; i < 4; i++) await reset(emailOf('ann'));
    await outbox(admin, 4);
  });

  it('tries again later when the server is busy, gives up at once when it refuses for good, and sends again on demand', async () => {
    const admin = await test.as('admin');
    sink.refuseWith(451);
    await admin.post('/api/people', { name: 'Busy', email: 'busy@company.test', roleIds: [] });
    const waiting = await vi.waitFor(async () => {
      const first = (await admin.get('/api/outgoing-mail')).body.mail[0];
      expect(first.attempts).toBe(1);
      return first;
    }, 60_000);
    expect(waiting).toMatchObject({ status: 'waiting', recipient: 'busy@company.test' });
    expect(waiting.lastError).toContain('not today');
    sink.refuseWith(550);
    await admin.post('/api/people', { name: 'Never', email: 'never@company.test', roleIds: [] });
    const failed = (await outbox(admin, 6)).mail[0];
    expect(failed).toMatchObject({ status: 'failed', attempts: 1 });
    sink.refuseWith(null);
    expect((await admin.post(`/api/outgoing-mail/${failed.id}/delivery`)).status).toBe(200);
    expect((await outbox(admin, 6)).mail[0].status).toBe('sent');
    expect((await admin.post(`/api/outgoing-mail/${failed.id}/delivery`)).body.error.reasons).toEqual([
      { kind: 'notWaiting', status: 'sent' },
    ]);
    const told = await test.database.read(test.home.orgId, (tx) =>
      tx.rows(
        sql`select actor_id as actor, data ->> 'recipient' as recipient from events where kind = 'mail.sentAgain' and record_id = ${failed.id}`,
      ),
    );
    expect(told).toEqual([{ actor: test.home.people.admin, recipient: 'never@company.test' }]);
  });

  it('tells the old address of a new one', async () => {
    const admin = await test.as('admin');
    const { person } = (await admin.get(`/api/people/${test.home.people.bob}`)).body;
    await admin.patch(`/api/people/${person.id}`, { rowVersion: person.rowVersion, email: 'robert@company.test' });
    const { mail } = await outbox(admin, 7);
    expect(mail[0]).toMatchObject({ recipient: emailOf('bob'), status: 'sent' });
  });
});

it('a public route answers 429 with the time to wait when one address asks too often', async () => {
  const answers = [];
  for (let i = 0; i < 31; i++) answers.push(await offline.anonymous.post('/api/one-time-tokens', { token: 'x'.repeat(43) }));
  const last = answers.at(-1)!;
  expect(answers.at(-5)!.status).toBe(404);
  expect([last.status, last.body.error.retryAfterSeconds, Number(last.headers['retry-after'])]).toEqual([429, 60, 60]);
});

it('the sweep removes only what has run out', async () => {
  const left = () => test.database.gate(async (tx) => (await tx.rows(sql`select 1 from sessions`)).length);
  await test.as('lead');
  const before = await left();
  await sweep(test.database, '2026-03-02T12:00:00.000Z');
  expect(await left()).toBe(before);
  await sweep(test.database, '2026-03-02T14:00:00.001Z');
  expect(await left()).toBe(0);
});
