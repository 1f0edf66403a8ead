// Days are YYYY-MM-DD, instants are shown in the reader's time zone, nearness in words: 今天 14:05, 昨天 09:30, 11-20 16:00.
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const parts = (at: Date, timeZone: string): { day: string; time: string } => {
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .split(' ');
  return { day, time };
};

/** `2026-11-22 14:05` in the given zone. */
export function fullInstant(instant: string, timeZone: string): string {
  const { day, time } = parts(new Date(instant), timeZone);
  return `${day} ${time}`;
}

/** Whole calendar days from `from` to `to`, both YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** How near a day is, in the reader's words, up to a week away; otherwise the day itself. */
export function nearDay(day: string, today: string, language: string): string {
  const distance = daysBetween(today, day);
  if (Math.abs(distance) > 7) return day;
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(distance, 'day');
}

/** An instant as short as it stays clear: the time today, the near day with the time, month and day this year, else the whole date. */
export function nearInstant(instant: string, now: Date, timeZone: string, language: string): string {
  const at = parts(new Date(instant), timeZone);
  const today = parts(now, timeZone).day;
  const distance = daysBetween(today, at.day);
  if (Math.abs(distance) <= 1) return `${nearDay(at.day, today, language)} ${at.time}`;
  return at.day.slice(0, 4) === today.slice(0, 4) ? `${at.day.slice(5)} ${at.time}` : at.day;
}

/** The words as a line begins with them: `Today 14:05`. */
export const begun = (words: string, language: string): string => words.slice(0, 1).toLocaleUpperCase(language) + words.slice(1);

export const todayIn = (now: Date, timeZone: string): string => parts(now, timeZone).day;
export const hourIn = (now: Date, timeZone: string): number => Number(parts(now, timeZone).time.slice(0, 2));
