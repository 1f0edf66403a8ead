// What only a superuser may do: the application's role and database, and the functions PostgreSQL may trust before
// row-level security. Run for the embedded PostgreSQL; docs/operations.md holds the same statements for others.
import pg from 'pg';
import { APP_ROLE, type EmbeddedPostgres } from './embeddedPostgres.ts';

/**
 * A table under row-level security uses an index for a condition only when the condition's function is leakproof:
 * one that tells nothing about rows the reader may not see. These reveal at most that a value is malformed.
 */
const LEAKPROOF = [
  'jsonb_object_field_text(jsonb, text)',
  'texticlike(text, text)',
  'textlike(text, text)',
  'arraycontains(anyarray, anyarray)',
  'arrayoverlap(anyarray, anyarray)',
  'jsonb_contains(jsonb, jsonb)',
];

/** Creates the role once and, where it is missing, the database with its extension; safe to repeat. */
export async function prepareDatabase(postgres: EmbeddedPostgres, database: string): Promise<void> {
  await withClient(postgres.adminUrl('postgres'), async (client) => {
    await ensureRole(client, postgres.appPassword);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner ${APP_ROLE}`);
  });
  await withClient(postgres.adminUrl(database), async (client) => {
    await client.query('create extension if not exists pg_trgm schema public');
    for (const signature of LEAKPROOF) await client.query(`alter function pg_catalog.${signature} leakproof`);
  });
}

async function ensureRole(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  const verb = rowCount ? 'alter' : 'create';
  await client.query(`${verb} role ${APP_ROLE} login nosuperuser nobypassrls password ${pg.escapeLiteral(password)}`);
}

/** Opens one connection, and closes it whatever happens. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
