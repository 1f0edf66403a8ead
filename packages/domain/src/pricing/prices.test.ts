import { describe, expect, it } from 'vitest';
import type { PriceBook, PriceSteps } from './catalogue.ts';
import { priceQuote } from './price.ts';
import { publishPrices } from './publish/publishedPrices.ts';
import { d, lineRule, orderRule, product, requestFor, told, yuan } from './testing/quotes.ts';

const A = product('A', '100', { category: 'c' });
const book = (id: string, price: string, more: Partial<PriceBook> = {}): PriceBook => ({
  id,
  currency: 'CNY',
  priority: 0,
  entries: [{ sku: 'A', price: d(price) }],
  ...more,
});
const one = [['A', '1']] as const;

describe('price books', () => {
  const context = { customer: 'K', dealer: 'D', tier: 'gold', region: 'east', channel: 'web' };
  it.each([
    [
      'customer before dealer, tier, region and channel together',
      [book('C', '99', { customer: 'K' }), book('O', '1', { dealer: 'D', tier: 'gold', region: 'east', channel: 'web' })],
      '99.00',
    ],
    ['tier and region before tier', [book('T', '1', { tier: 'gold' }), book('TR', '98', { tier: 'gold', region: 'east' })], '98.00'],
    ['another dealer: not for us', [book('X', '1', { dealer: 'D9' }), book('S', '97')], '97.00'],
    ['over since today', [book('X', '1', { to: '2024-06-18' })], '100.00'],
    ['equally specific: the lower priority number', [book('A', '1', { priority: 2 }), book('B', '96', { priority: 1 })], '96.00'],
    ['equal priority: the id', [book('B', '1'), book('A', '95')], '95.00'],
    ['a dollar book says nothing about yuan', [book('U', '1', { currency: 'USD' })], '100.00'],
    [
      'the entry by SKU before the one by category',
      [
        book('E', '0', {
          entries: [
            { all: true, price: d('1') },
            { category: 'c', price: d('2') },
            { sku: 'A', price: d('94') },
          ],
        }),
      ],
      '94.00',
    ],
    ['10 % off list', [book('P', '0', { entries: [{ category: 'c', bp: 1000 }] })], '90.00'],
  ])('%s', (_, books, total) => {
    expect(told({ products: [A], books, cart: one, context }).total).toBe(total);
  });

  it('never converts: no price in the currency is an error and no quote', () => {
    const { quote } = told({ products: [A], cart: one, context: { currency: 'USD' } });
    expect(quote).toMatchObject({ errors: [{ code: 'NO_PRICE', line: 'l1', sku: 'A', currency: 'USD' }], lines: [] });
    expect(told({ products: [A], books: [book('U', '15', { currency: 'USD' })], cart: one, context: { currency: 'USD' } }).total).toBe(
      '15.00',
    );
  });
});

describe('price steps: 100 from 1, 90 from 10, 80 from 20', () => {
  const steps = [
    { from: d('1'), price: d('100') },
    { from: d('10'), price: d('90') },
    { from: d('20'), price: d('80') },
  ];
  const priced = (tiers: PriceSteps, cart: readonly (readonly [string, string])[]) =>
    told({
      products: [A, product('B', '50', { category: 'c' })],
      books: [
        book('S', '0', {
          entries: [
            { sku: 'A', tiers },
            { sku: 'B', price: d('50') },
          ],
        }),
      ],
      cart,
    }).amounts;

  it.each([
    ['volume', '9', '900.00'],
    ['volume', '10', '900.00'],
    ['volume', '9.5', '950.00'],
    ['graduated', '9', '900.00'],
    ['graduated', '10', '990.00'],
    ['graduated', '25', '2280.00'],
    ['block', '15', '90.00'],
  ] as const)('%s, %s pieces: %s', (mode, quantity, amount) => {
    expect(priced({ mode, scope: 'line', steps }, [['A', quantity]])).toEqual({ l1: amount });
  });

  it('counts the SKU over its lines, or the whole category', () => {
    expect(
      priced({ mode: 'volume', scope: 'sku', steps }, [
        ['A', '4'],
        ['A', '6'],
      ]),
    ).toEqual({ l1: '360.00', l2: '540.00' });
    expect(
      priced({ mode: 'volume', scope: 'category', steps }, [
        ['A', '4'],
        ['B', '6'],
      ]),
    ).toEqual({ l1: '360.00', l2: '300.00' });
    expect(
      priced({ mode: 'graduated', scope: 'sku', steps }, [
        ['A', '5'],
        ['A', '5'],
      ]),
    ).toEqual({ l1: '495.00', l2: '495.00' });
    expect(
      priced({ mode: 'block', scope: 'sku', steps }, [
        ['A', '1'],
        ['A', '2'],
      ]),
    ).toEqual({ l1: '33.33', l2: '66.67' });
  });

  it('steps that begin at 0 measure: the first 10 metres at 100, the rest at 90', () => {
    const measured = [
      { from: d('0'), price: d('100') },
      { from: d('10'), price: d('90') },
    ];
    expect(priced({ mode: 'graduated', scope: 'line', steps: measured }, [['A', '12.5']])).toEqual({ l1: '1225.00' });
  });
});

