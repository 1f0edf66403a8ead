// The bench's own PostgreSQL, in a folder that is kept between runs, and the product's server in a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import pg from 'pg';
import { prepareDatabase, withClient } from '#server/db/bootstrap.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/db/embeddedPostgres.ts';
import { migrate } from '#server/db/migrate.ts';
import type { Company } from './company.ts';
import { knownCompany, type Size, seedLists } from './seed.ts';

export interface World {
  company: Company;
  /** Of the server. */
  url: string;
  /** Of the database, as the application's role. */
  databaseUrl: string;
  postgresPort: number;
  server: ChildProcess;
  close(): Promise<void>;
}

type Say = (text: string) => void;

/** Rows go in without waiting for the disk; measured is with the settings the product starts its PostgreSQL with. */
const SEEDING = ['shared_buffers=1GB', 'fsync=off', 'max_wal_size=8GB', 'autovacuum=off'];

export async function openWorld(folder: string, size: Size, say: Say): Promise<World> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const name = `lists_${size.opportunities}`;
  await seeded(folder, name, size, say);
  const postgres = await startEmbeddedPostgres(folder, say, new AbortController().signal);
  const databaseUrl = postgres.url(name);
  await migrate(databaseUrl, say);
  const company = (await withClient(databaseUrl, knownCompany))!;
  const { server, url } = await startServer(databaseUrl, folder);
  const close = async (): Promise<void> => {
    server.disconnect();
    await once(server, 'exit');
    await postgres.stop();
  };
  return { company, url, databaseUrl, postgresPort: postgres.port, server, close };
}

async function seeded(folder: string, name: string, size: Size, say: Say): Promise<void> {
  const finished = `${folder}/${name}.seeded`;
  if (fs.existsSync(finished)) return;
  const postgres = await startEmbeddedPostgres(folder, say, new AbortController().signal, SEEDING);
  try {
    await prepareDatabase(postgres, name);
    if (!(await isFounded(postgres, name))) await emptyDatabase(postgres, name);
    await migrate(postgres.url(name), say);
    await seedLists(postgres.url(name), size, say);
    fs.writeFileSync(finished, `${JSON.stringify(size)}\n`);
  } finally {
    await postgres.stop();
  }
}

const isFounded = async (postgres: EmbeddedPostgres, name: string): Promise<boolean> =>
  (await withClient(postgres.url(name), knownCompany)) !== undefined;

async function emptyDatabase(postgres: EmbeddedPostgres, name: string): Promise<void> {
  await withClient(postgres.adminUrl('postgres'), (client) => client.query(`drop database ${pg.escapeIdentifier(name)}`));
  await prepareDatabase(postgres, name);
}

async function startServer(databaseUrl: string, folder: string): Promise<{ server: ChildProcess; url: string }> {
  const server = fork(new URL('server.ts', import.meta.url), [databaseUrl, folder], { execArgv: process.execArgv });
  const [url] = (await once(server, 'message')) as [string];
  return { server, url };
}
