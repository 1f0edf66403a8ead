// S2, the price book. Among the books that serve the quote the most specific one that knows the product wins; in a book the
// entry by SKU comes before the one by category, before the one for all. A price in another currency is never converted.
import type { EntryPrice, Product } from '../catalogue.ts';
import type { CompiledBook } from '../publish/books.ts';

export type BookPrice = { readonly book: string; readonly entry: EntryPrice };

export const entryFor = (book: CompiledBook, product: Product): EntryPrice | undefined =>
  book.bySku.get(product.sku) ?? (product.category === undefined ? undefined : book.byCategory.get(product.category)) ?? book.forAll;

/** Basis points off a list price mean something only where there is a list price in the currency. */
function needsList(entry: EntryPrice): boolean {
  if ('bp' in entry) return true;
  return 'tiers' in entry && entry.tiers.steps.some((step) => step.price === undefined);
}

/** The entry that prices the product, or undefined: then the list price stands. Books come ranked. */
export function bookPrice(ranked: readonly CompiledBook[], product: Product, currency: string): BookPrice | undefined {
  for (const book of ranked) {
    const entry = entryFor(book, product);
    if (entry && !(needsList(entry) && product.currency !== currency)) return { book: book.book.id, entry };
  }
  return undefined;
}
