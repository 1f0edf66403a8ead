// What a tier gets, how often, and what it is measured by: strategic → a visit every quarter, its own manager, retention ≥ 95 %;
// key → a call every month, repurchase ≥ 40 %; potential → news every two weeks, conversion ≥ 15 %; ordinary → a greeting twice a year.
import type { Day } from '../../calendar.ts';
import { addDays } from '../../calendar.ts';
import type { Tier } from './tiers.ts';

export type Touch = 'visit' | 'call' | 'news' | 'greeting';
export type TierMeasure = 'retention' | 'repurchase' | 'conversion';

/** Every `months` months or `days` days a touch is due; `ownManager` asks for a named manager. */
export type Rhythm = {
  readonly touch: Touch;
  readonly every: { readonly months: number } | { readonly days: number };
  readonly ownManager: boolean;
  readonly goal: { readonly measure: TierMeasure; readonly atLeast: number } | undefined;
};

export const USUAL_RHYTHMS: Readonly<Record<Tier, Rhythm>> = {
  strategic: { touch: 'visit', every: { months: 3 }, ownManager: true, goal: { measure: 'retention', atLeast: 0.95 } },
  key: { touch: 'call', every: { months: 1 }, ownManager: false, goal: { measure: 'repurchase', atLeast: 0.4 } },
  potential: { touch: 'news', every: { days: 14 }, ownManager: false, goal: { measure: 'conversion', atLeast: 0.15 } },
  ordinary: { touch: 'greeting', every: { months: 6 }, ownManager: false, goal: undefined },
};

/** The day the next touch is due: at once when there has been none. Month ends are kept: 31 January + 1 month = 28 or 29 February. */
export function nextTouch(rhythm: Rhythm, lastTouch: Day | undefined, today: Day): Day {
  if (lastTouch === undefined) return today;
  return 'days' in rhythm.every ? addDays(lastTouch, rhythm.every.days) : addMonths(lastTouch, rhythm.every.months);
}

function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  const wished = addDays(first, date - 1);
  return wished.slice(0, 7) === first.slice(0, 7) ? wished : lastDayOfMonth(first);
}

function lastDayOfMonth(first: Day): Day {
  const nextMonth = `${addDays(first, 31).slice(0, 7)}-01`;
  return addDays(nextMonth, -1);
}

export type GoalResult = {
  readonly measure: TierMeasure;
  readonly share: number | undefined;
  readonly atLeast: number;
  readonly met: boolean | undefined;
};

/** How a tier did against its goal: `reached` of `accounts` were kept, bought again or converted. Undefined without accounts or goal. */
export function goalResult(rhythm: Rhythm, accounts: number, reached: number): GoalResult | undefined {
  if (!rhythm.goal) return undefined;
  const share = accounts === 0 ? undefined : reached / accounts;
  return { ...rhythm.goal, share, met: share === undefined ? undefined : share >= rhythm.goal.atLeast };
}
