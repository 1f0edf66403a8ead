// S8, stock (防超单). Per SKU: what lines and gifts take together against what there is. The quote is still priced.
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals } from '../numbers/decimal.ts';
import type { QuoteError } from '../quote.ts';

export type TakenLine = { readonly product: Product; readonly quantity: Decimal };

const sumOf = (lines: readonly TakenLine[]): Decimal | undefined =>
  lines.reduce<Decimal | undefined>((sum, { quantity }) => (sum ? addDecimals(sum, quantity) : quantity), undefined);

function overStock(lines: readonly TakenLine[]): QuoteError[] {
  const { sku, stock } = lines[0]!.product;
  const requested = stock && sumOf(lines);
  return requested && compareDecimals(requested, stock) > 0 ? [{ code: 'OVER_STOCK', sku, requested, available: stock }] : [];
}

/** `bought` are the cart's lines by SKU. A gift never takes what the cart needs, so only gifts of other SKUs stand alone. */
export function stockErrors(bought: ReadonlyMap<string, readonly TakenLine[]>, gifts: readonly TakenLine[]): QuoteError[] {
  const taken = new Map(bought);
  for (const gift of gifts) taken.set(gift.product.sku, [...(taken.get(gift.product.sku) ?? []), gift]);
  const errors: QuoteError[] = [];
  for (const lines of taken.values()) errors.push(...overStock(lines));
  return errors;
}
