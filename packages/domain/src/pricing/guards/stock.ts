// S8, stock (防超单). Per SKU: what the cart's lines take together against what there is. The quote is still priced. Gifts take only what
// the lines leave (rules/gift.ts), so they never make it too much.
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals } from '../numbers/decimal.ts';
import type { QuoteError } from '../quote.ts';
import type { Cart } from '../stages/cart.ts';
import { firstPlace, NOWHERE } from '../stages/skuTable.ts';

/** What the line at a place and the later lines of its SKU take. */
function takenFrom({ lines, skus }: Cart, start: number): Decimal {
  let taken = lines[start]!.quantity;
  for (let place = skus.next[start]!; place !== NOWHERE; place = skus.next[place]!) taken = addDecimals(taken, lines[place]!.quantity);
  return taken;
}

/** One error for each SKU of which there is too little, by the age of its first line. */
export function stockErrors(cart: Cart): QuoteError[] {
  const errors: QuoteError[] = [];
  for (const { place, skuNumber, product } of cart.lines) {
    const { sku, stock } = product;
    if (!stock || firstPlace(cart.skus, skuNumber) !== place) continue;
    const requested = takenFrom(cart, place);
    if (compareDecimals(requested, stock) > 0) errors.push({ code: 'OVER_STOCK', sku, requested, available: stock });
  }
  return errors;
}
