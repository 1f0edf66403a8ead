// Where the server listens: the given port or an error, else the first free one from the default on.
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { StartRefused } from './startRefused.ts';

type Address = Pick<Config, 'host' | 'port' | 'portIsFixed'>;

const PORTS_TRIED = 50;
/** A number that is another machine's, or a name that is nobody's. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/** Refuses an address nobody can listen on, before anything is made for its sake; a default port may be taken. */
export async function tryAddress({ host, port, portIsFixed }: Address): Promise<void> {
  const probe = net.createServer();
  try {
    await once(probe.listen({ host, port: portIsFixed ? port : 0 }), 'listening');
  } catch (error) {
    throw refusalOf(error, host, port);
  }
  await once(probe.close(), 'close');
}

/** Lets the server listen; returns the address a person on this machine opens. */
export async function listen(app: FastifyInstance, { host, port, portIsFixed }: Address): Promise<string> {
  for (let candidate = port; ; candidate++) {
    try {
      await app.listen({ host, port: candidate });
      return addressFor(host, (app.server.address() as AddressInfo).port);
    } catch (error) {
      if (portIsFixed || codeOf(error) !== 'EADDRINUSE') throw refusalOf(error, host, candidate);
      if (candidate === port + PORTS_TRIED) throw new StartRefused(`没有空闲端口 · no free port from ${port} to ${candidate}`);
    }
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** The reason in plain words where the operator can mend it, else the error itself. */
function refusalOf(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return new StartRefused(`端口 ${port} 已被占用 · port ${port} is taken; choose another with PORT`);
  if (code === 'EACCES') return new StartRefused(`没有权限使用端口 ${port} · no permission to listen on port ${port}`);
  if (NO_SUCH_ADDRESS.has(code)) return new StartRefused(`本机没有地址 ${host} · HOST ${host} is not an address of this machine`);
  return error;
}

function addressFor(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
