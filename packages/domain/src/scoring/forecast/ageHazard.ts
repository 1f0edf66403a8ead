// How likely is an open deal of a given age to close within the next days? Read from how long deals stayed open.
// Product-limit estimate; deals still open count up to their present age (Kaplan & Meier 1958, JASA 53).
// Beyond the longest age seen closing, deals close at the overall rate per day (exponential tail).
import type { Deal } from './deals.ts';

/** `staysOpen[i]` is the share of deals open beyond age `ages[i]`, ages ascending; `ratePerDay` = closings per deal-day. */
export type CloseCurve = { readonly ages: readonly number[]; readonly staysOpen: readonly number[]; readonly ratePerDay: number };

export function closeCurve(deals: readonly Deal[], now: number): CloseCurve {
  const lives = deals.map(({ createdAt, closedAt }) => ({
    age: Math.max(0, (closedAt ?? now) - createdAt),
    closed: closedAt !== undefined,
  }));
  lives.sort((a, b) => a.age - b.age);
  const ages: number[] = [];
  const staysOpen: number[] = [];
  let share = 1;
  for (let from = 0; from < lives.length; ) {
    let to = from;
    let closings = 0;
    for (; to < lives.length && lives[to]!.age === lives[from]!.age; to++) closings += lives[to]!.closed ? 1 : 0;
    if (closings > 0) {
      share *= 1 - closings / (lives.length - from);
      ages.push(lives[from]!.age);
      staysOpen.push(share);
    }
    from = to;
  }
  const days = lives.reduce((sum, { age }) => sum + age, 0);
  const closed = lives.filter((life) => life.closed).length;
  return { ages, staysOpen, ratePerDay: days === 0 ? 0 : closed / days };
}

/** Chance that a deal open at `age` days closes within `days` more. */
export function closesWithin(curve: CloseCurve, age: number, days: number): number {
  if (days <= 0) return 0;
  const now = shareOpen(curve, age);
  const oldest = curve.ages.at(-1);
  if (now === 0 || oldest === undefined || age >= oldest) return 1 - Math.exp(-curve.ratePerDay * days);
  return 1 - shareOpen(curve, age + days) / now;
}

/** Share of deals still open beyond an age: the last step at or before it (binary search). */
function shareOpen({ ages, staysOpen }: CloseCurve, age: number): number {
  let low = 0;
  let high = ages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ages[middle]! <= age) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : staysOpen[low - 1]!;
}
