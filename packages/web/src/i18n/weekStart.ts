// The day a week begins with in date pickers, in every language alike.
import dayjs from 'dayjs';
import updateLocale from 'dayjs/plugin/updateLocale';
import type { WeekStart } from '#domain/records/relativeDays.ts';

dayjs.extend(updateLocale);

let chosen: WeekStart = 'monday';

/** Tells the languages that are loaded; one that is loaded later asks again. */
export function beginWeekOn(day: WeekStart = chosen): void {
  chosen = day;
  const weekStart = day === 'sunday' ? 0 : 1;
  for (const locale of ['en', 'zh-cn']) if (dayjs.Ls[locale]) dayjs.updateLocale(locale, { weekStart });
}
