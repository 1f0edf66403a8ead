import { describe, expect, it } from 'vitest';
import type { LineAction, OrderAction } from './rule.ts';
import { bundleRule, d, lineRule, orderRule, product, told, yuan } from './testing/quotes.ts';

const A = product('A', '100', { category: 'c', brand: 'b' });
const B = product('B', '50', { category: 'c' });
const G = product('G', '250', { stock: d('10') });

describe('line actions, on 3 × 100', () => {
  const cases: [string, LineAction, string][] = [
    ['9折', { type: 'percent', bp: 1000 }, '270.00'],
    ['9折, at most 20 off', { type: 'percent', bp: 1000, cap: yuan('20') }, '280.00'],
    ['12.34 % off: the new price 262.98 is what is rounded', { type: 'percent', bp: 1234 }, '262.98'],
    ['30 off the line', { type: 'amount', amount: yuan('30') }, '270.00'],
    ['400 off the line: never below zero', { type: 'amount', amount: yuan('400') }, '0.00'],
    ['12.5 off each', { type: 'amountEach', amount: d('12.5') }, '262.50'],
    ['fixed at 79.9', { type: 'fixedUnitPrice', price: d('79.9') }, '239.70'],
    ['第二件半价: one of three at half price', { type: 'nthItem', n: 2, bp: 5000 }, '250.00'],
    ['every third free', { type: 'nthItem', n: 3, bp: 10000 }, '200.00'],
    [
      'ladder, third step',
      {
        type: 'quantityLadder',
        count: 'line',
        steps: [
          { from: d('1'), bp: 100 },
          { from: d('3'), bp: 3000 },
          { from: d('2'), bp: 2000 },
        ],
      },
      '210.00',
    ],
    ['ladder with unit prices', { type: 'quantityLadder', count: 'line', steps: [{ from: d('2'), price: d('88') }] }, '264.00'],
  ];
  it.each(cases)('%s', (_, action, total) => {
    expect(told({ products: [A], rules: [lineRule('R', action)], cart: [['A', '3']] }).total).toBe(total);
  });

  it('a fixed price above the price changes nothing', () => {
    expect(
      told({ products: [A], rules: [lineRule('R', { type: 'fixedUnitPrice', price: d('120') })], cart: [['A', '1']] }).skipped,
    ).toEqual({ R: 'ZERO' });
  });

  it('a ladder over the scope counts both lines, one per line only its own', () => {
    const steps = [{ from: d('3'), bp: 1000 }];
    const cart = [
      ['A', '2'],
      ['B', '1'],
    ] as const;
    expect(told({ products: [A, B], rules: [lineRule('R', { type: 'quantityLadder', count: 'scope', steps })], cart }).amounts).toEqual({
      l1: '180.00',
      l2: '45.00',
    });
    expect(told({ products: [A, B], rules: [lineRule('R', { type: 'quantityLadder', count: 'line', steps })], cart }).skipped).toEqual({
      R: 'QTY',
    });
  });

  it('10 % and 10 % are 19 % running and 20 % on the entry', () => {
    const ten = { type: 'percent', bp: 1000 } as const;
    const cart = [['A', '1']] as const;
    expect(told({ products: [A], rules: [lineRule('P1', ten), lineRule('P2', ten)], cart }).total).toBe('81.00');
    expect(told({ products: [A], rules: [lineRule('P1', ten), lineRule('P2', ten, { base: 'entry' })], cart }).total).toBe('80.00');
  });
});

