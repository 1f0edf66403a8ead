// What the plain rules of prices work on: lines with bigint amounts in minor units, exact rounding, and sharing a discount out among them.

import type { Product } from '../catalogue.ts';
import type { PriceRequest } from '../request.ts';
import type { Rule } from '../rule.ts';

export type Line = {
  id: string;
  product: Product;
  hundredths: bigint;
  base: bigint;
  entry: bigint;
  amount: bigint;
  lowest: bigint;
  groups: string[];
  gift: boolean;
};
export type Offs = Map<Line, bigint>;
export type State = {
  lines: Line[];
  applied: Map<string, bigint>;
  skipped: Map<string, string>;
  usedGroups: Set<string>;
  rules: readonly Rule[];
  request: PriceRequest;
  products: ReadonlyMap<string, Product>;
};
export const big = (value: number | bigint | undefined): bigint => BigInt(value ?? 0);
export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
export const hundredthsOf = ({ units, scale }: { units: number | bigint; scale: number }): bigint => big(units) * 10n ** BigInt(2 - scale);

/** n / d for n ≥ 0: half up, or half to even. */
export function rounded(n: bigint, d: bigint, mode: PriceRequest['policy']['rounding']): bigint {
  const below = n / d;
  const twice = 2n * (n % d);
  if (twice === d) return mode === 'halfUp' || below % 2n === 1n ? below + 1n : below;
  return twice > d ? below + 1n : below;
}

/** Largest remainders, one unit after the other. */
export function share(total: bigint, lines: readonly Line[], weight: (line: Line) => bigint): Offs {
  const whole = sum(lines.map(weight));
  const offs: Offs = new Map(lines.map((line) => [line, whole === 0n ? 0n : (total * weight(line)) / whole]));
  const served = new Set<Line>();
  while (whole > 0n && sum([...offs.values()]) < total) {
    const rest = (line: Line): bigint => (total * weight(line)) % whole;
    const next = lines.filter((line) => !served.has(line)).reduce((best, line) => (rest(line) > rest(best) ? line : best));
    served.add(next);
    offs.set(next, offs.get(next)! + 1n);
  }
  return offs;
}

/** Fills up whoever would get too much, and starts again with the others. */
export function shareWithin(total: bigint, lines: readonly Line[], weight: (line: Line) => bigint): Offs {
  const room = ({ amount, lowest }: Line): bigint => max(amount - lowest, 0n);
  const weighty = lines.filter((line) => weight(line) > 0n);
  const whole = sum(weighty.map(weight));
  const full = weighty.filter((line) => total * weight(line) >= room(line) * whole);
  const zero: Offs = new Map(lines.map((line) => [line, 0n]));
  if (full.length === 0) return new Map([...zero, ...share(total, weighty, weight)]);
  const given: Offs = new Map(full.map((line) => [line, room(line)]));
  const rest = total - sum([...given.values()]);
  const others = weighty.filter((line) => !full.includes(line));
  return new Map([...zero, ...given, ...(rest > 0n && others.length > 0 ? shareWithin(rest, others, weight) : [])]);
}
