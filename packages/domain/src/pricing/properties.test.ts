import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateWithin } from './allocation.ts';
import { everySkip } from './everySkip.ts';
import { decimal } from './numbers/decimal.ts';
import { priceQuote } from './price.ts';
import type { Quote } from './quote.ts';
import type { PricePolicy, PriceRequest } from './request.ts';
import type { Rule } from './rule.ts';
import { plainQuote } from './testing/plainPrices.ts';
import { bundleRule, lineRule, orderRule, pricesFor, product, requestFor } from './testing/quotes.ts';

const SKUS = ['A', 'B', 'C', 'D'];
const money = fc.integer({ min: 0, max: 30_000 });
const bp = fc.integer({ min: 0, max: 10_000 });
const n = fc.integer({ min: 2, max: 3 });
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map(String),
  fc.integer({ min: 1, max: 999 }).map((hundredths) => `${hundredths / 100}`),
);

const more = fc.record({
  priority: fc.nat(3),
  base: fc.constantFrom('entry' as const, 'running' as const),
  group: fc.constantFrom(undefined, undefined, 'G', 'H'),
  stop: fc.constantFrom(false, false, false, true),
  exclusive: fc.constantFrom(false, false, false, false, true),
  excludes: fc.constantFrom(undefined, undefined, ['R0'], ['R1', 'R2']),
  scope: fc.constantFrom(undefined, { sku: ['A'] }, { category: ['odd'] }, { exceptSku: ['B'] }, { undiscountedOnly: true }),
  when: fc.constantFrom(
    undefined,
    undefined,
    { coupon: 'K1' },
    { coupon: 'K2' },
    { minAmount: 5000 },
    { minQuantity: decimal('3') },
    { companion: ['C'] },
  ),
});
const given = (options: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== false));

const lineAction = fc.oneof(
  fc.record({ type: fc.constant('percent' as const), bp }),
  fc.record({ type: fc.constant('amount' as const), amount: money }),
  fc.record({ type: fc.constant('nthItem' as const), n, bp }),
  money.map((price) => ({ type: 'fixedUnitPrice' as const, price: { units: price, scale: 2 } })),
  fc.tuple(bp, bp).map(([low, high]) => ({
    type: 'quantityLadder' as const,
    count: 'scope' as const,
    steps: [
      { from: decimal('1'), bp: low },
      { from: decimal('5'), bp: high },
    ],
  })),
);
const orderAction = fc.oneof(
  fc.record({ type: fc.constant('percent' as const), bp, cap: money }),
  fc.record({ type: fc.constant('amount' as const), amount: money }),
  fc.record({ type: fc.constant('nthItem' as const), n, bp }),
  fc.record({ type: fc.constant('everyN' as const), n: fc.integer({ min: 100, max: 9000 }), off: money }),
  fc.record({ type: fc.constant('roundDown' as const), to: fc.constantFrom(10, 100, 1000) }),
  fc.record({ type: fc.constant('deposit' as const), pay: fc.constant(1000), worth: fc.integer({ min: 1000, max: 4000 }) }),
  fc.record({
    type: fc.constant('gift' as const),
    sku: fc.constant('D'),
    quantity: fc.constant(decimal('2')),
    method: fc.constantFrom('zeroLine' as const, 'combinedSale' as const),
  }),
);
const bundleAction = fc.record({
  type: fc.constant('bundle' as const),
  components: fc.constant([
    { sku: 'A', quantity: decimal('2') },
    { sku: 'B', quantity: decimal('1') },
  ]),
  price: money,
});

const rule: fc.Arbitrary<(id: string) => Rule> = fc.oneof(
  fc.tuple(lineAction, more).map(
    ([action, options]) =>
      (id: string) =>
        lineRule(id, action, given(options)),
  ),
  fc.tuple(orderAction, more).map(
    ([action, options]) =>
      (id: string) =>
        orderRule(id, action, given(options)),
  ),
  fc.tuple(bundleAction, more).map(
    ([action, options]) =>
      (id: string) =>
        bundleRule(id, action, given(options)),
  ),
);

const policies: fc.Arbitrary<Partial<PricePolicy>> = fc.record({
  rounding: fc.constantFrom('halfUp' as const, 'halfEven' as const),
  tax: fc.record({
    mode: fc.constantFrom('none' as const, 'inclusive' as const, 'exclusive' as const),
    rounding: fc.constantFrom('line' as const, 'order' as const),
  }),
  floorMode: fc.constantFrom('off' as const, 'clamp' as const, 'block' as const),
  bestCoupons: fc.boolean(),
});

