// Allocation (分摊). Every order discount ends on lines, before tax. A line's exact share is off × weight / Σ weights; it first gets
// the floor of it, and the units left over go one each to the largest remainders, ties to the earlier line (the method of largest
// remainder, Hamilton 1792). A line of weight zero gets nothing. With limits (a floor price) the shares are those of water filling:
// a line that would pass its limit gets its limit, and the rest is shared among the others in the same proportions.
import type { Integer } from './numbers/integer.ts';
import { floorDiv, leftOver, minus, plus, times } from './numbers/integer.ts';

const sumOf = (values: readonly Integer[]): Integer => values.reduce<Integer>(plus, 0);

/** Gives one unit to each of the `spare` largest remainders; the earlier place wins a tie. */
function giveSpare(shares: Integer[], remainders: readonly Integer[], spare: number): void {
  if (spare <= 0) return;
  const places = remainders.map((_, place) => place).filter((place) => remainders[place] !== 0);
  places.sort((a, b) => (remainders[a]! < remainders[b]! ? 1 : remainders[a]! > remainders[b]! ? -1 : a - b));
  for (const place of places.slice(0, spare)) shares[place] = plus(shares[place]!, 1);
}

/**
 * Shares of `total` by largest remainder. Weights are not negative; the shares sum to `total`, or are all zero when every weight is.
 * The order of the weights is the order of the lines by age.
 */
export function allocate(total: Integer, weights: readonly Integer[]): Integer[] {
  const sum = sumOf(weights);
  if (sum === 0) return weights.map(() => 0);
  const products = weights.map((weight) => times(total, weight));
  const shares = products.map((product) => floorDiv(product, sum));
  const remainders = products.map((product) => leftOver(product, sum));
  giveSpare(shares, remainders, Number(minus(total, sumOf(shares))));
  return shares;
}

/**
 * Water filling: like `allocate`, but no line gets more than its limit. What the limits cannot take is lost:
 * the shares sum to the smaller of `total` and the limits of the lines that have weight.
 */
export function allocateWithin(total: Integer, weights: readonly Integer[], limits: readonly Integer[]): Integer[] {
  const shares: Integer[] = weights.map(() => 0);
  let open = weights.map((_, place) => place).filter((place) => weights[place] !== 0);
  let rest = total;
  while (open.length > 0 && rest > 0) {
    const sum = sumOf(open.map((place) => weights[place]!));
    const full = open.filter((place) => times(rest, weights[place]!) >= times(limits[place]!, sum));
    if (full.length === 0) break;
    for (const place of full) shares[place] = limits[place]!;
    rest = minus(rest, sumOf(full.map((place) => limits[place]!)));
    open = open.filter((place) => !full.includes(place));
  }
  if (open.length > 0 && rest > 0) {
    allocate(
      rest,
      open.map((place) => weights[place]!),
    ).forEach((share, nth) => {
      shares[open[nth]!] = share;
    });
  }
  return shares;
}
