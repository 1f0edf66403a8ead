// Which days count: the organisation's zone, and its calendar when it counts working days.
import sql from 'sql-template-tag';
import { type Day, dayIn, type WorkCalendar } from '#domain/calendar.ts';
import type { CalendarDay, DayCounting } from '#domain/settings/calendar.contract.ts';
import type { Tx } from '../db/database.ts';

export interface Days {
  timeZone: string;
  dayCounting: DayCounting;
  entries: CalendarDay[];
  /** Null: calendar days are counted. */
  calendar: WorkCalendar | null;
}

/** A transaction reads it once: a bulk act looks at a thousand records by the same calendar. */
const read = new WeakMap<Tx, Promise<Days>>();

export function daysOf(tx: Tx): Promise<Days> {
  const known = read.get(tx) ?? readDays(tx);
  read.set(tx, known);
  return known;
}

export async function readDays(tx: Tx): Promise<Days> {
  const [row] = await tx.prepared<{ timeZone: string; dayCounting: DayCounting; entries: CalendarDay[] | null }>(sql`
    select o.time_zone as "timeZone", coalesce(o.settings->>'dayCounting', 'calendar') as "dayCounting",
      (select jsonb_agg(jsonb_build_object('day', c.day, 'kind', c.kind, 'name', c.name) order by c.day) from calendar_days c where c.org_id = o.id) as entries
    from organisations o where o.id = ${tx.orgId}`);
  const { timeZone, dayCounting } = row!;
  const entries = row!.entries ?? [];
  const ofKind = (kind: CalendarDay['kind']): Day[] => entries.filter((entry) => entry.kind === kind).map((entry) => entry.day);
  const calendar = dayCounting === 'working' ? { holidays: ofKind('off'), makeUpDays: ofKind('worked') } : null;
  return { timeZone, dayCounting, entries, calendar };
}

export const todayOf = ({ timeZone }: Days, now: string): Day => dayIn(now, timeZone);
