// Brings a database to the newest schema: plain .sql files, forward only, each in one transaction, one server at a time.
// A file that has run is never changed: its checksum is recorded, and a different one is refused.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { StartRefused } from '../life/startRefused.ts';
import { withClient } from './bootstrap.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const FOLDER = path.resolve(import.meta.dirname, '../../migrations');
const OLDEST_POSTGRES = 15;
/** Any constant will do, as long as every server uses the same. */
const LOCK = 7_214_466_301;
/** A migration that cannot get its table lock soon steps back, so that it never queues the whole company behind itself. */
const LOCK_TIMEOUT = '5s';
const STATEMENT_TIMEOUT = '30min';
const LOCK_ATTEMPTS = 12;

export interface MigrateOptions {
  readonly folder?: string;
  /** Gives up on abort: what has not been committed is rolled back. */
  readonly signal?: AbortSignal;
}

/** Applies every migration that has not run; `say` is told each name. Returns how many ran. */
export async function migrate(
  connectionString: string,
  say: (text: string) => void,
  { folder = FOLDER, signal }: MigrateOptions = {},
): Promise<number> {
  const migrations = readMigrations(folder);
  return withClient(connectionString, async (client) => {
    signal?.addEventListener('abort', () => void client.end(), { once: true });
    await refuseOldPostgres(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const pending = await pendingOf(client, migrations);
    for (const migration of pending) {
      say(`数据库升级 · migrating ${migration.name}`);
      await apply(client, migration);
    }
    return pending.length;
  });
}

/** The names of the files that have not run on this database. */
export async function pendingMigrations(query: (sql: string) => Promise<{ rows: { name: string }[] }>): Promise<string[]> {
  const { rows } = await query(`select coalesce(to_regclass('schema_migration')::text, '') as name`);
  const done = rows[0]?.name ? (await query('select name from schema_migration')).rows.map(({ name }) => name) : [];
  return migrationNames(FOLDER).filter((name) => !done.includes(name));
}

/** Waits until a server has brought the database to this program's schema. */
export async function untilMigrated(connectionString: string, say: (text: string) => void, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const pending = await withClient(connectionString, (client) => pendingMigrations((sql) => client.query(sql)));
    if (pending.length === 0) return;
    if (attempt === 1) say(`等待服务器升级数据库 · waiting for a server to migrate the database (${pending.length} steps)`);
    await pause(1000, undefined, { signal });
  }
}

/** The files in order; throws when a name is malformed or two files share a number. */
export function readMigrations(folder: string): Migration[] {
  const numbers = new Map<string, string>();
  return migrationNames(folder).map((name) => {
    const number = /^(\d{4})_\w+\.sql$/.exec(name)?.[1];
    if (!number) throw new Error(`migration ${name} is not named NNNN_name.sql`);
    if (numbers.has(number)) throw new Error(`migrations ${numbers.get(number)} and ${name} share a number`);
    numbers.set(number, name);
    const sql = fs.readFileSync(path.join(folder, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') };
  });
}

const migrationNames = (folder: string): string[] =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();

async function refuseOldPostgres(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  const version = rows[0]?.version ?? '';
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES)
    throw new StartRefused(
      `需要 PostgreSQL ${OLDEST_POSTGRES} 或更新 · PostgreSQL ${OLDEST_POSTGRES} or newer is needed; this is ${version}`,
    );
}

async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(
    'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration');
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const { name, checksum } of migrations)
    if (done.has(name) && done.get(name) !== checksum)
      throw new StartRefused(`迁移文件已被改动 · migration ${name} was changed after it had run; add a new one instead`);
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'; set local statement_timeout = '${STATEMENT_TIMEOUT}'`);
      await client.query(migration.sql);
      await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (!isLockTimeout(error) || attempt === LOCK_ATTEMPTS) throw new Error(`migration ${migration.name} failed`, { cause: error });
      await pause(500 * attempt);
    }
  }
}

const isLockTimeout = (error: unknown): boolean => (error as { code?: string }).code === '55P03';
