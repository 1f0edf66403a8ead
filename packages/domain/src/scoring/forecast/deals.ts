// What a forecast starts from: deals with their dates, amounts and the chances and commitments given to them over time,
// and how all that stood on a past day.

/** Something said on a day; days since any common start, fractions allowed. */
export type Said = { readonly at: number; readonly value: number };

/** `won` matters once `closedAt` is set; `chances` are the win probabilities issued over time. Amounts in one currency, any unit. */
export type Deal = {
  readonly createdAt: number;
  readonly closedAt: number | undefined;
  readonly won: boolean;
  readonly amount: number;
  readonly chances: readonly Said[];
};

/** From `start` up to but not including `end`. */
export type Period = { readonly start: number; readonly end: number };

/** What sellers committed to for a period, as last said; `value` is the sum over sellers. */
export type Commitments = ReadonlyMap<number, readonly Said[]>;

/** Everything a forecaster may look at: nothing in it was said or happened after `now`. */
export type Outlook = {
  readonly now: number;
  readonly period: Period;
  /** Periods before this one, oldest first. */
  readonly past: readonly Period[];
  readonly deals: readonly Deal[];
  /** Sum committed for this period, undefined when nobody has. */
  readonly committed: number | undefined;
};

/** The world as it stood at `now`: later deals are unknown, later closings have not happened, later words were not said. */
export function outlookAt(now: number, period: Period, past: readonly Period[], deals: readonly Deal[], commitments: Commitments): Outlook {
  return {
    now,
    period,
    past,
    deals: deals.filter(({ createdAt }) => createdAt <= now).map((deal) => dealAsOf(deal, now)),
    committed: latest(commitments.get(period.start) ?? [], now),
  };
}

function dealAsOf(deal: Deal, now: number): Deal {
  const closed = deal.closedAt !== undefined && deal.closedAt <= now;
  return {
    ...deal,
    closedAt: closed ? deal.closedAt : undefined,
    won: closed && deal.won,
    chances: deal.chances.filter(({ at }) => at <= now),
  };
}

/** The last value said up to a time. */
export function latest(said: readonly Said[], now: number): number | undefined {
  let last: Said | undefined;
  for (const word of said) if (word.at <= now && (!last || word.at >= last.at)) last = word;
  return last?.value;
}

/** Sum won from `from` up to but not including `to`. */
export function wonBetween(deals: readonly Deal[], from: number, to: number): number {
  return deals.reduce((sum, { won, closedAt, amount }) => (won && closedAt! >= from && closedAt! < to ? sum + amount : sum), 0);
}

/** Won so far in the period of the outlook. */
export const wonSoFar = ({ deals, period, now }: Outlook): number => wonBetween(deals, period.start, Math.min(now, period.end));

export const isOpen = (deal: Deal): boolean => deal.closedAt === undefined;
