// Days without hours: 'YYYY-MM-DD' in the organisation's time zone. A due day is over when the next local day begins, wherever the
// user sits. Business days know public holidays and the Saturdays and Sundays worked in exchange (调休), both given as an argument.

/** 'YYYY-MM-DD'. Strings of this form compare in the order of time. */
export type Day = string;

/** `holidays`: days off, weekends included or not. `makeUpDays`: weekend days that are worked (调休上班). */
export type WorkCalendar = { holidays: readonly Day[]; makeUpDays: readonly Day[] };

const MS_PER_DAY = 86_400_000;
const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** Whether the text is a day that exists: '2017-02-29' is not. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(msOf(text)) && dayOf(msOf(text)) === text;

/** The day so many calendar days later (earlier when negative). Throws RangeError when `day` is no day. */
export function addDays(day: Day, days: number): Day {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return dayOf(msOf(day) + days * MS_PER_DAY);
}

/** Calendar days from one day to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (msOf(to) - msOf(from)) / MS_PER_DAY;

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => ((new Date(msOf(day)).getUTCDay() + 6) % 7) + 1;

/** Worked: a make-up day, or Monday to Friday that is no holiday. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean =>
  calendar.makeUpDays.includes(day) || (weekdayOf(day) <= 5 && !calendar.holidays.includes(day));

/** The day so many business days after `day`, which itself does not count. `days` is a whole number ≥ 0; 0 gives the day itself. */
export function addWorkingDays(day: Day, days: number, calendar: WorkCalendar): Day {
  let current = day;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}

/** So many days later in the organisation's way of counting: business days of the calendar, calendar days when there is none. */
export const daysLater = (day: Day, days: number, calendar: WorkCalendar | null): Day =>
  calendar ? addWorkingDays(day, days, calendar) : addDays(day, days);

export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b);

const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, era: 'short', year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format;
}

/** The local day of an instant (ISO 8601 or milliseconds) in an IANA time zone. Throws RangeError for an unknown zone or instant. */
export function dayIn(instant: string | number, zone: string): Day {
  const at = new Date(instant);
  const minute = `${zone} ${Math.floor(at.getTime() / 60_000)}`;
  const known = daysByMinute.get(minute);
  if (known) return known;
  const day = formattedDay(at, zone);
  if (at.getTime() >= WHOLE_MINUTES_SINCE) remember(minute, day);
  return day;
}

/** Clocks have stood whole minutes apart, and have been changed at whole minutes, since Liberia gave up 44:30 on 7 January 1972. */
const WHOLE_MINUTES_SINCE = Date.UTC(1972, 0, 8);

/** One act asks for the same few instants again and again, and formatting one costs more than most rules that ask. */
const daysByMinute = new Map<string, Day>();
const MOST_REMEMBERED = 500;

function remember(minute: string, day: Day): void {
  if (daysByMinute.size >= MOST_REMEMBERED) daysByMinute.clear();
  daysByMinute.set(minute, day);
}

function formattedDay(at: Date, zone: string): Day {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * The first instant of the day in the zone as ISO 8601 in UTC: midnight, or later where the clocks skip midnight.
 * What is due on a day is overdue from the start of the next one.
 */
export function startOfDayIn(day: Day, zone: string): string {
  const MINUTE = 60_000;
  let before = addDaysMs(day, -1);
  let reached = addDaysMs(day, 1);
  while (reached - before > MINUTE) {
    const middle = before + Math.floor((reached - before) / 2 / MINUTE) * MINUTE;
    if (dayIn(middle, zone) >= day) reached = middle;
    else before = middle;
  }
  return new Date(reached).toISOString();
}

const addDaysMs = (day: Day, days: number): number => msOf(addDays(day, days));
