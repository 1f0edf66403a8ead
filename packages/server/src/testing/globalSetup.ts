// One PostgreSQL for the whole test run, with a migrated template that every test file clones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../db/bootstrap.ts';
import { startEmbeddedPostgres } from '../db/embeddedPostgres.ts';
import { migrate } from '../db/migrate.ts';
import { openQueue } from '../jobs/queue.ts';
import { afterDeath } from '../life/afterDeath.ts';

export const TEMPLATE = 'winpath_template';

/** The data of a test run is thrown away: nothing waits for the disk. */
const THROWAWAY = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'],
  ...['shared_buffers=128MB', 'autovacuum=off', 'max_connections=200'],
];

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { adminUrl: string; url: string };
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-test-'));
  fs.chmodSync(folder, 0o755);
  const callOff = afterDeath('sleep 2; rm -rf "$1"', [folder]);
  const postgres = await startEmbeddedPostgres(folder, () => {}, new AbortController().signal, THROWAWAY);
  const tearDown = async () => {
    await postgres.stop();
    callOff();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(postgres, TEMPLATE);
    await migrate(postgres.url(TEMPLATE), () => {});
    await (await openQueue(postgres.url(TEMPLATE), [], () => {})).stop();
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgres', { adminUrl: postgres.adminUrl('postgres'), url: postgres.url('postgres') });
  return tearDown;
}
