import net, { type AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { listen, tryAddress } from './listen.ts';
import { StartRefused } from './startRefused.ts';

const taken = await new Promise<net.Server>((resolve) => {
  const server: net.Server = net.createServer().listen(0, '127.0.0.1', () => resolve(server));
});
const { port } = taken.address() as AddressInfo;
afterAll(() => taken.close());

it('passes over a taken port that was only the default', async () => {
  const app = fastify();
  const url = await listen(app, { host: '127.0.0.1', port, portIsFixed: false });
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  expect((await fetch(url)).status).toBe(404);
  await app.close();
});

const WAYS: [string, (address: Parameters<typeof tryAddress>[0]) => Promise<unknown>][] = [
  ['beforehand', tryAddress],
  ['when it listens', (address) => listen(fastify(), address)],
];

describe.each(WAYS)('%s', (_when, attempt) => {
  it('refuses a taken port that was asked for', async () => {
    const refusal = attempt({ host: '127.0.0.1', port, portIsFixed: true });
    await expect(refusal).rejects.toThrow(`port ${port} is taken; choose another with PORT`);
    await expect(refusal).rejects.toBeInstanceOf(StartRefused);
  });

  it.each(['203.0.113.1', 'nobody.invalid'])('refuses %s, which is no address of this machine', async (host) => {
    const refusal = attempt({ host, port: 0, portIsFixed: false });
    await expect(refusal).rejects.toThrow(`HOST ${host}`);
    await expect(refusal).rejects.toBeInstanceOf(StartRefused);
  });
});

it('leaves an address that was only tried to whoever takes it', async () => {
  await tryAddress({ host: '127.0.0.1', port, portIsFixed: false });
  const app = fastify();
  const address = { host: '127.0.0.1', port: Number(new URL(await listen(app, { host: '127.0.0.1', port: 0, portIsFixed: true })).port) };
  await app.close();
  await tryAddress({ ...address, portIsFixed: true });
  const next = fastify();
  expect(await listen(next, { ...address, portIsFixed: true })).toBe(`http://127.0.0.1:${address.port}`);
  await next.close();
});

it('tells an address that a browser on this machine can open', async () => {
  const app = fastify();
  expect(await listen(app, { host: '0.0.0.0', port: 0, portIsFixed: true })).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await app.close();
});
