import { describe, expect, it } from 'vitest';
import type { PriceBook } from './catalogue.ts';
import { priceQuote } from './price.ts';
import { publishPrices } from './publish/publishedPrices.ts';
import { bundleRule, d, lineRule, orderRule, pricesFor, product, requestFor, told, yuan } from './testing/quotes.ts';

const A = product('A', '100', { category: 'c' });
const one = [['A', '1']] as const;
const percent = (bp: number) => ({ type: 'percent', bp }) as const;
const amount = (text: string) => ({ type: 'amount', amount: yuan(text) }) as const;

describe('the more specific book, whatever its priority and price', () => {
  const context = { customer: 'K', dealer: 'D', tier: 'gold', region: 'east', channel: 'web' };
  const book = (id: string, price: string, selectors: Partial<PriceBook>): PriceBook => ({
    ...{ id, currency: 'CNY', entries: [{ all: true, price: d(price) }], ...selectors },
    priority: id === 'wins' ? 9 : 0,
  });

  it.each([
    ['dealer before tier, region and channel', { dealer: 'D' }, { tier: 'gold', region: 'east', channel: 'web' }],
    ['tier before region and channel', { tier: 'gold' }, { region: 'east', channel: 'web' }],
    ['region before channel', { region: 'east' }, { channel: 'web' }],
    ['channel before none', { channel: 'web' }, {}],
  ])('%s', (_, more, less) => {
    expect(told({ products: [A], books: [book('loses', '1', less), book('wins', '90', more)], cart: one, context }).total).toBe('90.00');
  });
});

describe('bounds that name a moment', () => {
  const when = { from: '2024-06-18T08:00:00+08:00', to: '2024-06-18T10:00:00+08:00' };
  it.each([
    ['2024-06-17T23:59:59.999Z', '100.00'],
    ['2024-06-18T00:00:00Z', '90.00'],
    ['2024-06-18T01:59:59.999Z', '90.00'],
    ['2024-06-18T02:00:00Z', '100.00'],
  ])('from 8:00 to 10:00 in Shanghai, at %s', (at, total) => {
    expect(told({ products: [A], rules: [lineRule('P', percent(1000), { when })], cart: one, context: { at } }).total).toBe(total);
  });
});

it('of two versions in effect since the same moment the one published last counts', () => {
  const set = (version: string, bp: number) => ({ version, effectiveFrom: '2024-01-01', rules: [lineRule('P', percent(bp))] });
  const prices = publishPrices([A], [], [set('v1', 1000), set('v2', 2000)]);
  expect(priceQuote(prices, requestFor({ products: [A], cart: one }))).toMatchObject({ version: 'v2', totals: { amount: 8000 } });
});

it('line rules, then bundles, then order rules, whatever their priorities', () => {
  const rules = [
    orderRule('O', amount('1'), { priority: 1 }),
    bundleRule('B', { type: 'bundle', components: [{ sku: 'A', quantity: d('1') }], off: yuan('1') }, { priority: 2 }),
    lineRule('L', amount('1'), { priority: 3 }),
  ];
  expect(pricesFor({ products: [A], rules, cart: one }).versions[0]!.rules.map(({ id }) => id)).toEqual(['L', 'B', 'O']);
  expect(told({ products: [A], rules, cart: one }).quote.applied.map(({ rule }) => rule)).toEqual(['L', 'B', 'O']);
});

it('a rule for several dealers is not taken for a rule of the first of them', () => {
  const rules = [
    lineRule('BOTH', amount('1'), { when: { dealer: ['D1', 'D2'] } }),
    lineRule('ONLY', amount('1'), { when: { dealer: ['D1'] } }),
    lineRule('OTHER', amount('1'), { when: { dealer: ['D1', 'D3'] } }),
  ];
  const { quote } = told({ products: [A], rules, cart: one, context: { dealer: 'D2' } });
  expect(quote.applied.map(({ rule }) => rule)).toEqual(['BOTH']);
});

it('the spare unit of a discount goes to the earlier line, in whatever order catalogue and rule name the products', () => {
  const rules = [orderRule('O', amount('0.01'), { scope: { sku: ['B', 'A'] } })];
  const cart = [
    ['A', '1'],
    ['B', '1'],
  ] as const;
  expect(told({ products: [product('B', '100'), A], rules, cart }).amounts).toEqual({ l1: '99.99', l2: '100.00' });
});

