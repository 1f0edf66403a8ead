import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('without any variable', () => {
  const config = readConfig({});

  it('listens on this machine alone, on 3000 or the next free port', () => {
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, portIsFixed: false });
  });

  it('runs on its own PostgreSQL with the demo world and keeps files beside it', () => {
    expect(config).toMatchObject({ databaseUrl: null, demo: true, worker: 'inProcess' });
    expect(config.fileStore).toEqual({ kind: 'disk', dir: path.resolve('data/files') });
  });
});

describe('with variables', () => {
  it.each([
    ['an own database has no demo world', { DATABASE_URL: 'postgres://u:p@db/winpath' }, { demo: false }],
    ['unless asked for', { DATABASE_URL: 'postgres://u:p@db/winpath', WINPATH_DEMO: 'true' }, { demo: true }],
    [
      'https means secure cookies',
      { PUBLIC_URL: 'https://crm.example.com/' },
      { publicUrl: 'https://crm.example.com', secureCookies: true },
    ],
    ['http does not', { PUBLIC_URL: 'http://crm.example.com' }, { secureCookies: false }],
    ['a clock may stand still', { WINPATH_CLOCK: '2026-11-09T14:00:00+08:00' }, { clock: '2026-11-09T06:00:00.000Z' }],
    ['a given port is fixed', { PORT: '8080' }, { port: 8080, portIsFixed: true }],
    ['an empty variable counts as not set', { PORT: ' ', DATABASE_URL: '' }, { portIsFixed: false, databaseUrl: null }],
    [
      'files go to an S3 store',
      { S3_ENDPOINT: 'https://s3.example.com', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' },
      {
        fileStore: {
          kind: 's3',
          endpoint: 'https://s3.example.com',
          bucket: 'b',
          region: 'auto',
          accessKeyId: 'id',
          secretAccessKey: 'key',
        },
      },
    ],
  ])('%s', (_case, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe('wrong values', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be true, false or the number of proxies'],
    [{ PORT: '65536' }, 'PORT must be a whole number'],
    [{ DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL must be a URL starting with postgres:// or postgresql://'],
    [{ PUBLIC_URL: 'crm.example.com' }, 'PUBLIC_URL must be a URL starting with http:// or https://'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error'],
    [{ WORKER: 'both' }, 'WORKER must be one of inProcess, separate'],
    [{ WINPATH_CLOCK: 'monday' }, 'WINPATH_CLOCK must be an instant such as 2026-11-09T06:00:00Z'],
    [{ WINPATH_DEMO: 'perhaps' }, 'WINPATH_DEMO must be one of true, false'],
    [{ S3_ENDPOINT: 'https://s3.example.com' }, 'S3_BUCKET is needed when S3_ENDPOINT is set'],
    [{ ADMIN_EMAIL: 'boss' }, 'ADMIN_EMAIL must be a mail address'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 16 characters'],
  ])('%o', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('are all named at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*LOG_LEVEL/s);
  });

  it('are never repeated, since they may hold a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).toThrow(expect.not.stringContaining('hunter2'));
  });
});
