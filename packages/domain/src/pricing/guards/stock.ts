// S8, stock (防超单). Per SKU: what lines and gifts take together against what there is. The quote is still priced.
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals } from '../numbers/decimal.ts';
import type { QuoteError } from '../quote.ts';
import type { Cart } from '../stages/cart.ts';
import { firstPlace, NOWHERE } from '../stages/skuTable.ts';
import type { WorkingLine } from '../stages/workingLine.ts';

type Lines = readonly WorkingLine[];

/** What the cart's lines of a SKU take from one of them on, and the gifts of that SKU. */
function takenFrom({ lines, skus }: Cart, start: number, gifts: Lines, skuNumber: number): Decimal {
  let taken: Decimal | undefined;
  const take = ({ quantity }: WorkingLine): void => {
    taken = taken ? addDecimals(taken, quantity) : quantity;
  };
  for (let place = start; place !== NOWHERE; place = skus.next[place]!) take(lines[place]!);
  for (const gift of gifts) if (gift.skuNumber === skuNumber) take(gift);
  return taken!;
}

/** One error for each SKU of which there is too little: those of the cart's lines by age, then those that are only given away. */
export function stockErrors(cart: Cart, gifts: Lines): QuoteError[] {
  const errors: QuoteError[] = [];
  const check = ({ skuNumber, product: { sku, stock } }: WorkingLine, start: number): void => {
    if (!stock) return;
    const requested = takenFrom(cart, start, gifts, skuNumber);
    if (compareDecimals(requested, stock) > 0) errors.push({ code: 'OVER_STOCK', sku, requested, available: stock });
  };
  for (const line of cart.lines) if (firstPlace(cart.skus, line.skuNumber) === line.place) check(line, line.place);
  gifts.forEach((gift, nth) => {
    const { skuNumber } = gift;
    const isFirst = gifts.findIndex((other) => other.skuNumber === skuNumber) === nth;
    if (isFirst && firstPlace(cart.skus, skuNumber) === NOWHERE) check(gift, NOWHERE);
  });
  return errors;
}
