// The company's own PostgreSQL (DATABASE_URL): waited for while it starts, refused with a plain reason when it will not do.
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../db/bootstrap.ts';
import type { Say } from './progress.ts';
import { StartRefused } from './startRefused.ts';

const PATIENCE_MS = 60_000;
const BETWEEN_ATTEMPTS_MS = 500;
/** Not there yet: refused, unknown host (a container's name), reset, timed out, starting up. */
const NOT_YET = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT', '57P03']);

/** Resolves once the database answers; refuses when it does not within a minute, or says no. */
export async function reachDatabase(connectionString: string, say: Say, signal: AbortSignal, patience = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patience;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      await withClient(connectionString, (client) => warnOfSuperuser(client, say));
      return;
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      if (!NOT_YET.has(code) || Date.now() > deadline)
        throw new StartRefused(`连不上数据库 · cannot use the database of DATABASE_URL: ${message || code}`);
      if (attempt === 1) say('等待数据库 · waiting for the database');
      await pause(BETWEEN_ATTEMPTS_MS, undefined, { signal });
    }
  }
}

type Queryable = { query(sql: string): Promise<{ rows: { bypasses: boolean }[] }> };

/** A superuser is not bound by row-level security: it works, without the second wall between organisations. */
async function warnOfSuperuser(client: Queryable, say: Say): Promise<void> {
  const { rows } = await client.query('select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user');
  if (rows[0]?.bypasses)
    say('警告:数据库账号不受行级安全约束 · warning: the role of DATABASE_URL bypasses row-level security; use a plain role');
}
