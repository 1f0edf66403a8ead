// Rounding. 四舍五入: half away from zero (the default), or half to the even neighbour (banker's rounding) when the policy says so.
import type { Integer } from './integer.ts';
import { floorDiv, minus, plus, times } from './integer.ts';

export type Rounding = 'halfUp' | 'halfEven';

const isOdd = (n: Integer): boolean => (typeof n === 'number' ? n % 2 !== 0 : n % 2n !== 0n);

function roundPositive(n: Integer, divisor: Integer, mode: Rounding): Integer {
  const quotient = floorDiv(n, divisor);
  const twice = times(minus(n, times(quotient, divisor)), 2);
  const up = twice > divisor || (twice === divisor && (mode === 'halfUp' || isOdd(quotient)));
  return up ? plus(quotient, 1) : quotient;
}

/** n / divisor as a whole number; the divisor is positive. */
export function roundedQuotient(n: Integer, divisor: Integer, mode: Rounding): Integer {
  if (divisor === 1) return n;
  return n < 0 ? minus(0, roundPositive(minus(0, n), divisor, mode)) : roundPositive(n, divisor, mode);
}

/** a × b / divisor, multiplied exactly and rounded once. */
export const scaled = (a: Integer, b: Integer, divisor: Integer, mode: Rounding): Integer => roundedQuotient(times(a, b), divisor, mode);
