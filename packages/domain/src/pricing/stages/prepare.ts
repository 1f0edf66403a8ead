// S0 to S3: the version, the price of every line, and what cannot be priced at all.

import { currencyDecimals } from '../../money.ts';
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { multiplyDecimals, roundedTo } from '../numbers/decimal.ts';
import { least } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledBook } from '../publish/books.ts';
import { booksFor } from '../publish/books.ts';
import type { Clock } from '../publish/period.ts';
import { clockOf } from '../publish/period.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PublishedVersion } from '../publish/version.ts';
import { compileVersion, versionInEffect } from '../publish/version.ts';
import type { QuoteError, TraceStep } from '../quote.ts';
import type { CartLine, PriceRequest } from '../request.ts';
import type { PricedCartLine } from './baseAmount.ts';
import { baseAmount, listAmount } from './baseAmount.ts';
import type { BookPrice } from './bookPrice.ts';
import { bookPrice } from './bookPrice.ts';

export type PreparedLine = {
  readonly id: string;
  readonly product: Product;
  readonly quantity: Decimal;
  readonly list: Minor;
  readonly base: Minor;
  readonly lowest: Minor;
};

export type Prepared = {
  readonly version: PublishedVersion;
  readonly books: readonly CompiledBook[];
  readonly clock: Clock;
  readonly lines: readonly PreparedLine[];
  readonly trace: readonly TraceStep[];
};

/** Before the first publication there are prices but no rules. */
const NO_RULES = compileVersion({ version: '', effectiveFrom: '1970-01-01', rules: [] });

type FoundLine = PricedCartLine & { readonly id: string; readonly book: BookPrice | undefined };

function findLine(line: CartLine, prices: PublishedPrices, books: readonly CompiledBook[], currency: string): FoundLine | QuoteError {
  const { id, sku, quantity } = line;
  if (quantity.units <= 0) return { code: 'BAD_QUANTITY', line: id, sku, quantity };
  const product = prices.products.get(sku);
  const book = product && bookPrice(books, product, currency);
  if (!product || (!book && product.currency !== currency)) return { code: 'NO_PRICE', line: id, sku, currency };
  return { id, product, quantity, book, entry: book?.entry };
}

/** The floor price as an amount, where the policy clamps; never above the base: a rule makes nothing dearer. */
function lowestAmount({ product: { floor }, quantity }: FoundLine, base: Minor, { context, policy }: PriceRequest): Minor {
  if (policy.floorMode !== 'clamp' || !floor) return 0;
  return least(base, roundedTo(multiplyDecimals(floor, quantity), currencyDecimals(context.currency), policy.rounding));
}

function prepareLine(line: FoundLine, all: readonly FoundLine[], request: PriceRequest): PreparedLine {
  const { context, policy } = request;
  const { id, product, quantity } = line;
  const base = baseAmount(all, line, context.currency, policy);
  // A product listed in another currency has no list price here; its book price stands for it.
  const list = product.currency === context.currency ? listAmount(product, quantity, context.currency, policy) : base;
  return { id, product, quantity, list, base, lowest: lowestAmount(line, base, request) };
}

const priceStep = ({ id, list, base }: PreparedLine, book: BookPrice | undefined): TraceStep =>
  book ? { kind: 'book', book: book.book, line: id, before: list, after: base } : { kind: 'list', line: id, after: base };

export const isError = (value: object): value is QuoteError => 'code' in value;

const byAge = (lines: readonly CartLine[]): readonly CartLine[] =>
  lines.every((line, place) => place === 0 || lines[place - 1]!.created <= line.created)
    ? lines
    : [...lines].sort((a, b) => a.created - b.created);

/** The prepared quote, or every reason why it cannot be priced. */
export function prepare(prices: PublishedPrices, request: PriceRequest): Prepared | readonly QuoteError[] {
  const { context } = request;
  const clock = clockOf(context.date, context.at);
  const version = versionInEffect(prices.versions, clock, context.pinnedVersion);
  if (!version && context.pinnedVersion !== undefined) return [{ code: 'NO_VERSION', version: context.pinnedVersion }];
  const books = booksFor(prices.shelf, context, clock);
  const outcomes = byAge(request.lines).map((line) => findLine(line, prices, books, context.currency));
  const errors = outcomes.filter(isError);
  if (errors.length > 0) return errors;
  const found = outcomes as FoundLine[];
  const lines = found.map((line) => prepareLine(line, found, request));
  return { version: version ?? NO_RULES, books, clock, lines, trace: lines.map((line, place) => priceStep(line, found[place]!.book)) };
}
