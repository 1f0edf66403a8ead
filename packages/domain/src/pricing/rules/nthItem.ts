// Every n-th item cheaper (第二件半价). k = floor(q / n) of the q units pay only 10000 − bp, at the line's own unit price:
//   after = round(source × (q × 10000 − k × bp) / (q × 10000))      off = source − after
// On a line, k counts the line's own units. Over a scope, all units stand in one row and the cheapest k are the discounted ones;
// between equal unit prices the earlier line's units go first.
import type { Decimal } from '../numbers/decimal.ts';
import { timesInto, wholeDecimal } from '../numbers/decimal.ts';
import type { Integer } from '../numbers/integer.ts';
import { floorDiv, least, minus, plus, powerOfTen, times } from '../numbers/integer.ts';
import type { BasisPoints, Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import { roundedQuotient } from '../numbers/rounding.ts';

const ONE = wholeDecimal(1);

/** What `count` of the line's units save. */
export function unitsOff(source: Minor, quantity: Decimal, count: Integer, bp: BasisPoints, rounding: Rounding): Minor {
  const all = times(quantity.units, 10000);
  const saved = times(times(count, bp), powerOfTen(quantity.scale));
  return minus(source, roundedQuotient(times(source, minus(all, saved)), all, rounding));
}

export const nthItemOff = (source: Minor, quantity: Decimal, n: number, bp: BasisPoints, rounding: Rounding): Minor =>
  unitsOff(source, quantity, timesInto(quantity, wholeDecimal(n)), bp, rounding);

/** Units of a line that may be discounted, at what source amount for its whole quantity. */
export type UnitPool = { readonly source: Minor; readonly quantity: Decimal };

/** −1, 0, 1 as the unit of a is cheaper, as dear or dearer: source_a / q_a against source_b / q_b. */
export function compareUnits(a: UnitPool, b: UnitPool): number {
  const left = times(times(a.source, b.quantity.units), powerOfTen(a.quantity.scale));
  const right = times(times(b.source, a.quantity.units), powerOfTen(b.quantity.scale));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What each line saves when every n-th unit of all of them together is discounted, cheapest first. Whole units only. */
export function nthItemOverScope(pools: readonly UnitPool[], n: number, bp: BasisPoints, rounding: Rounding): Minor[] {
  const whole = pools.map((pool) => timesInto(pool.quantity, ONE));
  let count = floorDiv(whole.reduce<Integer>(plus, 0), n);
  const cheapestFirst = pools.map((_, place) => place).sort((a, b) => compareUnits(pools[a]!, pools[b]!) || a - b);
  const offs: Minor[] = pools.map(() => 0);
  for (const place of cheapestFirst) {
    const taken = least(count, whole[place]!);
    count = minus(count, taken);
    if (taken !== 0) offs[place] = unitsOff(pools[place]!.source, pools[place]!.quantity, taken, bp, rounding);
  }
  return offs;
}
