import { describe, expect, it } from 'vitest';
import { d, lineRule, orderRule, product, told, yuan } from './testing/quotes.ts';

const A = product('A', '100');
const B = product('B', '50');
const percent = (bp: number) => ({ type: 'percent', bp }) as const;
const amount = (text: string) => ({ type: 'amount', amount: yuan(text) }) as const;
const one = [['A', '1']] as const;

describe('groups', () => {
  const rules = [lineRule('P1', percent(1000), { group: 'G', priority: 1 }), lineRule('P2', percent(3000), { group: 'G', priority: 2 })];

  it('by priority: the first runs', () => {
    expect(told({ products: [A], rules, cart: one })).toMatchObject({ applied: { P1: '10.00' }, skipped: { P2: 'GROUP' } });
  });

  it('best: the one that takes most off runs', () => {
    expect(told({ products: [A], rules, groups: { G: 'best' }, cart: one })).toMatchObject({
      applied: { P2: '30.00' },
      skipped: { P1: 'GROUP' },
    });
  });

  it('is one per line: on each line its own best', () => {
    const mixed = [lineRule('P', percent(2000), { group: 'G' }), lineRule('Y', amount('15'), { group: 'G' })];
    const { amounts, skipped } = told({
      products: [A, B],
      rules: mixed,
      groups: { G: 'best' },
      cart: [
        ['A', '1'],
        ['B', '1'],
      ],
    });
    expect(amounts).toEqual({ l1: '80.00', l2: '35.00' });
    expect(skipped).toEqual({});
  });

  it('is one per quote for order rules; ties go to the earlier rule', () => {
    const order = [orderRule('O2', amount('10'), { group: 'G' }), orderRule('O1', amount('10'), { group: 'G' })];
    expect(told({ products: [A], rules: order, groups: { G: 'best' }, cart: one })).toMatchObject({
      applied: { O1: '10.00' },
      skipped: { O2: 'GROUP' },
    });
  });

  it('a rule that may not run does not stand for its group', () => {
    const late = [lineRule('P1', percent(1000), { group: 'G' }), lineRule('P2', percent(3000), { group: 'G', when: { coupon: 'X' } })];
    expect(told({ products: [A], rules: late, groups: { G: 'best' }, cart: one })).toMatchObject({
      applied: { P1: '10.00' },
      skipped: { P2: 'COUPON' },
    });
  });
});

describe('exclusive, stop, excludes', () => {
  it('an exclusive rule has its stage to itself, and only its stage', () => {
    const rules = [
      lineRule('N', percent(1000)),
      lineRule('E', percent(500), { exclusive: true, priority: 9 }),
      orderRule('O', amount('5')),
    ];
    expect(told({ products: [A], rules, cart: one })).toMatchObject({ applied: { E: '5.00', O: '5.00' }, skipped: { N: 'EXCLUSIVE' } });
  });

  it('an exclusive rule that may not run keeps nobody out', () => {
    const rules = [lineRule('N', percent(1000)), lineRule('E', percent(500), { exclusive: true, when: { coupon: 'X' } })];
    expect(told({ products: [A], rules, cart: one })).toMatchObject({ applied: { N: '10.00' }, skipped: { E: 'COUPON' } });
  });

  it('after a stop no rule of the stage runs; one that was not reached stops nobody', () => {
    const rules = [
      lineRule('Q', percent(1000), { stop: true, when: { minQuantity: d('2') } }),
      lineRule('S', percent(1000), { stop: true, priority: 1 }),
      lineRule('T', percent(1000), { priority: 2 }),
      orderRule('O', amount('5')),
    ];
    expect(told({ products: [A], rules, cart: one })).toMatchObject({
      applied: { S: '10.00', O: '5.00' },
      skipped: { Q: 'QTY', T: 'STOPPED' },
    });
  });

  it.each([['by the first'], ['by the second']])('two rules exclude each other, named %s', (who) => {
    const first = lineRule('X', percent(1000), who === 'by the first' ? { excludes: ['Y'] } : {});
    const second = orderRule('Y', amount('5'), who === 'by the second' ? { excludes: ['X'] } : {});
    expect(told({ products: [A], rules: [first, second], cart: one })).toMatchObject({
      applied: { X: '10.00' },
      skipped: { Y: 'EXCLUDED' },
    });
  });
});

describe('the best subset of coupons', () => {
  const coupon = (code: string, off: string, more = {}) => orderRule(code, amount(off), { when: { coupon: code }, ...more });

  it('leaves out a coupon that keeps a better one away', () => {
    const rules = [coupon('C30', '30', { exclusive: true }), coupon('C50', '50')];
    const asked = { products: [A], rules, cart: one, coupons: ['C30', 'C50'] };
    expect(told(asked)).toMatchObject({ applied: { C30: '30.00' }, skipped: { C50: 'EXCLUSIVE' } });
    expect(told({ ...asked, policy: { bestCoupons: true } })).toMatchObject({ applied: { C50: '50.00' }, skipped: { C30: 'NOT_BEST' } });
  });

  it('uses no more than allowed; ties: fewer coupons, then the order of the codes', () => {
    const rules = [coupon('B', '20'), coupon('A', '20'), coupon('Z', '0')];
    const { quote } = told({ products: [A], rules, cart: one, coupons: ['Z', 'B', 'A'], policy: { bestCoupons: true, maxCoupons: 1 } });
    expect(quote.coupons).toEqual(['A']);
    expect(told({ products: [A], rules, cart: one, coupons: ['Z', 'B', 'A'], policy: { bestCoupons: true } }).quote.coupons).toEqual([
      'A',
      'B',
    ]);
  });
});
