// The PostgreSQL that comes with the dependencies: made, started, taken over after a crash, and stopped.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPostgresHome, type PostgresHome } from './postgresHome.ts';
import { type RunningPostgres, spawnPostgres, stopOrphan } from './postgresProcess.ts';

export const SUPERUSER = 'postgres_admin';
export const APP_ROLE = 'winpath';

export interface EmbeddedPostgres {
  readonly port: number;
  /** True when the last run of this cluster did not end in order. */
  readonly recovered: boolean;
  /** The application's role: it owns its databases and is bound by row-level security. */
  url(database: string): string;
  /** The superuser, for preparing databases only. */
  adminUrl(database: string): string;
  readonly appPassword: string;
  /** Calls back when PostgreSQL ends without having been asked to. */
  onUnexpectedExit(callback: (reason: string) => void): void;
  stop(): Promise<void>;
}

interface Passwords {
  readonly admin: string;
  readonly app: string;
}

type Say = (text: string) => void;

/**
 * Starts the cluster below `dataDir`, making it on the first run. Rejects with the signal's reason when aborted,
 * after whatever had been started is gone. `settings` are further `name=value` parameters of the server.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  say: Say,
  signal: AbortSignal,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const home = await findPostgresHome(path.resolve(dataDir), say);
  signal.throwIfAborted();
  const passwords = await ensureCluster(home, dataDir, say, signal);
  const recovered = await stopOrphan(home.cluster, say);
  signal.throwIfAborted();
  const running = await spawnPostgres(home, settings, signal);
  return {
    port: running.port,
    recovered,
    ...urls(running, passwords),
    appPassword: passwords.app,
    onUnexpectedExit: running.onUnexpectedExit,
    stop: running.stop,
  };
}

/** The URL of the application's database in a cluster that another process has started, or undefined when none runs. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | undefined> {
  const home = await findPostgresHome(path.resolve(dataDir), () => {});
  const pidFile = path.join(home.cluster, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return undefined;
  const port = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[3]);
  return urls({ port }, readPasswords(dataDir)).url(APP_ROLE);
}

function urls({ port }: Pick<RunningPostgres, 'port'>, passwords: Passwords) {
  return {
    url: (database: string) => `postgres://${APP_ROLE}:${passwords.app}@127.0.0.1:${port}/${database}`,
    adminUrl: (database: string) => `postgres://${SUPERUSER}:${passwords.admin}@127.0.0.1:${port}/${database}`,
  };
}

const passwordFile = (dataDir: string): string => path.join(path.resolve(dataDir), 'postgres.passwords.json');
const readPasswords = (dataDir: string): Passwords => JSON.parse(fs.readFileSync(passwordFile(dataDir), 'utf8')) as Passwords;

async function ensureCluster(home: PostgresHome, dataDir: string, say: Say, signal: AbortSignal): Promise<Passwords> {
  if (fs.existsSync(path.join(home.cluster, 'PG_VERSION'))) return readPasswords(dataDir);
  say('正在创建数据库 · creating the database cluster');
  const passwords = { admin: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
  fs.writeFileSync(passwordFile(dataDir), JSON.stringify(passwords), { mode: 0o600 });
  await initialise(home, passwords.admin, signal);
  return passwords;
}

/** initdb into a folder beside, then one rename: a half-made cluster is never used. */
async function initialise(home: PostgresHome, password: string, signal: AbortSignal): Promise<void> {
  const unfinished = `${home.cluster}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const secret = path.join(home.folder, 'initdb.secret');
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (home.user) for (const file of [unfinished, secret]) fs.chownSync(file, home.user.uid, home.user.gid);
  try {
    const making = promisify(execFile)(path.join(home.programs, 'bin', 'initdb'), initdbArguments(unfinished, secret), {
      ...home.user,
      cwd: home.folder,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      signal,
    });
    const gone = new Promise((resolve) => making.child.once('close', resolve));
    await making.finally(() => gone); // one that is told to stop still clears its folder, which the next start uses again
  } finally {
    fs.rmSync(secret, { force: true });
  }
  fs.renameSync(unfinished, home.cluster);
}

const initdbArguments = (cluster: string, secret: string): string[] => [
  ...['--pgdata', cluster, '--username', SUPERUSER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8'],
  ...['--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
];
