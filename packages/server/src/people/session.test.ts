import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { emailOf } from '../testing/company.ts';
import { hashPassword } from './passwords.ts';

const test = await startTestApp();
afterAll(() => test.close());

const PASSWORD = 'correct horse battery';
await test.database.write(test.home.orgId, async (tx) => {
  await tx.run(sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id = ${test.home.people.ann}`);
});
const enter = (email: string, password: string) => test.anonymous.post('/api/session', { email, password });

describe('signing in', () => {
  it('refuses a wrong password and an unknown address with the same words', async () => {
    const wrong = await enter(emailOf('ann'), 'nope');
    const unknown = await enter('nobody@company.test', 'nope');
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'invalidCredentials']);
    expect(unknown.body.error.message).toBe(wrong.body.error.message);
  });

  it('names the missing field', async () => {
    const answer = await test.anonymous.post('/api/session', { email: 'x@y.z' });
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, 'password']);
  });

  it('answers who one is and what one may do, with cookies a script cannot read', async () => {
    const answer = await enter(emailOf('ann').toUpperCase(), PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body.user.name).toBe('ann');
    expect(answer.body.rights.objects.opportunity.read).toBe('own');
    const cookies = (answer.headers['set-cookie'] as string[]).join('\n');
    expect(cookies).toMatch(/winpath_session=.*HttpOnly.*SameSite=Lax/);
  });

  it('locks an address after five failures, with the time to wait, even for the right password', async () => {
    for (let i = 0; i < 5; i++) await enter(emailOf('bob'), 'nope');
    const answer = await enter(emailOf('bob'), PASSWORD);
    expect(answer.status).toBe(429);
    expect(answer.body.error.retryAfterSeconds).toBe(60);
  });
});

describe('a session', () => {
  it('is needed', async () => {
    expect((await test.anonymous.get('/api/session')).status).toBe(401);
  });

  it('ends on sign-out', async () => {
    const ann = await test.as('ann');
    expect((await ann.get('/api/session')).body.organisation.name).toBe('Company');
    expect((await ann.delete('/api/session')).status).toBe(200);
    expect((await ann.get('/api/session')).status).toBe(401);
  });

  it('does not write without the CSRF header', async () => {
    const ann = await test.as('ann');
    const answer = await ann.delete('/api/session', undefined, { 'x-csrf-token': 'forged' });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'csrf']);
  });

  it('ends at once when the person is deactivated', async () => {
    const eve = await test.as('eve');
    expect((await eve.get('/api/session')).status).toBe(200);
    await test.database.write(test.home.orgId, async (tx) => {
      await tx.run(sql`update users set status = 'deactivated' where id = ${test.home.people.eve}`);
      await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${test.home.orgId}`);
    });
    expect((await eve.get('/api/session')).status).toBe(401);
  });

  it('answers by the rights of this moment, taken away and given back between two questions', async () => {
    const bob = await test.as('bob');
    const ask = async () => (await bob.get('/api/opportunities')).status;
    const change = (statement: ReturnType<typeof sql>) =>
      test.database.write(test.home.orgId, async (tx) => {
        await tx.run(statement);
        await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${test.home.orgId}`);
      });
    expect(await ask()).toBe(200);
    await change(sql`delete from user_roles where org_id = ${test.home.orgId} and user_id = ${test.home.people.bob}`);
    expect(await ask()).toBe(403);
    await change(
      sql`insert into user_roles (org_id, user_id, role_id) values (${test.home.orgId}, ${test.home.people.bob}, ${test.home.roleIds.seller})`,
    );
    expect(await ask()).toBe(200);
    await bob.delete('/api/session');
    expect(await ask()).toBe(401);
  });

  it('ends after twelve idle hours', async () => {
    const lead = await test.as('lead');
    test.setNow('2026-03-02T13:59:00.000Z');
    expect((await lead.get('/api/session')).status).toBe(200);
    test.setNow('2026-03-03T02:00:01.000Z');
    expect((await lead.get('/api/session')).status).toBe(401);
  });
});

it('describes every route in OpenAPI', async () => {
  const { body } = await test.anonymous.get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(body.paths['/api/session'].post.summary).toContain('Sign in');
});

it('keeps organisations apart in the database itself', async () => {
  const seen = await test.database.read(test.home.orgId, (tx) =>
    tx.rows<{ orgId: string }>(sql`select distinct org_id as "orgId" from users`),
  );
  expect(seen).toEqual([{ orgId: test.home.orgId }]);
});
