// Exact decimals: quantities (2.5 m) and unit prices (0.0125 per piece), which may carry more decimals than a currency has.
import type { Integer } from './integer.ts';
import { floorDiv, leftOver, minus, plus, powerOfTen, settle, times } from './integer.ts';
import type { Rounding } from './rounding.ts';
import { roundedQuotient } from './rounding.ts';

/** units / 10^scale. */
export type Decimal = { readonly units: Integer; readonly scale: number };

const PATTERN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Reads '12', '-0.5' or '2.50'. Throws RangeError on anything else: no exponent, no grouping, no float. */
export function decimal(text: string): Decimal {
  const match = PATTERN.exec(text.trim());
  if (!match) throw new RangeError(`not a decimal number: ${text}`);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const units = settle(BigInt(`${match[2]}${fraction}`));
  return { units: match[1] === '-' ? minus(0, units) : units, scale: fraction.length };
}

export const wholeDecimal = (units: Integer): Decimal => ({ units, scale: 0 });
export const ZERO_DECIMAL: Decimal = wholeDecimal(0);

const unitsAt = (value: Decimal, scale: number): Integer =>
  value.scale === scale ? value.units : times(value.units, powerOfTen(scale - value.scale));

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: plus(unitsAt(a, scale), unitsAt(b, scale)), scale };
}

export const negative = (value: Decimal): Decimal => ({ units: minus(0, value.units), scale: value.scale });
export const subtractDecimals = (a: Decimal, b: Decimal): Decimal => addDecimals(a, negative(b));
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({ units: times(a.units, b.units), scale: a.scale + b.scale });

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How many whole times `part` fits into `whole`; part is positive. */
export function timesInto(whole: Decimal, part: Decimal): Integer {
  const scale = Math.max(whole.scale, part.scale);
  return floorDiv(unitsAt(whole, scale), unitsAt(part, scale));
}

/** The value in units of 10^−decimals, rounded once: 12.345 with 2 decimals is 1235. */
export function roundedTo(value: Decimal, decimals: number, mode: Rounding): Integer {
  return value.scale <= decimals ? unitsAt(value, decimals) : roundedQuotient(value.units, powerOfTen(value.scale - decimals), mode);
}

/** a × b in units of 10^−decimals, multiplied exactly and rounded once: what a quantity costs at a unit price. */
export function roundedProduct(a: Decimal, b: Decimal, decimals: number, mode: Rounding): Integer {
  const units = times(a.units, b.units);
  const scale = a.scale + b.scale;
  return scale === decimals ? units : roundedTo({ units, scale }, decimals, mode);
}

/** '12.5' for 125 / 10^1; at least `decimals` decimals are written. */
export function decimalText(value: Decimal, decimals = 0): string {
  const scale = Math.max(value.scale, decimals);
  const units = unitsAt(value, scale);
  const size = units < 0 ? minus(0, units) : units;
  const sign = units < 0 ? '-' : '';
  if (scale === 0) return `${sign}${size}`;
  const unit = powerOfTen(scale);
  return `${sign}${floorDiv(size, unit)}.${String(leftOver(size, unit)).padStart(scale, '0')}`;
}
