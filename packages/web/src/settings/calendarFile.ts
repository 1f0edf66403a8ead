// The calendar as a file of comma-separated values: day, kind, name, with a head in either language.
import { csvOf, rowsOfCsv } from '#domain/records/csv.ts';
import type { CalendarDay } from '#domain/settings/calendar.contract.ts';
import { type EntryProblem, entryProblems, yearOf } from '#domain/settings/calendarYears.ts';

const KINDS: Readonly<Record<string, CalendarDay['kind']>> = {
  off: 'off',
  放假: 'off',
  休: 'off',
  worked: 'worked',
  调休上班: 'worked',
  上班: 'worked',
  班: 'worked',
};
const HEADS = ['day', '日期'];

export const calendarCsv = (days: readonly CalendarDay[]): string =>
  csvOf([['day', 'kind', 'name'], ...days.map(({ day, kind, name }) => [day, kind, name])]);

export interface CalendarImport {
  years: { year: number; days: CalendarDay[] }[];
  problems: EntryProblem[];
}

/** Whole years, each replaced by what the file says of it; nothing when a row is wrong. */
export function calendarOfCsv(text: string): CalendarImport {
  const rows = rowsOfCsv(text).filter(([first]) => !HEADS.includes((first ?? '').toLowerCase()));
  const entries = rows.map(([day = '', kind = '', name = '']) => ({
    day: dashed(day),
    kind: KINDS[kind] ?? kind,
    name: name.slice(0, 60),
  }));
  const problems = entryProblems(entries);
  if (problems.length > 0) return { years: [], problems };
  const days = entries as CalendarDay[];
  const years = [...new Set(days.map((entry) => yearOf(entry.day)))].sort();
  return { years: years.map((year) => ({ year, days: days.filter((entry) => yearOf(entry.day) === year) })), problems: [] };
}

/** Spreadsheets like to write 2027/1/1. */
const dashed = (day: string): string =>
  day.replace(
    /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
    (_, year: string, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  );