describe('currencies and numbers', () => {
  it.each([
    ['yen have no decimals', 'JPY', '999', '1', 1500, '849'],
    ['dinars have three', 'KWD', '1.235', '3', 1250, '3.242'],
    ['half a fen goes up', 'CNY', '0.05', '1', 1000, '0.05'],
    ['2.5 metres at 3.333', 'CNY', '3.333', '2.5', 0, '8.33'],
    ['unit prices with six decimals', 'CNY', '0.001234', '100000', 0, '123.40'],
    ['beyond what a double holds', 'CNY', '90071992547409.93', '3', 0, '270215977642229.79'],
    ['far beyond', 'CNY', '99999999999999.99', '100000', 1, '9998999999999999000.10'],
  ])('%s', (_, currency, list, quantity, bp, total) => {
    const rules = bp > 0 ? [lineRule('P', { type: 'percent', bp })] : [];
    expect(told({ products: [product('A', list, { currency })], rules, cart: [['A', quantity]], context: { currency } }).total).toBe(total);
  });

  it('rounds half to even when the policy says so', () => {
    const asked = { products: [product('A', '0.05')], rules: [lineRule('P', { type: 'percent', bp: 1000 })], cart: one };
    expect(told({ ...asked, policy: { rounding: 'halfEven' } }).total).toBe('0.04');
  });

  it('rounds the unit first when the policy says so', () => {
    const asked = {
      products: [product('A', '1.235', { currency: 'KWD' })],
      rules: [lineRule('P', { type: 'percent', bp: 1250 })],
      cart: [['A', '3']] as const,
      context: { currency: 'KWD' },
    };
    expect(told({ ...asked, policy: { roundAt: 'unit' } }).total).toBe('3.243');
  });

  it('refuses a quantity of nothing', () => {
    expect(told({ products: [A], cart: [['A', '0']] }).quote.errors).toMatchObject([{ code: 'BAD_QUANTITY', line: 'l1' }]);
  });
});

describe('versions', () => {
  const off = (bp: number) => [lineRule('P', { type: 'percent', bp })];
  const prices = publishPrices(
    [A],
    [],
    [
      { version: 'v1', effectiveFrom: '2024-01-01', rules: off(1000) },
      { version: 'v2', effectiveFrom: '2024-06-18T08:00:00+08:00', rules: off(2000) },
    ],
  );
  const priced = (context: object) => priceQuote(prices, requestFor({ products: [A], cart: one, context })).totals.amount;

  it.each([
    ['a minute before the switch', { at: '2024-06-18T07:59:00+08:00' }, 9000],
    ['at the switch', { at: '2024-06-18T00:00:00Z' }, 8000],
    ['pinned to the old version', { at: '2024-07-01T00:00:00Z', pinnedVersion: 'v1' }, 9000],
    ['before anything was published', { date: '2023-01-01' }, 10000],
  ])('%s', (_, context, amount) => {
    expect(priced(context)).toBe(amount);
  });

  it('an unknown pinned version is an error', () => {
    expect(priceQuote(prices, requestFor({ products: [A], cart: one, context: { pinnedVersion: 'v9' } })).errors).toEqual([
      { code: 'NO_VERSION', version: 'v9' },
    ]);
  });
});

