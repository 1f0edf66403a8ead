import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { closeApp } from './closeApp.ts';

/** A server with one slow question, asked over a connection that is kept open. */
async function asked() {
  const app = fastify({ forceCloseConnections: 'idle' });
  let answer: (text: string) => void = () => {};
  const arrived = new Promise<void>((resolve) => {
    app.get('/slow', () => {
      resolve();
      return new Promise<string>((done) => {
        answer = done;
      });
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true });
  const status = new Promise<number | undefined>((resolve) => {
    http
      .get({ port, path: '/slow', agent }, (response: IncomingMessage) => response.resume() && resolve(response.statusCode))
      .on('error', () => resolve(undefined));
  });
  await arrived;
  return { app, status, answer: () => answer('done') };
}

it('answers what has been asked before it closes', async () => {
  const { app, status, answer } = await asked();
  const closing = closeApp(app);
  answer();
  expect(await status).toBe(200);
  await closing;
  expect(app.server.listening).toBe(false);
});

it('cuts off what takes too long', async () => {
  const { app, status } = await asked();
  await closeApp(app, 100);
  expect(await status).toBeUndefined();
});
