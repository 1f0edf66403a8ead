import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { sendSecurityHeaders } from './securityHeaders.ts';

async function headersOf(url: string, { secure }: { secure: boolean }) {
  const app = fastify();
  sendSecurityHeaders(app, { secure });
  app.get('/page', async () => 'page');
  app.get('/broken', async () => {
    throw new Error('broken');
  });
  const { headers } = await app.inject(url);
  await app.close();
  return headers;
}

describe('what keeps a browser from doing with an answer what it should not', () => {
  it.each(['/page', '/broken', '/nowhere'])('comes with %s', async (url) => {
    const headers = await headersOf(url, { secure: true });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toContain('max-age=');
  });

  it('does not send a browser to HTTPS that is not there', async () => {
    const headers = await headersOf('/page', { secure: false });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