describe('order actions, on 200 + 50', () => {
  const cases: [string, OrderAction, string][] = [
    ['30 off', { type: 'amount', amount: yuan('30') }, '220.00'],
    ['300 off: the rest is lost', { type: 'amount', amount: yuan('300') }, '0.00'],
    ['10 %', { type: 'percent', bp: 1000 }, '225.00'],
    ['10 %, at most 5', { type: 'percent', bp: 1000, cap: yuan('5') }, '245.00'],
    [
      'ladder: the last step reached counts alone',
      {
        type: 'spendLadder',
        steps: [
          { at: yuan('100'), off: yuan('10') },
          { at: yuan('250'), off: yuan('40') },
          { at: yuan('251'), off: yuan('90') },
        ],
      },
      '210.00',
    ],
    ['ladder with percent steps', { type: 'spendLadder', steps: [{ at: yuan('250'), bp: 2000 }] }, '200.00'],
    ['每满100减30: twice', { type: 'everyN', n: yuan('100'), off: yuan('30') }, '190.00'],
    ['每满100减30, at most 45', { type: 'everyN', n: yuan('100'), off: yuan('30'), cap: yuan('45') }, '205.00'],
    ['第二件半价 over all: of three units the cheapest', { type: 'nthItem', n: 2, bp: 5000 }, '225.00'],
    ['抹零 to full 100', { type: 'roundDown', to: yuan('100') }, '200.00'],
  ];
  it.each(cases)('%s', (_, action, total) => {
    expect(
      told({
        products: [A, B],
        rules: [orderRule('R', action)],
        cart: [
          ['A', '2'],
          ['B', '1'],
        ],
      }).total,
    ).toBe(total);
  });

  it('抹零 looks at what is left to pay', () => {
    const rules = [orderRule('P', { type: 'percent', bp: 333 }), orderRule('R', { type: 'roundDown', to: yuan('1') }, { priority: 9 })];
    expect(told({ products: [A], rules, cart: [['A', '1']] }).total).toBe('96.00');
  });

  it('an order rule counts the amounts its stage began with, and running ones when told so', () => {
    const first = orderRule('F', { type: 'amount', amount: yuan('60') });
    const second = (base?: 'running') =>
      orderRule('S', { type: 'everyN', n: yuan('100'), off: yuan('10') }, { priority: 1, ...(base && { base }) });
    expect(told({ products: [A], rules: [first, second()], cart: [['A', '2']] }).applied).toEqual({ F: '60.00', S: '20.00' });
    expect(told({ products: [A], rules: [first, second('running')], cart: [['A', '2']] }).applied).toEqual({ F: '60.00', S: '10.00' });
  });
});

describe('bundles', () => {
  const components = [
    { sku: 'A', quantity: d('2') },
    { sku: 'B', quantity: d('1') },
  ];
  it.each([
    ['for a price: two bundles of 2 A and 1 B at 200', { price: yuan('200') }, '550.00'],
    ['10 % off what is in bundles', { bp: 1000 }, '600.00'],
    ['20 off each bundle', { off: yuan('20') }, '610.00'],
  ])('%s', (_, how, total) => {
    const rules = [bundleRule('BD', { type: 'bundle', components, ...how })];
    expect(
      told({
        products: [A, B],
        rules,
        cart: [
          ['A', '5'],
          ['B', '3'],
        ],
      }).total,
    ).toBe(total);
  });

  it('takes the dearest units first', () => {
    const rules = [
      lineRule('CHEAP', { type: 'percent', bp: 5000 }, { scope: { sku: ['B'] } }),
      bundleRule('BD', { type: 'bundle', components: [{ sku: 'A', quantity: d('1') }], bp: 5000 }),
    ];
    const { amounts } = told({
      products: [A, B],
      rules,
      cart: [
        ['A', '1'],
        ['B', '1'],
        ['A', '1'],
      ],
    });
    expect(amounts).toEqual({ l1: '50.00', l2: '25.00', l3: '50.00' });
  });

  it('is refused for want of units when a component is missing', () => {
    const rules = [bundleRule('BD', { type: 'bundle', components, price: yuan('1') })];
    expect(told({ products: [A, B], rules, cart: [['B', '3']] }).skipped).toEqual({ BD: 'QTY' });
    expect(told({ products: [A, B], rules, cart: [['A', '3']] }).skipped).toEqual({ BD: 'QTY' });
  });
});

