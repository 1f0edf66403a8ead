// The life of the server as an operator sees it: real processes on a real data folder. One folder serves the whole file,
// since making a cluster is what costs time; every test leaves it without a running process.
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { withClient } from './db/bootstrap.ts';
import { runningEmbeddedUrl } from './db/embeddedPostgres.ts';
import { freshDatabase } from './testing/database.ts';
import { ADDRESS, eventually, processesLike, type ServerProcess, spawnRunner, spawnServer } from './testing/serverProcess.ts';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-life-'));
fs.chmodSync(home, 0o755);
const elsewhere = path.join(home, 'unused');
const servers: ServerProcess[] = [];
const database = await freshDatabase();

afterEach(async () => {
  for (const server of servers.splice(0)) await end(server, 'SIGTERM');
});
afterAll(async () => {
  fs.rmSync(home, { recursive: true, force: true });
  await database.drop();
});

function start(env: Record<string, string> = {}, program?: string): ServerProcess {
  const server = spawnServer({ WINPATH_DATA: home, WINPATH_DEMO: 'false', ...env }, program);
  servers.push(server);
  return server;
}

async function end(server: ServerProcess, signal: NodeJS.Signals): Promise<number | null> {
  server.child.kill(signal);
  return server.ended;
}

const urlOf = async (server: ServerProcess): Promise<string> => (await server.prints(ADDRESS))[1] ?? '';
const inHome = (file: string): string => path.join(home, file);
const postgresPid = (): number => Number(fs.readFileSync(inHome('postgres/postmaster.pid'), 'utf8').split('\n')[0]);
const running = (): number[] => processesLike(new RegExp(`(postgres.*-D|initdb.*--pgdata) ${home}`));
const isAllGone = (): boolean => running().length === 0 && !fs.existsSync(inHome('server.json'));

describe('a signal at any moment ends everything', () => {
  const MOMENTS: [string, NodeJS.Signals, (server: ServerProcess) => Promise<unknown>][] = [
    ['at once', 'SIGTERM', (server) => new Promise((resolve) => server.child.once('spawn', resolve))],
    ['while the cluster is made', 'SIGINT', (server) => server.prints(/creating the database/)],
    ['while PostgreSQL starts', 'SIGTERM', () => eventually(() => fs.existsSync(inHome('postgres/postmaster.pid')))],
    ['while the schema is made', 'SIGINT', (server) => server.prints(/migrating 0001/)],
    ['when it is ready', 'SIGHUP', (server) => server.prints(ADDRESS)],
  ];

  it.each(MOMENTS)('%s (%s)', async (_when, signal, moment) => {
    const server = start();
    await moment(server);
    await end(server, signal);
    expect(isAllGone()).toBe(true);
  });

  it('also when the runner that started it is killed outright', async () => {
    const runner = spawnRunner({ WINPATH_DATA: home, WINPATH_DEMO: 'false' });
    servers.push(runner);
    await urlOf(runner);
    expect(isAllGone()).toBe(false);
    await end(runner, 'SIGKILL');
    await eventually(isAllGone);
  });
});

