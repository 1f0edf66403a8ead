// Whom a request comes from is what the nearest proxies say. What stands further left the caller wrote himself.
import { expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';

it.each([
  ['false', '10.0.0.1'],
  ['true', '198.51.100.7'],
  ['2', '203.0.113.9'],
])('TRUST_PROXY=%s', async (trust, expected) => {
  const test = await startTestApp({ env: { TRUST_PROXY: trust } });
  test.app.get('/caller', (request) => ({ ip: request.ip }));
  const headers = { 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 198.51.100.7' };
  const answer = await test.app.inject({ url: '/caller', remoteAddress: '10.0.0.1', headers });
  await test.close();
  expect(answer.json()).toEqual({ ip: expected });
});
