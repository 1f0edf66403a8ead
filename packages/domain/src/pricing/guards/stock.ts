// S8, stock (防超单). Per SKU: what lines and gifts take together against what there is. The quote is still priced.
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals } from '../numbers/decimal.ts';
import type { QuoteError } from '../quote.ts';

export type TakenLine = { readonly product: Product; readonly quantity: Decimal };
type LinesBySku = ReadonlyMap<string, readonly TakenLine[]>;

/** `bought` are the cart's lines. */
function withGifts(bought: LinesBySku, gifts: readonly TakenLine[]): LinesBySku {
  if (gifts.length === 0) return bought;
  const taken = new Map(bought);
  for (const gift of gifts) taken.set(gift.product.sku, [...(taken.get(gift.product.sku) ?? []), gift]);
  return taken;
}

export function stockErrors(bought: LinesBySku, gifts: readonly TakenLine[]): QuoteError[] {
  const errors: QuoteError[] = [];
  withGifts(bought, gifts).forEach((lines) => {
    const { sku, stock } = lines[0]!.product;
    if (!stock) return;
    let requested = lines[0]!.quantity;
    for (let nth = 1; nth < lines.length; nth++) requested = addDecimals(requested, lines[nth]!.quantity);
    if (compareDecimals(requested, stock) > 0) errors.push({ code: 'OVER_STOCK', sku, requested, available: stock });
  });
  return errors;
}
