// Routes of the organisation's calendar: days off, days worked in exchange (调休), and in which days stages are counted.
import { z } from 'zod';
import { day, route } from '../contract.ts';

export const CALENDAR_DAY_KINDS = ['off', 'worked'] as const;
export const calendarDay = z.object({ day, kind: z.enum(CALENDAR_DAY_KINDS), name: z.string().trim().max(60) });
export type CalendarDay = z.infer<typeof calendarDay>;

export const DAY_COUNTINGS = ['calendar', 'working'] as const;
export type DayCounting = (typeof DAY_COUNTINGS)[number];

export const calendarShape = z.object({
  dayCounting: z.enum(DAY_COUNTINGS),
  days: z.array(calendarDay),
  /** Years whose announced days come with the product. */
  officialYears: z.array(z.int()),
});
export type Calendar = z.infer<typeof calendarShape>;

const yearParams = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const readCalendar = route({
  method: 'GET',
  path: '/api/settings/calendar',
  summary: 'The calendar: days off and days worked in exchange, and how days of stages are counted',
  reply: calendarShape,
});

export const setDayCounting = route({
  method: 'PUT',
  path: '/api/settings/calendar/counting',
  summary: 'Count stage days as calendar days or as working days; stored dates stay as they are',
  body: z.object({ dayCounting: z.enum(DAY_COUNTINGS) }),
  reply: calendarShape,
});

export const putCalendarYear = route({
  method: 'PUT',
  path: '/api/settings/calendar/years/:year',
  summary: 'Replace the entries of one year; stored dates stay as they are',
  params: yearParams,
  body: z.object({ days: z.array(calendarDay).max(366) }),
  reply: calendarShape,
});

export const restoreCalendarYear = route({
  method: 'POST',
  path: '/api/settings/calendar/years/:year/official',
  summary: 'Take the announced days of one year again',
  params: yearParams,
  reply: calendarShape,
});
