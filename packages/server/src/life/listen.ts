// Where the server listens: the given port or an error, else the first free one from the default on.
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { StartRefused } from './startRefused.ts';

const PORTS_TRIED = 50;
/** A number that is another machine's, or a name that is nobody's. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/** Lets the server listen; returns the address a person on this machine opens. */
export async function listen(
  app: FastifyInstance,
  { host, port, portIsFixed }: Pick<Config, 'host' | 'port' | 'portIsFixed'>,
): Promise<string> {
  for (let candidate = port; ; candidate++) {
    try {
      await app.listen({ host, port: candidate });
      return addressFor(host, (app.server.address() as AddressInfo).port);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES') throw new StartRefused(`没有权限使用端口 ${candidate} · no permission to listen on port ${candidate}`);
      if (code !== undefined && NO_SUCH_ADDRESS.has(code))
        throw new StartRefused(`本机没有地址 ${host} · HOST ${host} is not an address of this machine`);
      if (code !== 'EADDRINUSE') throw error;
      if (portIsFixed) throw new StartRefused(`端口 ${port} 已被占用 · port ${port} is taken; choose another with PORT`);
      if (candidate === port + PORTS_TRIED) throw new StartRefused(`没有空闲端口 · no free port from ${port} to ${candidate}`);
    }
  }
}

function addressFor(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
