import * as contract from '#domain/settings/calendar.contract.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { calendarOf, putCalendarYear, restoreCalendarYear, setDayCounting } from './calendar.ts';

const MANAGE = { function: 'settings.manage' } as const;

export function settingsRoutes(routing: Routing): void {
  answers(routing, contract.readCalendar, 'signedIn', ({ tx }) => calendarOf(tx));
  acts(routing, contract.setDayCounting, MANAGE, ({ tx, scope, body, now }) => setDayCounting(tx, scope, body.dayCounting, now));
  acts(routing, contract.putCalendarYear, MANAGE, ({ tx, scope, params, body, now }) =>
    putCalendarYear(tx, scope, { ...params, ...body }, now),
  );
  acts(routing, contract.restoreCalendarYear, MANAGE, ({ tx, scope, params, now }) => restoreCalendarYear(tx, scope, params, now));
}
