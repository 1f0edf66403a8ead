// The entries of a calendar by years. A year without a single entry has simply not been announced yet or was forgotten: whoever
// counts working days through it counts its holidays as worked, and must be told so.

import { type Day, isDay, weekdayOf } from '../calendar.ts';
import type { CalendarDay } from './calendar.contract.ts';

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Years between two days, both included, that have no entry. */
export function yearsWithoutEntries(entries: readonly Pick<CalendarDay, 'day'>[], from: Day, to: Day): number[] {
  const known = new Set(entries.map((entry) => yearOf(entry.day)));
  const years = Array.from({ length: Math.max(0, yearOf(to) - yearOf(from) + 1) }, (_, step) => yearOf(from) + step);
  return years.filter((year) => !known.has(year));
}

export type EntryProblem = { row: number; reason: 'notADay' | 'unknownKind' | 'twice' | 'workedOnWeekday' };

/** What is wrong with the entries of a calendar, by row from 1. A weekday is worked anyway: as a day in exchange it is a slip of the pen. */
export function entryProblems(entries: readonly { day: string; kind: string }[]): EntryProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ day, kind }, position): EntryProblem[] => {
    const row = position + 1;
    if (!isDay(day)) return [{ row, reason: 'notADay' }];
    if (kind !== 'off' && kind !== 'worked') return [{ row, reason: 'unknownKind' }];
    if (seen.has(day)) return [{ row, reason: 'twice' }];
    seen.add(day);
    return kind === 'worked' && weekdayOf(day) <= 5 ? [{ row, reason: 'workedOnWeekday' }] : [];
  });
}
