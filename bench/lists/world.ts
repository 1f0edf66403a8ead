// The bench's own PostgreSQL and server, in a folder that is kept between runs when one is named.
import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { prepareDatabase } from '#server/db/bootstrap.ts';
import { openDatabase } from '#server/db/database.ts';
import { startEmbeddedPostgres } from '#server/db/embeddedPostgres.ts';
import { migrate } from '#server/db/migrate.ts';
import { SESSION_COOKIE } from '#server/people/cookies.ts';
import { openSession } from '#server/people/sessions.ts';
import { type Seeded, type Size, seedLists } from './seed.ts';

export interface World {
  seeded: Seeded;
  url: string;
  /** The database, as the application's role. */
  databaseUrl: string;
  cookieOf(userId: string): Promise<string>;
  close(): Promise<void>;
}

const SETTINGS = [
  'shared_buffers=1GB',
  'fsync=off',
  'synchronous_commit=off',
  'max_wal_size=4GB',
  'effective_cache_size=4GB',
  'random_page_cost=1.1',
];

export async function openWorld(folder: string, size: Size, say: (text: string) => void): Promise<World> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres(folder, say, new AbortController().signal, SETTINGS);
  const name = `lists_${size.opportunities}`;
  await prepareDatabase(postgres, name);
  const databaseUrl = postgres.url(name);
  await migrate(databaseUrl, say);
  const memory = path.join(folder, `${name}.json`);
  if (!fs.existsSync(memory)) fs.writeFileSync(memory, JSON.stringify(await seedLists(databaseUrl, size, say)));
  const seeded = JSON.parse(fs.readFileSync(memory, 'utf8')) as Seeded;
  const database = openDatabase(databaseUrl, { max: 4 });
  const queue = { enqueue: async () => {}, work: async () => {}, isUp: async () => true, stop: async () => {} };
  const config = readConfig({ WINPATH_DATA: path.join(folder, 'files'), LOG_LEVEL: 'silent' });
  const app = await buildApp({ config, database, queue });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ seeded, url, databaseUrl },
    cookieOf: async (userId) => {
      const who = { orgId: seeded.orgId, userId, ip: '127.0.0.1', userAgent: 'bench' };
      const { token } = await database.unscoped((tx) => openSession(tx, who, new Date().toISOString()));
      return `${SESSION_COOKIE}=${token}`;
    },
    close: async () => {
      await app.close();
      await database.close();
      await postgres.stop();
    },
  };
}
