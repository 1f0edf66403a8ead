// Relative dates of a filter (今天, 本周, 本月, 本季度, 未来N天, 过去N天) as days of the calendar. A week begins on Monday
// or Sunday, as the organisation has it; `nextNDays` and `lastNDays` hold today and N more days.
import { addDays, weekdayOf } from '../calendar.ts';
import type { FilterOperator } from './operators.ts';

export const WEEK_STARTS = ['monday', 'sunday'] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];

/** First and last day, both included, YYYY-MM-DD. */
export interface DayRange {
  from: string;
  to: string;
}

const asDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

function monthRange(year: number, month: number, months: number): DayRange {
  return { from: asDay(Date.UTC(year, month, 1)), to: asDay(Date.UTC(year, month + months, 0)) };
}

/** The days a relative operator means on `today`; null for operators that are not relative. */
export function relativeDays(operator: FilterOperator, today: string, days = 0, weekStart: WeekStart = 'monday'): DayRange | null {
  const at = new Date(`${today}T00:00:00Z`);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  switch (operator) {
    case 'today':
      return { from: today, to: today };
    case 'thisWeek': {
      const begun = weekStart === 'sunday' ? weekdayOf(today) % 7 : weekdayOf(today) - 1;
      const from = addDays(today, -begun);
      return { from, to: addDays(from, 6) };
    }
    case 'thisMonth':
      return monthRange(year, month, 1);
    case 'thisQuarter':
      return monthRange(year, month - (month % 3), 3);
    case 'nextNDays':
      return { from: today, to: addDays(today, days) };
    case 'lastNDays':
      return { from: addDays(today, -days), to: today };
    default:
      return null;
  }
}
