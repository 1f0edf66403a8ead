import { describe, expect, it } from 'vitest';
import { priceQuote } from './price.ts';
import { d, lineRule, orderRule, pricesFor, product, requestFor, told, yuan } from './testing/quotes.ts';

const A = product('A', '100', { category: 'c', brand: 'b' });
const B = product('B', '50', { category: 'c' });
const one = [['A', '1']] as const;
const percent = (bp: number) => ({ type: 'percent', bp }) as const;
const unitRounding = { roundAt: 'unit' } as const;

describe('corners of the rules', () => {
  it('rounded at the unit, a percentage keeps its cap', () => {
    const rules = [lineRule('P', { type: 'percent', bp: 1000, cap: yuan('5') })];
    expect(told({ products: [A], rules, cart: one, policy: unitRounding }).total).toBe('95.00');
  });

  it('a quantity ladder may take an amount off each unit', () => {
    const steps = [{ from: d('2'), amountEach: d('7.5') }];
    expect(
      told({ products: [A], rules: [lineRule('L', { type: 'quantityLadder', count: 'line', steps })], cart: [['A', '4']] }).total,
    ).toBe('370.00');
  });

  it('a deposit larger than the whole is the whole; nothing is due later', () => {
    const rules = [orderRule('D', { type: 'deposit', pay: yuan('300'), worth: yuan('310') })];
    expect(told({ products: [A], rules, cart: one }).quote.totals).toMatchObject({ amount: 9000, dueNow: 9000, dueLater: 0 });
  });

  it('a deposit worth less than what is paid makes nothing dearer', () => {
    const rules = [orderRule('D', { type: 'deposit', pay: yuan('30'), worth: yuan('20') })];
    expect(told({ products: [A], rules, cart: one }).quote.totals).toMatchObject({ amount: 10000, dueNow: 3000, dueLater: 7000 });
  });

  it('two deposits are both due now', () => {
    const deposit = { type: 'deposit', pay: yuan('10'), worth: yuan('15') } as const;
    const rules = [orderRule('D1', deposit), orderRule('D2', deposit)];
    expect(told({ products: [A], rules, cart: one }).quote.totals).toMatchObject({ amount: 9000, dueNow: 2000, dueLater: 7000 });
  });

  it('a deposit worth what is paid, alone in its group, still splits the payment', () => {
    const rules = [orderRule('D', { type: 'deposit', pay: yuan('30'), worth: yuan('30') }, { group: 'G' })];
    expect(told({ products: [A], rules, groups: { G: 'best' }, cart: one }).quote.totals).toMatchObject({ dueNow: 3000, dueLater: 7000 });
  });

  it('a gift is given away on purpose: its floor price is not looked at', () => {
    const gift = product('G', '20', { floor: d('15') });
    const rules = [orderRule('GF', { type: 'gift', sku: 'G', quantity: d('1'), method: 'zeroLine' })];
    const { quote } = told({ products: [A, gift], rules, cart: one, policy: { floorMode: 'block' } });
    expect(quote.errors).toEqual([]);
  });

  it('a rule about what only a gift brings sees the gift', () => {
    const gift = product('G', '100');
    const rules = [
      orderRule('GF', { type: 'gift', sku: 'G', quantity: d('1'), method: 'combinedSale' }),
      orderRule('ON', percent(1000), { priority: 1, scope: { sku: ['G'] }, base: 'running' }),
    ];
    expect(told({ products: [A, gift], rules, cart: one }).amounts).toEqual({ l1: '50.00', 'gift:GF': '45.00' });
  });

  it('gifts are not bought: they count for no quantity, and no n-th item is one of them', () => {
    const gift = product('G', '100');
    const given = orderRule('GF', { type: 'gift', sku: 'G', quantity: d('1'), method: 'combinedSale' });
    const nth = orderRule('N', { type: 'nthItem', n: 2, bp: 10_000 }, { priority: 1 });
    const three = orderRule('T', percent(1000), { priority: 1, when: { minQuantity: d('3') } });
    expect(told({ products: [A, gift], rules: [given, nth], cart: [['A', '2']] }).applied.N).toBe('100.00');
    expect(told({ products: [A, gift], rules: [given, three], cart: [['A', '2']] }).skipped).toEqual({ T: 'QTY' });
  });

  it('what costs something and earns nothing is under every margin', () => {
    const costly = product('A', '100', { cost: d('70') });
    const asked = { products: [costly], rules: [lineRule('F', percent(10_000))], cart: one };
    expect(told({ ...asked, policy: { approvals: [{ level: 2, marginUnder: 0 }] } }).quote.approval).toMatchObject({ level: 2 });
  });

  it('between equal savings fewer coupons win, whatever their names', () => {
    const coupon = (code: string, off: string, more = {}) =>
      orderRule(`R${code}`, { type: 'amount', amount: yuan(off) }, { when: { coupon: code }, ...more });
    const rules = [coupon('A', '10'), coupon('B', '10'), coupon('C', '20', { excludes: ['RA', 'RB'], priority: -1 })];
    const { quote } = told({ products: [A], rules, cart: one, coupons: ['A', 'B', 'C'], policy: { bestCoupons: true } });
    expect(quote.coupons).toEqual(['C']);
  });

  it('thirteen coupons are more than can be tried in every combination: the twelve best alone are', () => {
    const codes = Array.from({ length: 13 }, (_, nth) => `K${String(nth).padStart(2, '0')}`);
    const rules = codes.map((code, nth) => orderRule(code, { type: 'amount', amount: 100 + nth }, { when: { coupon: code } }));
    const { quote } = told({ products: [A], rules, cart: one, coupons: codes, policy: { bestCoupons: true } });
    expect(quote.coupons).toEqual(codes.slice(1));
  });

  it('only the relevant rules are looked at, and their reasons are told once', () => {
    const rules = [
      lineRule('N1', percent(100), { group: 'G', when: { minQuantity: d('5') } }),
      lineRule('N2', percent(200), { group: 'G', priority: 1 }),
      lineRule('FAR', percent(300), { when: { dealer: ['D9'] }, scope: { sku: ['B'] } }),
    ];
    const asked = { products: [A, B], rules, groups: { G: 'best' } as const, cart: one };
    const quote = priceQuote(pricesFor(asked), requestFor(asked));
    expect(quote.skipped).toEqual([{ rule: 'N1', reason: 'QTY', needed: '5', found: '1' }]);
  });

  it('a line that loses nothing is not in the trace of a rule', () => {
    const cart = [...one, ['Z', '1']] as const;
    const { quote } = told({ products: [A, product('Z', '0')], rules: [orderRule('P', percent(1000))], cart });
    expect(quote.trace.at(-1)).toEqual({ kind: 'order', rule: 'P', changes: [{ line: 'l1', before: 10000, after: 9000 }] });
  });

  it('names many and few, written twice or not, mean the same', () => {
    const many = ['A', 'A', ...Array.from({ length: 20 }, (_, nth) => `X${nth}`)];
    for (const sku of [['A'], ['A', 'A'], many])
      expect(
        told({
          products: [A, B],
          rules: [lineRule('P', percent(1000), { scope: { sku } })],
          cart: [
            ['A', '1'],
            ['B', '1'],
          ],
        }).amounts,
      ).toEqual({
        l1: '90.00',
        l2: '50.00',
      });
  });
});

