// The products of an opportunity (商机产品): how many of each, at which price, with which discount. A line is quantity × price less
// the discount, rounded half away from zero once per line; the sum of the lines may be taken as the opportunity's amount.
import { portionOf } from '../money.ts';

export const MAX_LINES = 200;
const WHOLE = 10_000;

export interface DealLine {
  /** Pieces, at least 1. */
  quantity: number;
  /** Minor units of the opportunity's currency, for one piece. */
  unitPrice: number;
  /** Basis points off: 1000 = 10 % off = 九折. */
  discount: number;
}

/** Minor units; null beyond what is exact. */
export function lineSum({ quantity, unitPrice, discount }: DealLine): number | null {
  const gross = quantity * unitPrice;
  return Number.isSafeInteger(gross) ? portionOf({ amount: gross, currency: '' }, WHOLE - discount).amount : null;
}

/** The sum of all lines in minor units; null when a line or the sum is beyond what is exact. */
export function dealSum(lines: readonly DealLine[]): number | null {
  return lines.reduce<number | null>((sum, line) => {
    const next = lineSum(line);
    const total = sum === null || next === null ? null : sum + next;
    return total !== null && Number.isSafeInteger(total) ? total : null;
  }, 0);
}
