// RFM: how recently, how often and for how much an account bought, each from 1 to 5 by fifths of all accounts
// (Hughes 2005, Strategic Database Marketing, ch. 5). Equal figures get equal marks.

/** Days since the last order (undefined = never bought), orders and amount in the window; the amount in any one unit. */
export type Purchases = {
  readonly account: string;
  readonly daysSince: number | undefined;
  readonly orders: number;
  readonly amount: number;
};

export type Mark = 1 | 2 | 3 | 4 | 5;
export type RfmSegment = 'champion' | 'loyal' | 'promising' | 'atRisk' | 'asleep' | 'steady' | 'neverBought';
export type Rfm = {
  readonly account: string;
  readonly recency: Mark;
  readonly frequency: Mark;
  readonly money: Mark;
  readonly segment: RfmSegment;
};

/** Marks and segment of every account, in the order given. Marks of buyers are relative to buyers; who never bought has 1 · 1 · 1. */
export function rfmOf(accounts: readonly Purchases[]): Rfm[] {
  const buyers = accounts.filter(({ daysSince }) => daysSince !== undefined);
  const recent = sorted(buyers.map(({ daysSince }) => -daysSince!));
  const often = sorted(buyers.map(({ orders }) => orders));
  const much = sorted(buyers.map(({ amount }) => amount));
  return accounts.map(({ account, daysSince, orders, amount }) => {
    if (daysSince === undefined) return { account, recency: 1, frequency: 1, money: 1, segment: 'neverBought' };
    const marks = { recency: markOf(-daysSince, recent), frequency: markOf(orders, often), money: markOf(amount, much) };
    return { account, ...marks, segment: segmentOf(marks) };
  });
}

const sorted = (values: number[]): Float64Array => Float64Array.from(values).sort();

/** 1 + the number of whole fifths of the accounts that lie strictly below. */
function markOf(value: number, all: Float64Array): Mark {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return (1 + Math.floor((5 * low) / all.length)) as Mark;
}

/** Read from the top; the first line that fits. */
function segmentOf({ recency, frequency, money }: { recency: Mark; frequency: Mark; money: Mark }): RfmSegment {
  const worth = (frequency + money) / 2;
  if (recency >= 4 && worth >= 4) return 'champion';
  if (recency >= 3 && worth >= 3) return 'loyal';
  if (recency >= 4) return 'promising';
  if (recency <= 2 && worth >= 3) return 'atRisk';
  return recency <= 2 ? 'asleep' : 'steady';
}
