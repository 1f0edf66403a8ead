// Once an hour: what has run out is thrown away.
import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { IDLE_HOURS } from './sessions.ts';

export function housekeepingJobs({ database, now }: { database: Database; now: () => string }): JobHandler[] {
  return [{ name: 'people.housekeeping', cron: '17 * * * *', work: () => sweep(database, now()) }];
}

export async function sweep(database: Database, now: string): Promise<void> {
  await database.unscoped(async (tx) => {
    await tx.run(sql`
      delete from sessions where expires_at <= ${now}::timestamptz or last_seen_at <= ${now}::timestamptz - make_interval(hours => ${IDLE_HOURS})`);
    await tx.run(sql`delete from one_time_tokens where expires_at <= ${now}::timestamptz - interval '30 days'`);
    await tx.run(sql`delete from sign_in_failures where last_failed_at < ${now}::timestamptz - interval '1 day'`);
    await tx.run(sql`delete from rate_counts where started_at < ${now}::timestamptz - interval '1 day'`);
  });
  await forgetCommandKeys(database, now);
}

const KEYS_KEPT_DAYS = 7;

/** A command repeated after a week is a new one. The keys lie behind row-level security, so each organisation is swept by itself. */
async function forgetCommandKeys(database: Database, now: string): Promise<void> {
  const organisations = await database.gate((tx) => tx.rows<{ id: string }>(sql`select id from organisations`));
  for (const { id } of organisations) {
    await database.write(id, (tx) =>
      tx.run(sql`
        delete from command_keys where org_id = ${id} and created_at < ${now}::timestamptz - make_interval(days => ${KEYS_KEPT_DAYS})`),
    );
  }
}
