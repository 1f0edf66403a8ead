// S8, floor price (底价): the least one unit may cost, in the price's own tax basis. A line under quantity × floor is reported;
// whether that asks for approval or blocks the quote is the policy's choice. Gifts are given away on purpose and are not looked at.
import type { Decimal } from '../numbers/decimal.ts';
import { roundedProduct } from '../numbers/decimal.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import type { WorkingLine } from '../stages/workingLine.ts';

export type BelowFloor = { readonly line: string; readonly sku: string; readonly amount: Minor; readonly floor: Minor };

export const floorAmount = (floor: Decimal, quantity: Decimal, decimals: number, rounding: Rounding): Minor =>
  roundedProduct(floor, quantity, decimals, rounding);

export function linesBelowFloor(lines: readonly WorkingLine[], decimals: number, rounding: Rounding): BelowFloor[] {
  const below: BelowFloor[] = [];
  for (const { id, product, quantity, amount, giftOf } of lines) {
    if (!product.floor || giftOf !== undefined) continue;
    const floor = floorAmount(product.floor, quantity, decimals, rounding);
    if (amount < floor) below.push({ line: id, sku: product.sku, amount, floor });
  }
  return below;
}