describe('a start', () => {
  it('serves as a role that row-level security binds, and ends in order', async () => {
    const server = start();
    const url = await urlOf(server);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'ready' });
    const { rows } = await withClient((await runningEmbeddedUrl(home)) ?? '', (client) =>
      client.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user'),
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    expect(await end(server, 'SIGTERM')).toBe(0);
  });

  it('invites the first administrator, who sets a password and is then invited no more', async () => {
    const first = start();
    const [, token] = await first.prints(/set-password#(\S+)/);
    const answer = await fetch(`${await urlOf(first)}/api/one-time-tokens/password`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: 'a rather long pass phrase' }),
    });
    expect(await answer.json()).toMatchObject({ user: { email: 'admin@winpath.local' } });
    await end(first, 'SIGTERM');
    const second = start();
    await second.prints(/stop with Ctrl-C/);
    expect(second.output()).not.toContain('set-password');
  });

  it('on data that are being served says where, and leaves the first server alone', async () => {
    const url = await urlOf(start());
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(`已在运行 · already running at ${url}\n`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('on data that another server is just about to serve does not disturb it', async () => {
    const first = start();
    await eventually(() => fs.existsSync(inHome('server.json')));
    first.child.kill('SIGSTOP');
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already starting or stopping, as process ${first.child.pid}`);
    first.child.kill('SIGCONT');
    await urlOf(first);
  });

  it.each([
    ['its own database', {}],
    ["the company's database", { DATABASE_URL: database.url }],
  ])('with %s on a port that is taken refuses at once and leaves no file behind', async (_whose, env) => {
    const holder = net.createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const server = start({ ...env, PORT: String(port), WINPATH_DATA: path.join(elsewhere, 'data') });
    expect(await server.ended).toBe(1);
    holder.close();
    expect(server.output()).toBe(`端口 ${port} 已被占用 · port ${port} is taken; choose another with PORT\n`);
    expect(fs.existsSync(elsewhere)).toBe(false);
  });

  it('with a wrong configuration says so in plain lines, all at once, before anything is started', async () => {
    const server = start({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/^配置有误 · The configuration is wrong:\n {2}PORT must be .*\n {2}LOG_LEVEL must be .*\n$/);
  });
});

describe('nothing acknowledged is lost', () => {
  const onDatabase = async <T>(work: Parameters<typeof withClient<T>>[1]) => withClient((await runningEmbeddedUrl(home)) ?? '', work);

  /** Writes row after row until the connection breaks; returns the last number that was acknowledged. */
  async function writeUntilItBreaks(breaking: () => void): Promise<number> {
    let acknowledged = 0;
    const writing = onDatabase(async (client) => {
      await client.query('create table if not exists ledger (n int); truncate ledger');
      for (;;) {
        await client.query('insert into ledger values ($1)', [acknowledged + 1]);
        acknowledged++;
        if (acknowledged === 100) breaking();
      }
    });
    await expect(writing).rejects.toThrow();
    return acknowledged;
  }

  const lastKept = () => onDatabase(async (client) => (await client.query<{ n: number }>('select max(n) as n from ledger')).rows[0]?.n);

  it('when the server is killed (its PostgreSQL ends with it), nor when PostgreSQL is killed (the server ends with it)', async () => {
    const first = start();
    await urlOf(first);
    const beforeFirst = await writeUntilItBreaks(() => first.child.kill('SIGKILL'));
    await eventually(() => running().length === 0);

    const second = start();
    await urlOf(second);
    expect(await lastKept()).toBeGreaterThanOrEqual(beforeFirst);
    const beforeSecond = await writeUntilItBreaks(() => process.kill(postgresPid(), 'SIGKILL'));
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('PostgreSQL ended (SIGKILL)');

    await urlOf(start());
    expect(await lastKept()).toBeGreaterThanOrEqual(beforeSecond);
  });

  it('when a PostgreSQL lives on without its server: the next start takes it over', async () => {
    const server = start();
    await urlOf(server);
    const orphan = postgresPid();
    for (const guard of processesLike(new RegExp(`kill -INT .* ${orphan} `))) process.kill(guard, 'SIGKILL');
    await end(server, 'SIGKILL');
    expect(running()).toContain(orphan);
    const next = start();
    await urlOf(next);
    expect(next.output()).toContain('taking its database over');
    expect(running()).not.toContain(orphan);
  });
});

describe("on the company's own PostgreSQL", () => {
  const own = { DATABASE_URL: database.url, WINPATH_DATA: elsewhere };

  it('serves, twice if asked, beside a worker, and starts no PostgreSQL', async () => {
    const [first, second] = [start(own), start({ ...own, WORKER: 'separate' })];
    const worker = start(own, 'worker.ts');
    for (const server of [first, second]) expect((await fetch(`${await urlOf(server)}/readyz`)).status).toBe(200);
    await worker.prints(/the worker is ready/);
    expect(processesLike(new RegExp(`postgres.*-D ${elsewhere}`))).toEqual([]);
    expect(await Promise.all([first, second, worker].map((process) => end(process, 'SIGTERM')))).toEqual([0, 0, 0]);
  });

  it('says plainly why it cannot be used', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'wrong';
    const server = start({ ...own, DATABASE_URL: wrong.href });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain('cannot use the database of DATABASE_URL: password authentication failed');
  });

  it('waits while it is not there yet, and can be stopped while it waits', async () => {
    const server = start({ ...own, DATABASE_URL: 'postgres://winpath:x@127.0.0.1:1/winpath' });
    await server.prints(/waiting for the database/);
    expect(await end(server, 'SIGTERM')).toBe(0);
  });

  it('is needed by a worker where no server runs', async () => {
    const worker = start({ WINPATH_DATA: elsewhere }, 'worker.ts');
    expect(await worker.ended).toBe(1);
    expect(worker.output()).toContain('start it first, or set DATABASE_URL');
  });
});
