// The round: what time alone has changed. Every quarter of an hour, because midnight comes to some organisation at each of them; it
// looks only at opportunities whose day has come, so a round without one costs a look into an index. Going by the local day and by
// what is stored, it does each day's work once, on nights of 23 or 25 hours too, and catches up after any time away.
import sql from 'sql-template-tag';
import type { Day } from '#domain/calendar.ts';
import type { Database, Tx } from '../db/database.ts';
import type { JobEquipment } from '../equipment.ts';
import { type JobHandler, SILENT_SECONDS } from '../jobs/queue.ts';
import { readDays, todayOf } from '../settings/workCalendar.ts';
import { writeLetters } from './letters.ts';
import { lookAgain } from './lookAgain.ts';
import { ROUND } from './roundName.ts';

/** The first round over an import of a million opportunities takes its time. */
const LONGEST_SECONDS = 6 * 3_600;
const BATCH = 200;
const EVENTS_BATCH = 1_000;
const LONG_AGO = '0001-01-01';
const NO_ID = '00000000-0000-0000-0000-000000000000';

interface Due {
  id: string;
  checkOn: Day;
}

export function riskJobs(equipment: JobEquipment): JobHandler[] {
  return [
    {
      name: ROUND,
      cron: '*/15 * * * *',
      heartbeatSeconds: SILENT_SECONDS,
      expireInSeconds: LONGEST_SECONDS,
      work: ({ orgId }) => round(equipment, equipment.now(), orgId || undefined),
    },
  ];
}

export type RoundParts = Pick<JobEquipment, 'database' | 'queue' | 'config'>;

/** All organisations, or one. */
export async function round(parts: RoundParts, now: string, only?: string): Promise<void> {
  const organisations = await parts.database.gate((tx) => tx.rows<{ id: string }>(sql`select id from organisations order by id`));
  for (const { id } of organisations) if (only === undefined || only === id) await roundOf(parts, id, now);
}

async function roundOf({ database, queue, config }: RoundParts, orgId: string, now: string): Promise<void> {
  const today = todayOf(await database.read(orgId, readDays), now);
  await begin(database, orgId);
  await followLog(database, orgId, now);
  await everyoneDue(database, orgId, today, now);
  await passOverAll(database, orgId, now);
  await database.write(orgId, (tx) =>
    tx.run(sql`update risk_rounds set done_on = ${today} where org_id = ${orgId} and done_on is distinct from ${today}`),
  );
  await writeLetters({ database, queue: queue(), config }, orgId, now);
}

const begin = (database: Database, orgId: string): Promise<number> =>
  database.write(orgId, (tx) =>
    tx.run(sql`
      insert into risk_rounds (org_id, seq) select ${orgId}, coalesce(max(seq), 0) from events where org_id = ${orgId}
      on conflict (org_id) do nothing`),
  );

/** Whatever happened to an opportunity since the last round is looked at again, whichever door it came through. */
async function followLog(database: Database, orgId: string, now: string): Promise<void> {
  for (;;) {
    const read = await database.write(orgId, async (tx) => {
      const events = await tx.rows<{ seq: number; recordId: string; counts: boolean }>(sql`
        select e.seq, e.record_id as "recordId", e.object = 'opportunity' and e.kind not in ('record.created', 'opportunity.riskChanged') as counts
        from events e join risk_rounds r on r.org_id = e.org_id
        where e.org_id = ${orgId} and e.seq > r.seq and e.xact < pg_snapshot_xmin(pg_current_snapshot())
        order by e.seq limit ${EVENTS_BATCH}`);
      const ids = [...new Set(events.filter((event) => event.counts).map((event) => event.recordId))];
      for (let at = 0; at < ids.length; at += BATCH) await lookAgain(tx, ids.slice(at, at + BATCH), now);
      const last = events.at(-1);
      if (last) await tx.run(sql`update risk_rounds set seq = ${last.seq} where org_id = ${orgId}`);
      return events.length;
    });
    if (read < EVENTS_BATCH) return;
  }
}

/**
 * A look always puts the next one into the future. Each batch begins behind the one before: from the front it would step over all
 * that the round has already dealt with, which the index keeps until it is cleaned.
 */
async function everyoneDue(database: Database, orgId: string, today: Day, now: string): Promise<void> {
  let after: Due = { id: NO_ID, checkOn: LONG_AGO };
  for (;;) {
    const due = await database.write(orgId, async (tx) => {
      const rows = await tx.rows<Due>(sql`
        select id, risk_check_on as "checkOn" from opportunities where org_id = ${orgId} and deleted_at is null and risk_check_on <= ${today}
          and (risk_check_on, id) > (${after.checkOn}::date, ${after.id}::uuid)
        order by risk_check_on, id limit ${BATCH}`);
      await lookAgain(
        tx,
        rows.map(({ id }) => id),
        now,
      );
      return rows;
    });
    const last = due.at(-1);
    if (!last || due.length < BATCH) return;
    after = last;
  }
}

/** After new thresholds: every open opportunity, batch by batch; a round that was cut short goes on where it stopped. */
async function passOverAll(database: Database, orgId: string, now: string): Promise<void> {
  for (;;) {
    const looked = await database.write(orgId, async (tx) => {
      const ids = await idsOf(
        tx,
        sql`
        select o.id from opportunities o join risk_rounds r on r.org_id = o.org_id
        where o.org_id = ${orgId} and o.deleted_at is null and o.status = 'open' and o.id > r.pass_after order by o.id limit ${BATCH}`,
      );
      await lookAgain(tx, ids, now, { quietly: true });
      await tx.run(sql`update risk_rounds set pass_after = ${ids.length < BATCH ? null : ids.at(-1)}::uuid where org_id = ${orgId}`);
      return ids.length;
    });
    if (looked < BATCH) return;
  }
}

const idsOf = async (tx: Tx, statement: ReturnType<typeof sql>): Promise<string[]> =>
  (await tx.rows<{ id: string }>(statement)).map((row) => row.id);