const quotes = fc
  .record({
    list: fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 4, maxLength: 4 }),
    rules: fc.array(rule, { maxLength: 8 }),
    best: fc.boolean(),
    cart: fc.array(fc.tuple(fc.constantFrom(...SKUS), quantity), { minLength: 1, maxLength: 6 }),
    coupons: fc.subarray(['K1', 'K2', 'K3']),
    policy: policies,
  })
  .map(({ list, rules, best, cart, coupons, policy }) => {
    const products = SKUS.map((sku, place) =>
      product(sku, '0', {
        list: { units: list[place]!, scale: 2 },
        tax: [1300, 900, 600, 0][place]!,
        category: place % 2 ? 'odd' : 'even',
        floor: { units: list[place]! >> 1, scale: 2 },
        stock: decimal('9'),
      }),
    );
    const asked = {
      products,
      rules: rules.map((make, place) => make(`R${place}`)),
      groups: { G: best ? 'best' : 'priority' } as const,
      cart,
      coupons,
      policy,
    };
    return { asked, prices: pricesFor(asked), request: requestFor(asked) };
  });

const sum = (values: readonly (number | bigint)[]) => values.reduce<number>((total, value) => total + Number(value), 0);
const holds = (
  check: (quote: Quote, request: PriceRequest, asked: Parameters<typeof requestFor>[0], prices: ReturnType<typeof pricesFor>) => void,
  numRuns = 250,
) =>
  fc.assert(
    fc.property(quotes, ({ asked, prices, request }) => check(priceQuote(prices, request), request, asked, prices)),
    { numRuns },
  );

