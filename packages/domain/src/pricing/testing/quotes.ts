// Short ways to write a catalogue, rules and a quote in tests: amounts as people write them.

import type { PriceBook, Product } from '../catalogue.ts';
import { everySkip } from '../everySkip.ts';
import { decimal } from '../numbers/decimal.ts';
import { minorOf, minorText } from '../numbers/minorUnits.ts';
import { priceQuote } from '../price.ts';
import { publishPrices } from '../publish/publishedPrices.ts';
import type { Quote } from '../quote.ts';
import type { PriceContext, PricePolicy, PriceRequest } from '../request.ts';
import { PLAIN_POLICY } from '../request.ts';
import type { BundleRule, GroupSelect, LineRule, OrderRule, Rule } from '../rule.ts';

export const yuan = (text: string) => minorOf(text, 'CNY');
export const d = decimal;

type ProductOptions = Partial<Omit<Product, 'sku'>>;
export const product = (sku: string, list: string, options: ProductOptions = {}): Product => ({
  sku,
  list: decimal(list),
  currency: 'CNY',
  tax: 0,
  ...options,
});

type Written<R extends Rule> = Omit<R, 'id' | 'stage' | 'priority' | 'action'> & { readonly priority?: number };
export const lineRule = (id: string, action: LineRule['action'], more: Written<LineRule> = {}): LineRule => ({
  priority: 0,
  ...more,
  id,
  stage: 'line',
  action,
});
export const bundleRule = (id: string, action: BundleRule['action'], more: Written<BundleRule> = {}): BundleRule => ({
  priority: 0,
  ...more,
  id,
  stage: 'bundle',
  action,
});
export const orderRule = (id: string, action: OrderRule['action'], more: Written<OrderRule> = {}): OrderRule => ({
  priority: 0,
  ...more,
  id,
  stage: 'order',
  action,
});

export type Asked = {
  readonly products: readonly Product[];
  readonly cart: readonly (readonly [sku: string, quantity: string])[];
  readonly rules?: readonly Rule[];
  readonly groups?: Readonly<Record<string, GroupSelect>>;
  readonly books?: readonly PriceBook[];
  readonly coupons?: readonly string[];
  readonly context?: Partial<PriceContext>;
  readonly policy?: Partial<PricePolicy>;
};

/** A quote and what tests look at, as text. Lines are named l1, l2, … */
export type Told = {
  readonly quote: Quote;
  readonly amounts: Readonly<Record<string, string>>;
  readonly total: string;
  readonly applied: Readonly<Record<string, string>>;
  readonly skipped: Readonly<Record<string, string>>;
};

export function requestFor({ cart, coupons = [], context = {}, policy = {} }: Asked): PriceRequest {
  return {
    context: { currency: 'CNY', date: '2024-06-18', ...context },
    lines: cart.map(([sku, quantity], nth) => ({ id: `l${nth + 1}`, created: nth, sku, quantity: decimal(quantity) })),
    coupons,
    policy: { ...PLAIN_POLICY, ...policy },
  };
}

export const pricesFor = ({ products, rules = [], groups = {}, books = [] }: Asked) =>
  publishPrices(products, books, [{ version: 'v1', effectiveFrom: '2020-01-01', rules, groups }]);

export function told(asked: Asked): Told {
  const prices = pricesFor(asked);
  const request = requestFor(asked);
  const quote = priceQuote(prices, request);
  const text = (amount: number | bigint) => minorText(amount, quote.currency);
  return {
    quote,
    amounts: Object.fromEntries(quote.lines.map(({ id, amount }) => [id, text(amount)])),
    total: text(quote.totals.amount),
    applied: Object.fromEntries(quote.applied.map(({ rule, off }) => [rule, text(off)])),
    skipped: Object.fromEntries(everySkip(prices, request, quote).map(({ rule, reason }) => [rule, reason])),
  };
}
