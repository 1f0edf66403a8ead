// Allocation (分摊). Every order discount ends on lines, before tax. A line's exact share is off × weight / Σ weights; it first gets
// the floor of it, and the units left over go one each to the largest remainders, ties to the earlier line (the method of largest
// remainder, Hamilton 1792). A line of weight zero gets nothing. With limits (a floor price) the shares are those of water filling:
// a line that would pass its limit gets its limit, and the rest is shared among the others in the same proportions.
import type { Integer } from './numbers/integer.ts';
import { floorDiv, minus, plus, times } from './numbers/integer.ts';

function sumOf(values: readonly Integer[]): Integer {
  let sum: Integer = 0;
  for (const value of values) sum = plus(sum, value);
  return sum;
}

/** The n-th largest value; the values are all different and change places (Find, Hoare 1961). */
function nthLargest(values: number[], n: number): number {
  const wanted = n - 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted]!;
}

/** The larger remainder ranks higher, of equal ones the earlier place, and no two ranks are the same. */
function giveByRank(shares: number[], remainders: readonly number[], spare: number): void {
  const ranks = remainders.map((remainder, place) => remainder * remainders.length - place);
  const lowest = nthLargest([...ranks], spare);
  for (let place = 0; place < ranks.length; place++) if (ranks[place]! >= lowest) shares[place]! += 1;
}

/** All figures and their products are safe plain numbers. */
function allocateSmall(total: number, weights: readonly number[], sum: number): number[] {
  const shares: number[] = [];
  const remainders: number[] = [];
  let spare = total;
  for (const weight of weights) {
    const product = total * weight;
    const share = Math.floor(product / sum);
    shares.push(share);
    remainders.push(product - share * sum);
    spare -= share;
  }
  if (spare > 0) giveByRank(shares, remainders, spare);
  return shares;
}

function giveByComparing(shares: Integer[], remainders: readonly Integer[], spare: number): void {
  const places = remainders.map((_, place) => place);
  places.sort((a, b) => (remainders[a]! < remainders[b]! ? 1 : remainders[a]! > remainders[b]! ? -1 : a - b));
  for (const place of places.slice(0, spare)) shares[place] = plus(shares[place]!, 1);
}

function allocateLarge(total: Integer, weights: readonly Integer[], sum: Integer): Integer[] {
  const shares = weights.map((weight) => floorDiv(times(total, weight), sum));
  const remainders = weights.map((weight, place) => minus(times(total, weight), times(shares[place]!, sum)));
  giveByComparing(shares, remainders, Number(minus(total, sumOf(shares))));
  return shares;
}

/**
 * Shares of `total` by largest remainder. Weights are not negative; the shares sum to `total`, or are all zero when every weight is.
 * The order of the weights is the order of the lines by age.
 */
export function allocate(total: Integer, weights: readonly Integer[]): Integer[] {
  const sum = sumOf(weights);
  if (sum === 0) return weights.map(() => 0);
  // No weight is more than their sum, no remainder more than that.
  const isSmall = typeof times(total, sum) === 'number' && typeof times(sum, weights.length) === 'number';
  return isSmall ? allocateSmall(total as number, weights as readonly number[], sum as number) : allocateLarge(total, weights, sum);
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
