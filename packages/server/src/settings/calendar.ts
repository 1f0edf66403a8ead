import sql from 'sql-template-tag';
import type { Calendar, CalendarDay, DayCounting } from '#domain/settings/calendar.contract.ts';
import { entryProblems, yearOf } from '#domain/settings/calendarYears.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, notFound } from '../http/refusals.ts';
import { bumpPeopleRevision } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { readDays } from './workCalendar.ts';

export async function calendarOf(tx: Tx): Promise<Calendar> {
  const { dayCounting, entries } = await readDays(tx);
  const years = await tx.rows<{ year: number }>(
    sql`select distinct extract(year from day)::int as year from public_holidays where country = 'CN' order by 1`,
  );
  return { dayCounting, days: entries, officialYears: years.map(({ year }) => year) };
}

/** A calendar of an organisation that is being founded: the announced days. */
export async function copyAnnouncedDays(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into calendar_days (org_id, day, kind, name) select ${tx.orgId}, day, kind, name from public_holidays where country = 'CN'`);
}

export async function setDayCounting(tx: Tx, scope: Scope, dayCounting: DayCounting, now: string): Promise<Calendar> {
  const before = (await readDays(tx)).dayCounting;
  if (before === dayCounting) return calendarOf(tx);
  await tx.run(sql`
    update organisations set settings = settings || ${JSON.stringify({ dayCounting })}::jsonb where id = ${scope.orgId}`);
  await tell(tx, scope, { dayCounting: [before, dayCounting] }, now);
  return calendarOf(tx);
}

export async function putCalendarYear(
  tx: Tx,
  scope: Scope,
  { year, days }: { year: number; days: readonly CalendarDay[] },
  now: string,
): Promise<Calendar> {
  const problems = entryProblems(days).map(({ row, reason }) => ({ field: `days.${row - 1}`, reason: String(reason) }));
  const strangers = days.flatMap((entry, row) => (yearOf(entry.day) === year ? [] : [{ field: `days.${row}`, reason: 'notOfThisYear' }]));
  if (problems.length + strangers.length > 0) throw badInput([...problems, ...strangers]);
  await clearYear(tx, year);
  await tx.run(sql`
    insert into calendar_days (org_id, day, kind, name)
    select ${scope.orgId}, d.day, d.kind, d.name from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (day date, kind text, name text)`);
  await tell(tx, scope, { calendarYear: year, entries: days.length }, now);
  return calendarOf(tx);
}

export async function restoreCalendarYear(tx: Tx, scope: Scope, { year }: { year: number }, now: string): Promise<Calendar> {
  const { officialYears } = await calendarOf(tx);
  if (!officialYears.includes(year)) throw notFound('announced year');
  await clearYear(tx, year);
  await tx.run(sql`
    insert into calendar_days (org_id, day, kind, name)
    select ${scope.orgId}, day, kind, name from public_holidays where country = 'CN' and extract(year from day) = ${year}`);
  await tell(tx, scope, { calendarYear: year, restored: true }, now);
  return calendarOf(tx);
}

const clearYear = (tx: Tx, year: number): Promise<number> =>
  tx.run(sql`
    delete from calendar_days where org_id = ${tx.orgId} and day >= make_date(${year}::int, 1, 1) and day < make_date(${year}::int + 1, 1, 1)`);

/** What counts days keeps the calendar as long as the people revision stands still. */
async function tell(tx: Tx, scope: Scope, changed: object, now: string): Promise<void> {
  await bumpPeopleRevision(tx);
  await recordEvent(tx, scope, now, { kind: 'organisation.changed', object: 'organisation', recordId: scope.orgId, data: { changed } });
}
