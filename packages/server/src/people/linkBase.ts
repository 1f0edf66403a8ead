// Where links in letters lead. PUBLIC_URL says it. Without it, the address the page was asked under — but what an unknown caller
// claims as host is believed only for this machine and private networks: a forged host must not carry a reset link away.
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const NEAR = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)(:\d+)?$/;

export function linkBase(
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  request: FastifyRequest,
  caller: 'known' | 'unknown',
): string {
  if (config.publicUrl) return config.publicUrl;
  if (caller === 'known' || NEAR.test(request.host)) return `${request.protocol}://${request.host}`;
  return `http://${config.host}:${config.port}`;
}

/** The token stands behind the #: no server log and no Referer header ever sees it. */
export const tokenLink = (base: string, token: string): string => `${base}/set-password#${token}`;
