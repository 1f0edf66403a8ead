import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { answerHealth, type ReadinessChecks } from './health.ts';

const { app, anonymous, queue, close } = await startTestApp();
const guarded = await startTestApp({ env: { METRICS_TOKEN: 'a-long-enough-token' } });
afterAll(async () => {
  await close();
  await guarded.close();
});

const readyWith = async (checks: ReadinessChecks) => {
  const server = fastify();
  answerHealth(server, checks);
  const answer = await server.inject('/readyz');
  return { code: answer.statusCode, body: answer.json() };
};

describe('health', () => {
  it('says that the process answers, and whose it is', async () => {
    expect(await anonymous.get('/healthz')).toMatchObject({ status: 200, body: { product: 'winpath', status: 'ok' } });
  });

  it('is ready when database, schema and job queue are', async () => {
    const { status, body } = await anonymous.get('/readyz');
    expect([status, body]).toEqual([200, { status: 'ready', checks: { database: 'ok', migrations: 'ok', jobs: 'ok' } }]);
  });

  it('is not ready when a part fails, names the part and keeps the reason to itself', async () => {
    const failing = () => Promise.reject(new Error('connect to db-1.internal refused'));
    expect(await readyWith({ database: failing, jobs: () => Promise.resolve() })).toEqual({
      code: 503,
      body: { status: 'notReady', checks: { database: 'failed', jobs: 'ok' } },
    });
  });
});

describe('metrics', () => {
  it('count requests by route and status, never by address', async () => {
    await anonymous.get('/api/no-such-address');
    await anonymous.get('/healthz');
    const { body } = await anonymous.get('/metrics');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/healthz",status="200"}');
    expect(body).toMatch(/route="none",status="404"/);
    expect(body).not.toContain('no-such-address');
  });

  it('show the connections and the process', async () => {
    const { body } = await anonymous.get('/metrics');
    expect(body).toMatch(/database_connections\{state="waiting"\} 0/);
    expect(body).toContain('process_resident_memory_bytes');
  });

  it.each([
    ['another machine', { remoteAddress: '10.0.0.7' }],
    ['a proxy', { headers: { 'x-forwarded-for': '10.0.0.7' } }],
  ])('are not for %s when there is no token', async (_who, from) => {
    expect((await app.inject({ url: '/metrics', ...from })).statusCode).toBe(403);
  });

  it('are for whoever has the token', async () => {
    const ask = (authorization: string) =>
      guarded.app.inject({ url: '/metrics', remoteAddress: '10.0.0.7', headers: { authorization } }).then((answer) => answer.statusCode);
    expect([await ask('Bearer a-long-enough-token'), await ask('Bearer a-wrong-token-here!'), await ask('')]).toEqual([200, 403, 403]);
  });
});

describe('request ids', () => {
  it('are made when none comes in', async () => {
    const { headers } = await anonymous.get('/healthz');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('come back as they came in', async () => {
    const answer = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'gateway-000123' } });
    expect(answer.headers['x-request-id']).toBe('gateway-000123');
  });

  it.each(['short', 'x'.repeat(81), 'with space and more', '<script>alert</script>'])('are not taken from %s', async (id) => {
    const answer = await app.inject({ url: '/healthz', headers: { 'x-request-id': id } });
    expect(answer.headers['x-request-id']).not.toBe(id);
  });
});

it('is not ready without its job queue', async () => {
  await queue.stop();
  expect((await anonymous.get('/readyz')).body).toMatchObject({ checks: { jobs: 'failed' } });
});
