import { describe, expect, it } from 'vitest';
import { bundleRule, d, lineRule, orderRule, product, told, yuan } from './testing/quotes.ts';

const COMPUTER = product('PC', '5999', { category: 'computer' });
const ONE_AT_9_TWO_AT_85 = lineRule(
  'R1',
  {
    type: 'quantityLadder',
    count: 'scope',
    steps: [
      { from: d('1'), bp: 1000 },
      { from: d('2'), bp: 1500 },
    ],
  },
  { scope: { category: ['computer'] } },
);
const FULL_5000_OFF_200 = orderRule('R2', {
  type: 'spendLadder',
  steps: [
    { at: yuan('5000'), off: yuan('200') },
    { at: yuan('10000'), off: yuan('500') },
  ],
});

describe('一台9折 两台8.5折, then 满5000减200 满10000减500', () => {
  it.each([
    ['one computer at 5999', '5999', '1', '5199.10'],
    ['two computers at 5999', '5999', '2', '9698.30'],
    ['two computers at 5800: 9860 is short of 10000', '5800', '2', '9660.00'],
  ])('%s', (_, list, quantity, total) => {
    const rules = [FULL_5000_OFF_200, ONE_AT_9_TWO_AT_85];
    expect(told({ products: [{ ...COMPUTER, list: d(list) }], rules, cart: [['PC', quantity]] }).total).toBe(total);
  });

  it('says step by step how the price came about', () => {
    const { quote } = told({ products: [COMPUTER], rules: [ONE_AT_9_TWO_AT_85, FULL_5000_OFF_200], cart: [['PC', '1']] });
    expect(quote.trace).toEqual([
      { kind: 'list', line: 'l1', after: 599900 },
      { kind: 'line', rule: 'R1', line: 'l1', before: 599900, after: 539910 },
      { kind: 'order', rule: 'R2', changes: [{ line: 'l1', before: 539910, after: 519910 }] },
    ]);
    expect(quote.lines[0]).toMatchObject({ list: 599900, base: 599900, afterLineRules: 539910, amount: 519910, net: 519910 });
  });

  it('refuses to sell more than there is, and still says the price', () => {
    const { quote, total } = told({ products: [{ ...COMPUTER, stock: d('1') }], rules: [ONE_AT_9_TWO_AT_85], cart: [['PC', '2']] });
    expect(quote.errors).toEqual([{ code: 'OVER_STOCK', sku: 'PC', requested: d('2'), available: d('1') }]);
    expect(total).toBe('10198.30');
  });

  it('sells components as a bundle, what it saves shared by their worth', () => {
    const products = [product('A', '1000'), product('B', '500'), product('E', '300')];
    const components = products.map(({ sku }) => ({ sku, quantity: d('1') }));
    const rules = [bundleRule('BD', { type: 'bundle', components, price: yuan('1500') })];
    const { amounts } = told({
      products,
      rules,
      cart: [
        ['A', '1'],
        ['B', '1'],
        ['E', '1'],
      ],
    });
    expect(amounts).toEqual({ l1: '833.33', l2: '416.67', l3: '250.00' });
  });
});

describe('宇宙最难数学题: list 1799, presale 1599, deposit 100 worth 200, coupon 50, add-to-cart 50, 跨店满300减40', () => {
  const scope = { sku: ['X'] };
  const rules = [
    orderRule('DEP', { type: 'deposit', pay: yuan('100'), worth: yuan('200') }, { priority: 10, scope }),
    orderRule('CPN', { type: 'amount', amount: yuan('50') }, { priority: 20, scope, when: { coupon: 'C50' } }),
    orderRule('ADD', { type: 'amount', amount: yuan('50') }, { priority: 30, scope }),
    orderRule('XS', { type: 'everyN', n: yuan('300'), off: yuan('40') }, { priority: 40 }),
  ];
  const asked = {
    products: [product('X', '1799')],
    books: [
      { id: 'PRESALE', currency: 'CNY', priority: 0, from: '2020-12-01', to: '2020-12-13', entries: [{ sku: 'X', price: d('1599') }] },
    ],
    cart: [['X', '1']] as const,
    coupons: ['C50'],
    context: { date: '2020-12-12' },
  };

  it('saves 600: five times 40, because the threshold counts the activity price 1599 (平行)', () => {
    const { quote, applied } = told({ ...asked, rules });
    expect(applied).toEqual({ DEP: '100.00', CPN: '50.00', ADD: '50.00', XS: '200.00' });
    expect(quote.totals).toMatchObject({ list: 179900, base: 159900, off: 40000, amount: 119900, dueNow: 10000, dueLater: 109900 });
  });

  it('saves 560 when the threshold counts what is left, 1399 (递进)', () => {
    const running = rules.map((rule) => (rule.id === 'XS' ? { ...rule, base: 'running' as const } : rule));
    const { quote } = told({ ...asked, rules: running });
    expect(quote.totals).toMatchObject({ list: 179900, amount: 123900 });
  });
});
