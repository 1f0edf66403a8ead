// S8, stock (防超单). Per SKU: what lines and gifts take together against what there is. The quote is still priced.
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals } from '../numbers/decimal.ts';
import type { QuoteError } from '../quote.ts';

export type TakenLine = { readonly product: Product; readonly quantity: Decimal };

export function stockErrors(lines: readonly TakenLine[]): QuoteError[] {
  const requested = new Map<Product, Decimal>();
  for (const { product, quantity } of lines) {
    if (!product.stock) continue;
    const sum = requested.get(product);
    requested.set(product, sum ? addDecimals(sum, quantity) : quantity);
  }
  return [...requested].flatMap(([{ sku, stock }, quantity]) =>
    stock && compareDecimals(quantity, stock) > 0 ? [{ code: 'OVER_STOCK', sku, requested: quantity, available: stock } as const] : [],
  );
}
