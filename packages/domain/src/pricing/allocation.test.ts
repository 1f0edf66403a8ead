import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateWithin } from './allocation.ts';
import { floorDiv, settle } from './numbers/integer.ts';

/** The same by the book, in big integers: floors first, then one unit each by remainder, ties to the earlier place. */
function byTheBook(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (total * weight) / sum);
  const places = weights.map((_, place) => place);
  const remainder = (place: number): bigint => (total * weights[place]!) % sum;
  places.sort((a, b) => (remainder(a) === remainder(b) ? a - b : remainder(a) < remainder(b) ? 1 : -1));
  const spare = Number(shares.reduce((left, share) => left - share, total));
  for (const place of places.slice(0, spare)) shares[place]! += 1n;
  return shares;
}

const upTo = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) });

describe('allocation', () => {
  it.each([10, 26, 27, 40, 53, 70])('of amounts of up to %s bits is that of the book', (bits) => {
    fc.assert(
      fc.property(upTo(bits), fc.array(fc.oneof(upTo(bits), upTo(3)), { minLength: 1, maxLength: 8 }), (total, weights) => {
        expect(allocate(settle(total), weights.map(settle)).map(BigInt)).toEqual(byTheBook(total, weights));
      }),
    );
  });

  it.each([
    ['small', 1001],
    ['large', settle(10n ** 18n + 1n)],
  ])('between equal lines the spare unit goes to the earlier one, %s amounts', (_, total) => {
    const [first, second] = allocate(total, [5, 5]);
    expect(BigInt(first!) - BigInt(second!)).toBe(1n);
  });

  it('tells remainders apart that differ by one unit where the products are beyond 2^53', () => {
    const total = 9_007_199 * (1_000_003 + 1_000_004) + 1;
    expect(allocate(total, [1_000_003, 1_000_004])).toEqual([9_007_199 * 1_000_003, 9_007_199 * 1_000_004 + 1]);
  });

  it('a line at its limit keeps it, and the others take the rest in proportion', () => {
    expect(allocateWithin(100, [50, 30, 20], [10, 100, 100])).toEqual([10, 54, 36]);
    expect(allocateWithin(100, [50, 30, 20], [10, 20, 30])).toEqual([10, 20, 30]);
    expect(allocateWithin(100, [0, 30, 20], [100, 100, 100])).toEqual([0, 60, 40]);
  });
});

it('a quotient of whole numbers is rounded down, also beside a multiple of the divisor', () => {
  const safe = Number.MAX_SAFE_INTEGER;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: safe }), fc.integer({ min: 0, max: safe }), fc.integer({ min: -1, max: 1 }), (divisor, k, by) => {
      const near = Math.trunc(k / divisor) * divisor + by;
      const book = (n: bigint): bigint => (n >= 0n ? n / BigInt(divisor) : -((-n + BigInt(divisor) - 1n) / BigInt(divisor)));
      for (const n of [near, -near].filter(Number.isSafeInteger)) expect(BigInt(floorDiv(n, divisor))).toBe(book(BigInt(n)));
    }),
    { numRuns: 1000 },
  );
});