describe('always', () => {
  it('the same amounts, discounts and reasons as the rules written down plainly give', () => {
    fc.assert(
      fc.property(quotes, ({ asked, prices, request: { policy, ...rest } }) => {
        const request = { ...rest, policy: { ...policy, bestCoupons: false } };
        const quote = priceQuote(prices, request, 'all');
        const { products, rules = [], groups } = asked;
        expect({
          amounts: Object.fromEntries(quote.lines.map(({ id, amount }) => [id, BigInt(amount)])),
          applied: Object.fromEntries(quote.applied.map(({ rule: id, off }) => [id, BigInt(off)])),
          skipped: Object.fromEntries(quote.skipped.map(({ rule: id, reason }) => [id, reason])),
        }).toEqual(plainQuote(products, { version: 'v1', effectiveFrom: '2020-01-01', rules, groups }, request));
      }),
      { numRuns: 400 },
    );
  });

  it('the lines add up to the total, in every column', () => {
    holds(({ lines, totals }) => {
      for (const column of ['list', 'base', 'amount', 'net', 'tax', 'gross'] as const)
        expect(sum(lines.map((line) => line[column]))).toBe(totals[column]);
    });
  });

  it('what was applied is base − amount, and every application is the sum of its shares', () => {
    holds(({ applied, totals }) => {
      expect(sum(applied.map(({ off }) => off))).toBe(Number(totals.base) - Number(totals.amount));
      for (const { off, shares } of applied) expect(sum(shares.map((share) => share.off))).toBe(off);
    });
  });

  it('net and tax make gross, on every line and in total', () => {
    holds(({ lines, totals }) => {
      for (const { net, tax, gross } of [...lines, totals]) expect(Number(net) + Number(tax)).toBe(gross);
    });
  });

  it('nothing is negative, and no rule makes a line dearer', () => {
    holds(({ lines, applied }) => {
      for (const { amount, base, net, tax } of lines) {
        expect(Math.min(Number(amount), Number(net), Number(tax))).toBeGreaterThanOrEqual(0);
        expect(Number(amount)).toBeLessThanOrEqual(Number(base));
      }
      for (const { shares } of applied) for (const { off } of shares) expect(Number(off)).toBeGreaterThan(0);
    });
  });

  it('every rule is applied or skipped with a reason, never both', () => {
    holds((quote, request, { rules = [] }, prices) => {
      const skipped = everySkip(prices, request, quote).map((skip) => skip.rule);
      expect([...quote.applied.map((application) => application.rule), ...skipped].sort()).toEqual(rules.map(({ id }) => id).sort());
    });
  });

  it('every reason told while pricing is the reason told when asked afterwards, and each is told once', () => {
    holds((quote, request, _, prices) => {
      const whole = priceQuote(prices, request, 'all');
      expect(whole.skipped.map((skip) => skip.rule).sort()).toEqual([...new Set(whole.skipped.map((skip) => skip.rule))].sort());
      const byRule = (skips: Quote['skipped']) => Object.fromEntries(skips.map((skip) => [skip.rule, skip]));
      expect(byRule(whole.skipped)).toEqual(byRule(everySkip(prices, request, quote)));
      expect({ ...whole, skipped: quote.skipped }).toEqual(quote);
    });
  });

  it('the trace leads from the base to the amount of every line', () => {
    holds(({ lines, trace }) => {
      const amounts = new Map<string, number | bigint>();
      for (const step of trace) {
        if (step.kind === 'list' || step.kind === 'book') amounts.set(step.line, step.after);
        for (const { line, before, after } of step.kind === 'line' ? [step] : 'changes' in step ? step.changes : []) {
          expect(amounts.get(line) ?? before).toBe(before);
          amounts.set(line, after);
        }
      }
      for (const { id, amount } of lines) expect(amounts.get(id)).toBe(amount);
    });
  });

  it('re-sorting the lines changes no price', () => {
    fc.assert(
      fc.property(quotes, fc.nat(), ({ prices, request }, turn) => {
        const place = turn % request.lines.length;
        const lines = [...request.lines.slice(place), ...request.lines.slice(0, place)].reverse();
        expect(priceQuote(prices, { ...request, lines })).toEqual(priceQuote(prices, request));
      }),
      { numRuns: 150 },
    );
  });

  it('no subset of the coupons is better than the best ones', () => {
    fc.assert(
      fc.property(quotes, ({ prices, request }) => {
        const best = priceQuote(prices, { ...request, policy: { ...request.policy, bestCoupons: true } }).totals.amount;
        for (let subset = 0; subset < 2 ** request.coupons.length; subset++) {
          const coupons = request.coupons.filter((_, place) => (subset >> place) & 1);
          const policy = { ...request.policy, bestCoupons: false };
          expect(Number(best)).toBeLessThanOrEqual(Number(priceQuote(prices, { ...request, coupons, policy }).totals.amount));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('with the clamp no line falls below its floor by a rule', () => {
    fc.assert(
      fc.property(quotes, ({ prices, request }) => {
        const { lines } = priceQuote(prices, { ...request, policy: { ...request.policy, floorMode: 'clamp' } });
        for (const { sku, quantity: q, amount, giftOf } of lines) {
          const floor = prices.products.get(sku)!.floor!;
          const exact = (Number(floor.units) * Number(q.units)) / 10 ** (floor.scale + q.scale - 2);
          if (giftOf === undefined) expect(Number(amount)).toBeGreaterThanOrEqual(Math.floor(exact));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('allocation', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 });

  it('gives away everything, each line within one unit of its exact share, nothing to a line without weight', () => {
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, all) => {
        const shares = allocate(total, all).map(Number);
        const whole = sum(all);
        expect(sum(shares)).toBe(whole === 0 ? 0 : total);
        all.forEach((weight, place) => {
          if (whole > 0) expect(Math.abs(shares[place]! - (total * weight) / whole)).toBeLessThan(1);
          if (weight === 0) expect(shares[place]).toBe(0);
        });
      }),
    );
  });

  it('fills like water: no line over its limit, and no line below another of equal weight that still has room', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.array(fc.tuple(fc.nat(50), fc.nat(400)), { minLength: 1, maxLength: 8 }), (total, lines) => {
        const shares = allocateWithin(
          total,
          lines.map(([weight]) => weight),
          lines.map(([, limit]) => limit),
        ).map(Number);
        const room = sum(lines.map(([weight, limit]) => (weight > 0 ? limit : 0)));
        expect(sum(shares)).toBe(Math.min(total, room));
        lines.forEach(([weight, limit], a) => {
          expect(shares[a]).toBeLessThanOrEqual(limit);
          // A line below its limit has at least the proportion of every other line, up to the rounding.
          lines.forEach(([other], b) => {
            if (weight > 0 && other > 0 && shares[a]! < limit)
              expect((shares[a]! + 1) * other).toBeGreaterThanOrEqual((shares[b]! - 1) * weight);
          });
        });
      }),
    );
  });

  it('gives the spare units as a plain sort by remainder would, also where the sums pass what a number holds', () => {
    const large = fc.oneof(fc.nat(30), fc.nat(1_000_000), fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }).map(Number));
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.array(large, { minLength: 1, maxLength: 20 }), (total, all) => {
        const whole = all.reduce((rest, weight) => rest + BigInt(weight), 0n);
        if (whole === 0n) return;
        const exact = all.map((weight) => BigInt(total) * BigInt(weight));
        const shares = exact.map((product) => product / whole);
        const rests = exact.map((product, place) => ({ rest: product % whole, place }));
        rests.sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.place - b.place));
        const spare = BigInt(total) - shares.reduce((given, share) => given + share, 0n);
        for (const { place } of rests.slice(0, Number(spare))) shares[place]! += 1n;
        expect(allocate(total, all).map(BigInt)).toEqual(shares);
      }),
      { numRuns: 400 },
    );
  });

  it('0.03 over seven lines of 0.01: the first three', () => {
    expect(allocate(3, [1, 1, 1, 1, 1, 1, 1])).toEqual([1, 1, 1, 0, 0, 0, 0]);
  });
});
