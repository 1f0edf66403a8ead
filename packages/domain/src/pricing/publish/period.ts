// Validity [from, to): `from` is in, `to` is out. A bound that names a day is compared with the organisation's day,
// a bound that names a moment with the instant of the quote.

/** The four bounds as milliseconds: days on the axis of days, moments on the axis of instants. */
export type Period = { readonly fromDay: number; readonly toDay: number; readonly fromMoment: number; readonly toMoment: number };

/** When a quote is priced, on both axes. */
export type Clock = { readonly day: number; readonly moment: number };

const namesDay = (text: string): boolean => text.length === 10;
const hasZone = /(?:[zZ]|[+-]\d\d:?\d\d)$/;

/** Milliseconds since 1970 of a day (its midnight) or an instant; without a zone it is read as UTC. RangeError when it is neither. */
export function instantOf(text: string): number {
  const value = Date.parse(namesDay(text) || hasZone.test(text) ? text : `${text}Z`);
  if (Number.isNaN(value)) throw new RangeError(`not a date: ${text}`);
  return value;
}

export const clockOf = (date: string, at: string | undefined): Clock => ({
  day: instantOf(date.slice(0, 10)),
  moment: instantOf(at ?? date),
});

export function periodOf(from: string | undefined, to: string | undefined): Period {
  const bound = (text: string | undefined, day: boolean, open: number): number =>
    text !== undefined && namesDay(text) === day ? instantOf(text) : open;
  return {
    fromDay: bound(from, true, -Infinity),
    toDay: bound(to, true, Infinity),
    fromMoment: bound(from, false, -Infinity),
    toMoment: bound(to, false, Infinity),
  };
}

export const within = (period: Period, clock: Clock): boolean =>
  clock.day >= period.fromDay && clock.day < period.toDay && clock.moment >= period.fromMoment && clock.moment < period.toMoment;

/** Hands out periods, one per distinct pair of bounds; undefined for a rule that is always valid. */
export function periodRegister(): (from: string | undefined, to: string | undefined) => Period | undefined {
  const known = new Map<string, Period>();
  return (from, to) => {
    if (from === undefined && to === undefined) return undefined;
    const key = `${from ?? ''}\u0001${to ?? ''}`;
    const period = known.get(key) ?? periodOf(from, to);
    known.set(key, period);
    return period;
  };
}