it.each([
  ['SKU and category', { sku: ['A', 'B'], category: ['c'] }],
  ['SKU and brand', { sku: ['A', 'B'], brand: ['b'] }],
  ['SKU but for an exception', { sku: ['A', 'B'], exceptSku: ['B'] }],
  ['category and brand', { category: ['c', 'e'], brand: ['b'] }],
])('a line must meet every selector of a scope: %s', (_, scope) => {
  const products = [product('A', '100', { category: 'c', brand: 'b' }), product('B', '100', { category: 'e' })];
  const cart = [
    ['A', '1'],
    ['B', '1'],
  ] as const;
  expect(told({ products, rules: [lineRule('P', percent(1000), { scope })], cart }).amounts).toEqual({ l1: '90.00', l2: '100.00' });
});

it('gifts take what stock the lines leave, and are never too many', () => {
  const gift = (id: string) => orderRule(id, { type: 'gift', sku: 'A', quantity: d('2'), method: 'zeroLine' });
  const scarce = product('A', '100', { stock: d('3') });
  const { quote, skipped } = told({ products: [scarce], rules: [gift('G1'), gift('G2')], cart: [['A', '2']] });
  expect(quote.errors).toEqual([]);
  expect(quote.lines.map(({ quantity }) => quantity)).toEqual([d('2'), d('1')]);
  expect(skipped).toEqual({ G2: 'NO_STOCK' });
});

it('a line under its floor asks for the lowest level there is', () => {
  const approvals = [
    { level: 3, discountOver: 9000 },
    { level: 2, discountOver: 8000 },
  ];
  const cheap = product('A', '100', { floor: d('95') });
  const { quote } = told({
    products: [cheap],
    rules: [lineRule('P', percent(1000))],
    cart: one,
    policy: { floorMode: 'approve', approvals },
  });
  expect(quote.approval).toEqual({ level: 2, reasons: [{ kind: 'floor', level: 2, line: 'l1', amount: 9000, floor: 9500 }] });
});

it('a floor price above the price makes nothing dearer, not even beside a gift', () => {
  const products = [product('A', '100', { floor: d('120') }), product('G', '50')];
  const rules = [orderRule('GF', { type: 'gift', sku: 'G', quantity: d('1'), method: 'combinedSale' })];
  expect(told({ products, rules, cart: one, policy: { floorMode: 'clamp' } }).amounts).toEqual({ l1: '100.00', 'gift:GF': '0.00' });
});

it('two rules of a group that win a line each, and exclude each other: the earlier one keeps the other out', () => {
  const rules = [lineRule('P', percent(2000), { group: 'G', excludes: ['Y'] }), lineRule('Y', amount('15'), { group: 'G' })];
  const cart = [
    ['A', '1'],
    ['B', '1'],
  ] as const;
  const { amounts, skipped } = told({ products: [A, product('B', '50')], rules, groups: { G: 'best' }, cart });
  expect(amounts).toEqual({ l1: '80.00', l2: '50.00' });
  expect(skipped).toEqual({ Y: 'EXCLUDED' });
});

it('of two choices of coupons at one price the one that saves more wins: a gift', () => {
  const rules = [orderRule('GF', { type: 'gift', sku: 'G', quantity: d('1'), method: 'zeroLine' }, { when: { coupon: 'K' } })];
  const { quote } = told({ products: [A, product('G', '20')], rules, cart: one, coupons: ['K'], policy: { bestCoupons: true } });
  expect(quote.coupons).toEqual(['K']);
  expect(quote.totals).toMatchObject({ list: 12000, amount: 10000 });
});

it('more coupons than a quote may have are chosen from, also where the best is not asked for', () => {
  const off = (id: string, text: string) => orderRule(id, amount(text), { when: { coupon: id } });
  const asked = { products: [A], rules: [off('K1', '5'), off('K2', '7')], cart: one, coupons: ['K1', 'K2'] };
  expect(told(asked).quote.coupons).toEqual(['K1', 'K2']);
  expect(told({ ...asked, policy: { maxCoupons: 1 } }).quote.coupons).toEqual(['K2']);
});
