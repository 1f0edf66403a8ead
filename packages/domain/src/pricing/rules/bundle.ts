// Bundle (组合价). k = the smallest floor(units in the cart / units needed) over the components: so many bundles are in the cart.
// From every component the dearest k × needed units go into bundles (between equals the earlier line first). They are worth the
// sum of their shares of their lines' amounts, and together they now cost k × price (or that much less):
//   off = Σ worth − k × price      shared among the lines by the worth each put in
import type { Decimal } from '../numbers/decimal.ts';
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  timesInto,
  wholeDecimal,
  ZERO_DECIMAL,
} from '../numbers/decimal.ts';
import type { Integer } from '../numbers/integer.ts';
import { greatest, least, minus, plus, powerOfTen, times } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import { roundedQuotient } from '../numbers/rounding.ts';
import type { Bundle, BundleComponent } from '../rule.ts';
import type { UnitPool } from './nthItem.ts';
import { compareUnits } from './nthItem.ts';
import { percentOff } from './percentOff.ts';

export type BundlePool = UnitPool & { readonly sku: string };

const held = (pools: readonly BundlePool[], sku: string): Decimal =>
  pools.reduce((sum, pool) => (pool.sku === sku ? addDecimals(sum, pool.quantity) : sum), ZERO_DECIMAL);

/** How many whole bundles the pools hold. */
export function bundleCount(components: readonly BundleComponent[], pools: readonly BundlePool[]): Integer {
  let count: Integer | undefined;
  for (const { sku, quantity } of components) {
    const fits = timesInto(held(pools, sku), quantity);
    count = count === undefined ? fits : least(count, fits);
  }
  return count ?? 0;
}

/** The worth of `units` out of a pool: source × units / quantity. */
function worthOf(pool: BundlePool, units: Decimal, rounding: Rounding): Minor {
  const above = times(times(pool.source, units.units), powerOfTen(pool.quantity.scale));
  return roundedQuotient(above, times(pool.quantity.units, powerOfTen(units.scale)), rounding);
}

/** What each pool puts into the bundles, dearest units first. */
function takeDearest(components: readonly BundleComponent[], pools: readonly BundlePool[], count: Integer, rounding: Rounding): Minor[] {
  const worth: Minor[] = pools.map(() => 0);
  for (const { sku, quantity } of components) {
    let wanted = multiplyDecimals(quantity, wholeDecimal(count));
    const places = pools.map((_, place) => place).filter((place) => pools[place]!.sku === sku);
    places.sort((a, b) => compareUnits(pools[b]!, pools[a]!) || a - b);
    for (const place of places) {
      const pool = pools[place]!;
      const taken = compareDecimals(pool.quantity, wanted) < 0 ? pool.quantity : wanted;
      wanted = subtractDecimals(wanted, taken);
      if (taken.units !== 0) worth[place] = worthOf(pool, taken, rounding);
    }
  }
  return worth;
}

/** What the bundles take off in all, and the worth each pool put in: the weights it is shared by. */
export function bundleOff(
  bundle: Bundle,
  pools: readonly BundlePool[],
  rounding: Rounding,
): { readonly off: Minor; readonly weights: Minor[] } {
  const count = bundleCount(bundle.components, pools);
  const weights = takeDearest(bundle.components, pools, count, rounding);
  const worth = weights.reduce<Integer>(plus, 0);
  if (bundle.price !== undefined) return { off: greatest(minus(worth, times(count, bundle.price)), 0), weights };
  if (bundle.off !== undefined) return { off: least(worth, times(count, bundle.off)), weights };
  return { off: percentOff(worth, bundle.bp ?? 0, undefined, rounding), weights };
}