describe('corners of the prices', () => {
  const withTiers = (mode: 'graduated' | 'volume' | 'block', scope: 'line' | 'sku', steps: { from: string; price: string }[]) =>
    [
      {
        id: 'B',
        currency: 'CNY',
        priority: 0,
        entries: [{ all: true, tiers: { mode, scope, steps: steps.map(({ from, price }) => ({ from: d(from), price: d(price) })) } }],
      },
    ] as const;

  it('the unit may be rounded before it is multiplied: 8 × 0.125', () => {
    const asked = { products: [product('S', '0.125')], cart: [['S', '8']] } as const;
    expect([told(asked).total, told({ ...asked, policy: unitRounding }).total]).toEqual(['1.00', '1.04']);
  });

  it('graduated steps that begin late leave the pieces before them at the list price: 9 × 100 and 3 × 90', () => {
    expect(told({ products: [A], books: withTiers('graduated', 'line', [{ from: '10', price: '90' }]), cart: [['A', '12']] }).total).toBe(
      '1170.00',
    );
  });

  it('two lines of one SKU share what graduated steps give them together: 10.01 and 10, not twice 10.005', () => {
    const books = withTiers('graduated', 'sku', [
      { from: '1', price: '10.01' },
      { from: '2', price: '10' },
    ]);
    expect(
      told({
        products: [A],
        books,
        cart: [
          ['A', '1'],
          ['A', '1'],
        ],
      }).amounts,
    ).toEqual({ l1: '10.01', l2: '10.00' });
  });

  it('a product listed in another currency is worth its book price here', () => {
    const foreign = product('F', '30', { currency: 'USD' });
    const books = [{ id: 'B', currency: 'CNY', priority: 0, entries: [{ sku: 'F', price: d('200') }] }];
    expect(told({ products: [foreign], books, cart: [['F', '1']] }).quote.totals).toMatchObject({ list: 20000, base: 20000 });
  });

  it('basis points off a list price in another currency are no price', () => {
    const foreign = product('F', '30', { currency: 'USD' });
    const books = [{ id: 'B', currency: 'CNY', priority: 0, entries: [{ all: true as const, bp: 1000 }] }];
    expect(told({ products: [foreign], books, cart: [['F', '1']] }).quote.errors).toMatchObject([{ code: 'NO_PRICE', sku: 'F' }]);
  });
});
