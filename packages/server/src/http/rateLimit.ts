// Who is not signed in may not ask without end: so many calls of a route per address in a window. The counts are in the
// database, so that several servers count together.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { tooMany } from './refusals.ts';

export interface RateLimit {
  readonly hits: number;
  readonly perSeconds: number;
}

/** Enough for an office behind one address in the morning, too few for a guesser. */
export const PUBLIC_LIMIT: RateLimit = { hits: 120, perSeconds: 60 };

/** Counts one call under `key`; true when it is still within the limit. */
export async function withinLimit(tx: Tx, key: string, limit: RateLimit, now: string): Promise<boolean> {
  return (await secondsToWait(tx, key, limit, now)) === 0;
}

/** Counts one call under `key`, or refuses it with the time to wait. */
export async function countCall(tx: Tx, key: string, limit: RateLimit, now: string): Promise<void> {
  const seconds = await secondsToWait(tx, key, limit, now);
  if (seconds > 0) throw tooMany(seconds);
}

/** A window in the future (the clock was set back) counts as over. */
async function secondsToWait(tx: Tx, key: string, limit: RateLimit, now: string): Promise<number> {
  const row = await tx.first<{ hits: number; startedAt: string }>(sql`
    with at as (select ${now}::timestamptz as now, make_interval(secs => ${limit.perSeconds}::int) as span)
    insert into rate_counts as c (key, started_at, hits) select ${key}, now, 1 from at
    on conflict (key) do update set
      hits = case when (select c.started_at > now - span and c.started_at <= now from at) then c.hits + 1 else 1 end,
      started_at = case when (select c.started_at > now - span and c.started_at <= now from at) then c.started_at else excluded.started_at end
    returning hits, started_at as "startedAt"`);
  if (!row || row.hits <= limit.hits) return 0;
  return Math.max(1, Math.ceil((Date.parse(row.startedAt) - Date.parse(now)) / 1000) + limit.perSeconds);
}
