// Price steps (阶梯价), for a counted quantity Q of which this SKU's lines hold q. `from` is inclusive; a step ends where the next begins.
//   volume     the whole quantity at the price of the step Q falls in:         q × price(Q)
//   graduated  every slice at its own step's price, shared by quantity:        q / Q × Σ slice × price(slice)
//   block      one price for everything counted, shared by quantity:           q / Q × price(Q)
// Below the first step the list price holds.
import type { PriceStep } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals, multiplyDecimals, subtractDecimals, wholeDecimal, ZERO_DECIMAL } from '../numbers/decimal.ts';

const ONE = wholeDecimal(1);

/** list × (10000 − bp) / 10000, exactly. */
export const offList = (list: Decimal, bp: number): Decimal => multiplyDecimals(list, { units: 10000 - bp, scale: 4 });

export const stepPrice = (step: PriceStep, list: Decimal): Decimal => step.price ?? offList(list, step.bp ?? 0);

/** The last step reached, or undefined below the first. Steps need not be sorted. */
export function stepReached<S extends { readonly from: Decimal }>(steps: readonly S[], quantity: Decimal): S | undefined {
  let reached: S | undefined;
  for (const step of steps) {
    if (compareDecimals(step.from, quantity) <= 0 && (!reached || compareDecimals(step.from, reached.from) >= 0)) reached = step;
  }
  return reached;
}

/** Unit price of the whole quantity. */
export function volumePrice(steps: readonly PriceStep[], counted: Decimal, list: Decimal): Decimal {
  const step = stepReached(steps, counted);
  return step ? stepPrice(step, list) : list;
}

/**
 * How much lies before a step. Steps that begin at 1 number the pieces: `from` 10 is the tenth piece, nine lie before it.
 * Steps that begin at 0 measure: `from` 10 begins where 10.0 are full.
 */
function quantityBefore(step: PriceStep, first: PriceStep): Decimal {
  const origin = compareDecimals(first.from, ONE) < 0 ? first.from : ONE;
  return subtractDecimals(step.from, origin);
}

/** Price of everything counted, slice by slice. */
export function graduatedTotal(steps: readonly PriceStep[], counted: Decimal, list: Decimal): Decimal {
  const ordered = [...steps].sort((a, b) => compareDecimals(a.from, b.from));
  const bounds = ordered.map((step) => ({ start: quantityBefore(step, ordered[0]!), price: stepPrice(step, list) }));
  const slices = [{ start: ZERO_DECIMAL, price: list }, ...bounds];
  return slices.reduce((total, { start, price }, place) => {
    const next = slices[place + 1]?.start;
    const end = next && compareDecimals(next, counted) < 0 ? next : counted;
    return compareDecimals(end, start) > 0 ? addDecimals(total, multiplyDecimals(subtractDecimals(end, start), price)) : total;
  }, ZERO_DECIMAL);
}

/** One price for everything counted; basis points are taken off the list price of it all. */
export function blockTotal(steps: readonly PriceStep[], counted: Decimal, list: Decimal): Decimal {
  const step = stepReached(steps, counted);
  return step?.price ?? multiplyDecimals(counted, step ? stepPrice(step, list) : list);
}