describe('gifts', () => {
  const gift = (quantity: string, method: 'zeroLine' | 'combinedSale' = 'zeroLine') =>
    orderRule('GF', { type: 'gift', sku: 'G', quantity: d(quantity), method });

  it('costs nothing and shows its value', () => {
    const { quote, amounts } = told({ products: [A, G], rules: [gift('2')], cart: [['A', '1']] });
    expect(amounts).toEqual({ l1: '100.00', 'gift:GF': '0.00' });
    expect(quote.totals).toMatchObject({ list: 60000, base: 60000, off: 50000, amount: 10000 });
  });

  it('sold together, every line bears its fair share: 100 and 250 for 100', () => {
    expect(told({ products: [A, G], rules: [gift('1', 'combinedSale')], cart: [['A', '1']] }).amounts).toEqual({
      l1: '28.57',
      'gift:GF': '71.43',
    });
  });

  it('is limited by what the cart leaves in stock', () => {
    const { quote } = told({ products: [G], rules: [gift('5')], cart: [['G', '7']] });
    expect(quote.lines[1]?.quantity).toEqual(d('3'));
    expect(quote.errors).toEqual([]);
    expect(told({ products: [G], rules: [gift('5')], cart: [['G', '10']] }).skipped).toEqual({ GF: 'NO_STOCK' });
  });
});

describe('who, when and what', () => {
  const off = { type: 'percent', bp: 1000 } as const;
  const skip = (more: Parameters<typeof lineRule>[2], context = {}, coupons: string[] = []) =>
    told({ products: [A, B], rules: [lineRule('R', off, more)], cart: [['A', '1']], context, coupons }).skipped.R ?? 'applied';

  it.each([
    ['from today', { when: { from: '2024-06-18' } }, 'applied'],
    ['until today, which is out', { when: { to: '2024-06-18' } }, 'DATE'],
    ['from tomorrow', { when: { from: '2024-06-19' } }, 'DATE'],
    ['for another dealer', { when: { dealer: ['D2'] } }, 'CONTEXT'],
    ['for one of my tiers', { when: { tier: ['silver', 'gold'] } }, 'applied'],
    ['in another currency', { currency: 'USD' }, 'CONTEXT'],
    ['with a coupon I do not have', { when: { coupon: 'X' } }, 'COUPON'],
    ['with a coupon I have', { when: { coupon: 'C' } }, 'applied'],
    ['with B in the cart', { when: { companion: ['B'] } }, 'COMPANION'],
    ['on another SKU', { scope: { sku: ['B'] } }, 'SCOPE'],
    ['on the category, but not this SKU', { scope: { category: ['c'], exceptSku: ['A'] } }, 'SCOPE'],
    ['category and brand must both hold', { scope: { category: ['c'], brand: ['other'] } }, 'SCOPE'],
    ['from two pieces', { when: { minQuantity: d('2') } }, 'QTY'],
    ['from exactly one', { when: { minQuantity: d('1') } }, 'applied'],
    ['from 100.01', { when: { minAmount: yuan('100.01') } }, 'THRESHOLD'],
    ['from exactly 100', { when: { minAmount: yuan('100') } }, 'applied'],
  ])('%s', (_, more, outcome) => {
    expect(skip(more, { tier: 'gold', dealer: 'D1' }, ['C'])).toBe(outcome);
  });

  it('names the first condition that fails, in the fixed order', () => {
    const all = { from: '2030-01-01', dealer: ['D2'], coupon: 'X', companion: ['B'], minQuantity: d('9'), minAmount: yuan('999') };
    const reasons = ['DATE', 'CONTEXT', 'COUPON', 'COMPANION', 'SCOPE', 'QTY', 'THRESHOLD'];
    const conditions = ['from', 'dealer', 'coupon', 'companion', 'scope', 'minQuantity', 'minAmount'];
    reasons.forEach((reason, nth) => {
      const left = Object.fromEntries(Object.entries(all).filter(([name]) => conditions.indexOf(name) >= nth));
      expect(skip({ when: left, ...(nth <= 4 && { scope: { sku: ['B'] } }) })).toBe(reason);
    });
  });

  it('特价不参与: lines that are already cheaper are left out', () => {
    const special = lineRule('S', { type: 'fixedUnitPrice', price: d('80') }, { scope: { sku: ['A'] } });
    const rest = orderRule('O', { type: 'percent', bp: 1000 }, { scope: { undiscountedOnly: true } });
    expect(
      told({
        products: [A, B],
        rules: [special, rest],
        cart: [
          ['A', '1'],
          ['B', '1'],
        ],
      }).amounts,
    ).toEqual({ l1: '80.00', l2: '45.00' });
  });
});
