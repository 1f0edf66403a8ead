// S0 to S3: the version, the price of every line, and what cannot be priced at all.

import { currencyDecimals } from '../../money.ts';
import { floorAmount } from '../guards/floorPrice.ts';
import { least } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledBook } from '../publish/books.ts';
import { booksFor } from '../publish/books.ts';
import type { Clock } from '../publish/period.ts';
import { clockOf } from '../publish/period.ts';
import type { NumberedProduct } from '../publish/products.ts';
import { numberingOf } from '../publish/products.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PublishedVersion } from '../publish/version.ts';
import { compileVersion, versionInEffect } from '../publish/version.ts';
import type { QuoteError, TraceStep } from '../quote.ts';
import type { CartLine, PricePolicy, PriceRequest } from '../request.ts';
import type { PricedCartLine } from './baseAmount.ts';
import { amountOf, baseAmount } from './baseAmount.ts';
import type { BookPrice } from './bookPrice.ts';
import { bookPrice } from './bookPrice.ts';
import type { WorkingLine } from './workingLine.ts';
import { startingLine } from './workingLine.ts';

export type Prepared = {
  readonly version: PublishedVersion;
  readonly clock: Clock;
  /** Of the quote's currency. */
  readonly decimals: number;
  /** By age. */
  readonly lines: readonly WorkingLine[];
  readonly trace: readonly TraceStep[];
};

/** Before the first publication there are prices but no rules. */
const NO_RULES = compileVersion({ version: '', effectiveFrom: '1970-01-01', rules: [] }, numberingOf([]));

type FoundLine = PricedCartLine & { readonly id: string; readonly product: NumberedProduct; readonly book: BookPrice | undefined };

function findLine(line: CartLine, prices: PublishedPrices, books: readonly CompiledBook[], currency: string): FoundLine | QuoteError {
  const { id, sku, quantity } = line;
  if (quantity.units <= 0) return { code: 'BAD_QUANTITY', line: id, sku, quantity };
  const product = prices.products.get(sku);
  const book = product && bookPrice(books, product, currency);
  if (!product || (!book && product.currency !== currency)) return { code: 'NO_PRICE', line: id, sku, currency };
  return { id, product, quantity, book, entry: book?.entry };
}

/** The floor price as an amount, where the policy clamps; never above the base: a rule makes nothing dearer. */
function lowestAmount({ product: { floor }, quantity }: FoundLine, base: Minor, decimals: number, policy: PricePolicy): Minor {
  if (policy.floorMode !== 'clamp' || !floor) return 0;
  return least(base, floorAmount(floor, quantity, decimals, policy.rounding));
}

function prepareLine(all: readonly FoundLine[], place: number, decimals: number, { context, policy }: PriceRequest): WorkingLine {
  const line = all[place]!;
  const { id, product, quantity, entry } = line;
  const base = baseAmount(all, line, decimals, policy);
  // Without an entry the list price is the base. A product listed in another currency has no list price here; its base stands for it.
  const hasList = entry !== undefined && product.currency === context.currency;
  const list = hasList ? amountOf(product.list, quantity, decimals, policy) : base;
  return startingLine({ id, product, quantity, list, base, lowest: lowestAmount(line, base, decimals, policy) }, place, undefined);
}

const priceStep = ({ id, list, base }: WorkingLine, book: BookPrice | undefined): TraceStep =>
  book ? { kind: 'book', book: book.book, line: id, before: list, after: base } : { kind: 'list', line: id, after: base };

const byAge = (lines: readonly CartLine[]): readonly CartLine[] =>
  lines.every((line, place) => place === 0 || lines[place - 1]!.created <= line.created)
    ? lines
    : [...lines].sort((a, b) => a.created - b.created);

type Found = { readonly lines: readonly FoundLine[]; readonly errors: readonly QuoteError[] };

/** Every line with its product and price, and every reason why one has none. */
function findLines({ lines, context }: PriceRequest, prices: PublishedPrices, books: readonly CompiledBook[]): Found {
  const found: FoundLine[] = [];
  const errors: QuoteError[] = [];
  for (const line of byAge(lines)) {
    const outcome = findLine(line, prices, books, context.currency);
    if ('code' in outcome) errors.push(outcome);
    else found.push(outcome);
  }
  return { lines: found, errors };
}

/** The prepared quote, or every reason why it cannot be priced. */
export function prepare(prices: PublishedPrices, request: PriceRequest): Prepared | readonly QuoteError[] {
  const { context } = request;
  const clock = clockOf(context.date, context.at);
  const version = versionInEffect(prices.versions, clock, context.pinnedVersion);
  if (!version && context.pinnedVersion !== undefined) return [{ code: 'NO_VERSION', version: context.pinnedVersion }];
  const found = findLines(request, prices, booksFor(prices.shelf, context, clock));
  if (found.errors.length > 0) return found.errors;
  const decimals = currencyDecimals(context.currency);
  const lines = found.lines.map((_, place) => prepareLine(found.lines, place, decimals, request));
  const trace = lines.map((line, place) => priceStep(line, found.lines[place]!.book));
  return { version: version ?? NO_RULES, clock, decimals, lines, trace };
}
