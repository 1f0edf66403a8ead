// Price books made ready: entries by SKU and category, books by the rarest selector they carry.
import type { EntryPrice, PriceBook } from '../catalogue.ts';
import type { PriceContext } from '../request.ts';
import { byText } from './order.ts';
import type { Clock, Period } from './period.ts';
import { periodOf, within } from './period.ts';

/** How specific a selector is. The most specific book wins, not the cheapest. */
const WEIGHTS = { customer: 16, dealer: 8, tier: 4, region: 2, channel: 1 } as const;
type Selector = keyof typeof WEIGHTS;
const SELECTORS = Object.keys(WEIGHTS) as Selector[];

export type CompiledBook = {
  readonly book: PriceBook;
  readonly weight: number;
  readonly period: Period;
  readonly bySku: ReadonlyMap<string, EntryPrice>;
  readonly byCategory: ReadonlyMap<string, EntryPrice>;
  readonly forAll: EntryPrice | undefined;
};

export type BookShelf = {
  readonly bySelector: Readonly<Record<Selector, ReadonlyMap<string, readonly CompiledBook[]>>>;
  readonly general: readonly CompiledBook[];
};

function compileBook(book: PriceBook): CompiledBook {
  const bySku = new Map<string, EntryPrice>();
  const byCategory = new Map<string, EntryPrice>();
  let forAll: EntryPrice | undefined;
  for (const entry of book.entries) {
    if ('sku' in entry) bySku.set(entry.sku, entry);
    else if ('category' in entry) byCategory.set(entry.category, entry);
    else forAll = entry;
  }
  const weight = SELECTORS.reduce((sum, selector) => sum + (book[selector] === undefined ? 0 : WEIGHTS[selector]), 0);
  return { book, weight, period: periodOf(book.from, book.to), bySku, byCategory, forAll };
}

export function shelveBooks(books: readonly PriceBook[]): BookShelf {
  const bySelector = { customer: new Map(), dealer: new Map(), tier: new Map(), region: new Map(), channel: new Map() } as Record<
    Selector,
    Map<string, CompiledBook[]>
  >;
  const general: CompiledBook[] = [];
  for (const compiled of books.map(compileBook)) {
    const rarest = SELECTORS.find((selector) => compiled.book[selector] !== undefined);
    if (!rarest) general.push(compiled);
    else bySelector[rarest].set(compiled.book[rarest]!, [...(bySelector[rarest].get(compiled.book[rarest]!) ?? []), compiled]);
  }
  return { bySelector, general };
}

const serves = ({ book, period }: CompiledBook, context: PriceContext, clock: Clock): boolean =>
  book.currency === context.currency &&
  within(period, clock) &&
  SELECTORS.every((selector) => book[selector] === undefined || book[selector] === context[selector]);

/** Hard filters first; then the most specific, then priority (lower first), then id. */
export function booksFor(shelf: BookShelf, context: PriceContext, clock: Clock): CompiledBook[] {
  const found: CompiledBook[] = [];
  for (const selector of SELECTORS) {
    const value = context[selector];
    if (value !== undefined) found.push(...(shelf.bySelector[selector].get(value) ?? []));
  }
  found.push(...shelf.general);
  return found
    .filter((book) => serves(book, context, clock))
    .sort((a, b) => b.weight - a.weight || a.book.priority - b.book.priority || byText(a.book.id, b.book.id));
}