describe('tax', () => {
  const taxed = (
    list: string,
    mode: 'inclusive' | 'exclusive',
    rounding: 'line' | 'order',
    cart: readonly (readonly [string, string])[],
    tax = 1300,
  ) => told({ products: [product('A', list, { tax }), product('B', list, { tax: 600 })], cart, policy: { tax: { mode, rounding } } }).quote;

  it('13 % inside 113.00 is 13.00, on top of 100.00 it is 13.00', () => {
    expect(taxed('113', 'inclusive', 'line', one).totals).toMatchObject({ amount: 11300, net: 10000, tax: 1300, gross: 11300 });
    expect(taxed('100', 'exclusive', 'line', one).totals).toMatchObject({ amount: 10000, net: 10000, tax: 1300, gross: 11300 });
  });

  it('per line three times round(0.0429) is 0.12, once per rate round(0.1287) is 0.13, the spare fen to the first line', () => {
    const cart = [
      ['A', '1'],
      ['A', '1'],
      ['A', '1'],
    ] as const;
    expect(taxed('0.33', 'exclusive', 'line', cart).totals.tax).toBe(12);
    const once = taxed('0.33', 'exclusive', 'order', cart);
    expect(once.totals.tax).toBe(13);
    expect(once.lines.map(({ tax }) => tax)).toEqual([5, 4, 4]);
  });

  it('keeps the rates apart', () => {
    expect(
      taxed('100', 'exclusive', 'order', [
        ['A', '1'],
        ['B', '1'],
      ]).lines.map(({ tax }) => tax),
    ).toEqual([1300, 600]);
  });
});

describe('guards', () => {
  const floored = product('A', '100', { floor: d('80'), cost: d('70') });
  const off = (bp: number) => [orderRule('O', { type: 'percent', bp })];

  it('floor price: nothing at the floor; below it approval, a block, or a clamp', () => {
    const at = (bp: number, floorMode: 'approve' | 'block' | 'clamp') =>
      told({ products: [floored], rules: off(bp), cart: one, policy: { floorMode } });
    expect(at(2000, 'block').quote.errors).toEqual([]);
    expect(at(2001, 'block').quote.errors).toMatchObject([{ code: 'BELOW_FLOOR', amount: 7999, floor: 8000 }]);
    expect(at(2001, 'approve').quote.approval).toMatchObject({ level: 1, reasons: [{ kind: 'floor' }] });
    expect(at(5000, 'clamp')).toMatchObject({ total: '80.00', applied: { O: '20.00' } });
  });

  it('what one line may not give, the others give (water filling), until all stand at their floors', () => {
    const free = product('B', '100');
    const rules = [orderRule('O', { type: 'amount', amount: yuan('100') })];
    expect(
      told({
        products: [floored, free],
        rules,
        cart: [
          ['A', '1'],
          ['B', '1'],
        ],
        policy: { floorMode: 'clamp' },
      }).amounts,
    ).toEqual({ l1: '80.00', l2: '20.00' });
  });

  it('approval is needed strictly over the discount and strictly under the margin', () => {
    const approvals = [
      { level: 1, discountOver: 1000 },
      { level: 2, discountOver: 2000 },
      { level: 3, marginUnder: 1250 },
    ];
    const level = (bp: number, approved?: object) =>
      told({ products: [floored], rules: off(bp), cart: one, policy: { approvals, ...(approved && { approved }) } }).quote.approval?.level;
    expect([1000, 1001, 2000, 2001].map((bp) => level(bp))).toEqual([undefined, 1, 1, 3]);
    expect(level(2001, { discount: 2001, margin: 1248 })).toBeUndefined();
    expect(level(2002, { discount: 2001, margin: 1248 })).toBe(3);
  });

  it('stock counts all lines of a SKU and the gifts', () => {
    const stocked = product('A', '100', { stock: d('3') });
    expect(
      told({
        products: [stocked],
        cart: [
          ['A', '2'],
          ['A', '1'],
        ],
      }).quote.errors,
    ).toEqual([]);
    expect(
      told({
        products: [stocked],
        cart: [
          ['A', '2'],
          ['A', '1.5'],
        ],
      }).quote.errors,
    ).toEqual([{ code: 'OVER_STOCK', sku: 'A', requested: d('3.5'), available: d('3') }]);
  });
});
