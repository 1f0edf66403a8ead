// The door to PostgreSQL. Every connection handed out is bound to one organisation (row-level security, the second wall);
// `read` runs statements one by one, `write` runs one transaction.
import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { isUuid } from '#domain/identifiers.ts';
import { isoInstant } from './isoInstant.ts';

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoInstant);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`whole number beyond 2^53: ${text}`);
  return value;
});

/** Statements on one connection, inside one organisation. */
export interface Tx {
  readonly orgId: string | null;
  rows<Row>(statement: Sql): Promise<Row[]>;
  first<Row>(statement: Sql): Promise<Row | undefined>;
  /** Number of rows the statement touched. */
  run(statement: Sql): Promise<number>;
  /** Like `rows`, prepared once per connection: for statements whose plan does not hang on the values. */
  prepared<Row>(statement: Sql): Promise<Row[]>;
  /** Like `prepared`, and never planned for its values: for reads whose planning would cost more than their answer. */
  steady<Row>(statement: Sql): Promise<Row[]>;
  /** Sends the statement, prepared, with the commit that follows the work; when it fails, nothing is committed. */
  atCommit(statement: Sql): void;
  readonly client: pg.PoolClient;
}

export interface Database {
  readonly pool: pg.Pool;
  readonly connectionString: string;
  read<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  write<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For the gates: statements on tables without row-level security, before the organisation is known. No transaction. */
  gate<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Before anyone is signed in: only tables without row-level security answer. One transaction. */
  unscoped<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A new connection costs more than a hundred requests on an old one, which has its statements prepared. */
const KEPT_IDLE_MS = 600_000;
const NO_ORG = '00000000-0000-0000-0000-000000000000';
const RETRIED = new Set(['40001', '40P01']);

/** Every connection keeps what it has prepared: beyond so many texts, further ones are sent as they are. */
const MOST_PREPARED = 1_000;
const statementNames = new Map<string, string>();

function asPrepared({ text, values }: Sql): pg.QueryConfig {
  let name = statementNames.get(text);
  if (!name) {
    if (statementNames.size >= MOST_PREPARED) return { text, values };
    name = createHash('sha1').update(text).digest('hex');
    statementNames.set(text, name);
  }
  return { name, text, values };
}

const boundOrg = new WeakMap<pg.PoolClient, string>();

/** Points the connection at an organisation; free when it already is. */
async function bind(client: pg.PoolClient, orgId: string): Promise<void> {
  if (boundOrg.get(client) === orgId) return;
  if (!isUuid(orgId)) throw new TypeError(`not an organisation id: ${orgId}`);
  boundOrg.delete(client);
  await client.query(`set app.org_id = '${orgId}'`);
  boundOrg.set(client, orgId);
}

/** What is asked without waiting for an answer in between leaves in one packet. */
function send(client: pg.PoolClient, query: string | pg.QueryConfig): Promise<pg.QueryResult> {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return client.query(query);
}

type Planning = 'auto' | 'force_generic_plan';
const planningOf = new WeakMap<pg.PoolClient, Planning>();

/**
 * How the connection plans what follows; free when it already does. PostgreSQL plans a prepared statement anew at every call while it
 * takes that for the cheaper way, and leaves out of its reckoning that a table with many indexes takes longest to plan.
 */
function plan(client: pg.PoolClient, planning: Planning): void {
  if (planningOf.get(client) === planning) return;
  planningOf.set(client, planning);
  send(client, `set plan_cache_mode = ${planning}`).catch(() => planningOf.delete(client)); // travels with the next statement
}

/**
 * `last` goes with the commit of a transaction. A rollback would take back how the connection plans: inside a transaction everything is
 * planned as PostgreSQL sees fit.
 */
function txOn(client: pg.PoolClient, orgId: string | null, last: Sql[] | null): Tx {
  const ask = (query: pg.QueryConfig, planning?: Planning): Promise<pg.QueryResult> => {
    if (planning && last === null) plan(client, planning);
    return send(client, query);
  };
  const once = ({ text, values }: Sql): Promise<pg.QueryResult> => ask({ text, values }, values.length > 0 ? 'auto' : undefined);
  return {
    orgId,
    client,
    rows: async <Row>(statement: Sql) => (await once(statement)).rows as Row[],
    first: async <Row>(statement: Sql) => (await once(statement)).rows[0] as Row | undefined,
    run: async (statement) => (await once(statement)).rowCount ?? 0,
    prepared: async <Row>(statement: Sql) => (await ask(asPrepared(statement))).rows as Row[],
    steady: async <Row>(statement: Sql) => (await ask(asPrepared(statement), 'force_generic_plan')).rows as Row[],
    atCommit: (statement) => {
      if (last === null) throw new TypeError('there is no transaction to commit');
      last.push(statement);
    },
  };
}

export function openDatabase(connectionString: string, options: { max?: number } = {}): Database {
  // pipeline: what is asked without waiting for the answer before goes out at once
  const pool = new pg.Pool({
    ...{ connectionString, max: options.max ?? 20, application_name: 'winpath', pipeline: true },
    idleTimeoutMillis: KEPT_IDLE_MS,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function withClient<T>(orgId: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      if (orgId !== null) await bind(client, orgId);
      return await work(client);
    } catch (error) {
      if (error instanceof Error && /terminat|ECONN|Connection/.test(error.message)) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function transaction<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient(orgId, async (client) => {
          plan(client, 'auto');
          const begun = send(client, 'begin'); // travels with the first statement
          begun.catch(() => undefined);
          try {
            const last: Sql[] = [];
            const result = await work(txOn(client, orgId, last));
            await begun;
            // once one of them has failed, PostgreSQL takes `commit` for `rollback`
            await Promise.all([...last.map((statement) => send(client, asPrepared(statement))), send(client, 'commit')]);
            return result;
          } catch (error) {
            await client.query('rollback').catch(() => undefined);
            throw error;
          }
        });
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRIED.has(code) || attempt >= 4) throw error;
      }
    }
  }

  return {
    pool,
    connectionString,
    read: (orgId, work) => withClient(orgId, (client) => work(txOn(client, orgId, null))),
    write: (orgId, work) => transaction(orgId, work),
    gate: (work) => withClient(null, (client) => work(txOn(client, null, null))),
    unscoped: (work) => transaction(NO_ORG, work),
    close: () => pool.end(),
  };
}
