// A database of its own for a test file: a clone of the migrated template, dropped when the file is done.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { withClient } from '../db/bootstrap.ts';
import { APP_ROLE } from '../db/embeddedPostgres.ts';
import { TEMPLATE } from './globalSetup.ts';

export interface FreshDatabase {
  /** As the application's role, bound by row-level security like the real server. */
  readonly url: string;
  /** As the superuser, to look behind row-level security. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, url } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) => client.query(`create database ${name} template ${TEMPLATE} owner ${APP_ROLE}`));
  return {
    url: withDatabase(url, name),
    adminUrl: withDatabase(adminUrl, name),
    drop: async () => {
      await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = name;
  return url.href;
}
