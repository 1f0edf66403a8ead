// Whole numbers of any size. A quote is counted in plain numbers, because they are fast; a result that a plain number
// cannot hold exactly (beyond 2^53 − 1) becomes a bigint, and one that fits again becomes a plain number again.
// So two equal amounts are always `===`, and `<` and `>` may mix both kinds.

/** A whole number: a plain number while it is safe (|n| ≤ 2^53 − 1), a bigint beyond. */
export type Integer = number | bigint;

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** The one right form of a bigint: a plain number when it fits. */
export const settle = (n: bigint): Integer => (n <= LARGEST && n >= -LARGEST ? Number(n) : n);

export function plus(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return settle(BigInt(a) + BigInt(b));
}

export function minus(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return settle(BigInt(a) - BigInt(b));
}

export function times(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product;
  }
  return settle(BigInt(a) * BigInt(b));
}

export const least = (a: Integer, b: Integer): Integer => (b < a ? b : a);
export const greatest = (a: Integer, b: Integer): Integer => (b > a ? b : a);

/**
 * The quotient rounded towards minus infinity; the divisor is positive. The division of doubles cannot mislead below 2^53: the quotient
 * would have to lie within half a step of the next whole number k, so with the divisor d at most 1 / d from it, and k × d would pass 2^53.
 */
export function floorDiv(n: Integer, divisor: Integer): Integer {
  if (typeof n === 'number' && typeof divisor === 'number') {
    const quotient = Math.floor(n / divisor);
    return quotient === 0 ? 0 : quotient;
  }
  const a = BigInt(n);
  const b = BigInt(divisor);
  const quotient = a / b;
  return settle(a < 0n && quotient * b !== a ? quotient - 1n : quotient);
}

/** n − divisor × floor(n / divisor): what is left over, never negative. */
export const leftOver = (n: Integer, divisor: Integer): Integer => minus(n, times(floorDiv(n, divisor), divisor));

const POWERS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** 10^exponent for a whole exponent ≥ 0. */
export const powerOfTen = (exponent: number): Integer => POWERS[exponent] ?? settle(10n ** BigInt(exponent));
