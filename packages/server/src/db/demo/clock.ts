// The demo's clock. Its stories are told in days around one fixed day; a demo that starts on another day is the same story moved as a
// whole by days (docs/decisions/0021-demo-clock.md).
import { addDays, dayIn } from '#domain/calendar.ts';

/** The day the stories are told on: a Monday with deals that close before the month is over. */
export const DEMO_DAY = '2026-11-09';
/** The same day at two in the afternoon: what screenshots and tests give as the clock. */
export const DEMO_NOW = `${DEMO_DAY}T06:00:00.000Z`;
const SHANGHAI = 'Asia/Shanghai';

export interface DemoDays {
  /** YYYY-MM-DD. */
  today: string;
  /** So many days ago at ten in the morning; what happened last, yesterday before going home. Nothing lies in the future. */
  ago: (days: number) => string;
  /** In so many days at three in the afternoon; negative days are past ones. */
  ahead: (days: number) => string;
  /** The calendar day in so many days. */
  day: (days: number) => string;
}

/** The days of the stories as seen at `now`, whatever hour it is. */
export function demoDays(now: string): DemoDays {
  const today = dayIn(now, SHANGHAI);
  const day = (days: number): string => addDays(today, days);
  return {
    today,
    day,
    ago: (days) => (days <= 0 ? `${day(-1)}T09:40:00.000Z` : `${day(-days)}T02:00:00.000Z`),
    ahead: (days) => `${day(days)}T07:00:00.000Z`,
  };
}
