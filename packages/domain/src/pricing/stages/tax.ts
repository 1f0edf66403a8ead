// S7, value added tax (13 %, 9 %, 6 %).
//   inclusive: net = round(amount × 10000 / (10000 + bp)), tax = amount − net     exclusive: tax = round(amount × bp / 10000)
// Rounded per line; or once for everything taxed at the same rate, and that tax then allocated to the lines by largest remainder.
import { allocate } from '../allocation.ts';
import type { Integer } from '../numbers/integer.ts';
import { minus, plus } from '../numbers/integer.ts';
import type { BasisPoints, Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import { scaled } from '../numbers/rounding.ts';
import type { TaxPolicy } from '../request.ts';

export type Taxable = { readonly amount: Minor; readonly product: { readonly tax: BasisPoints } };

function taxOn(amount: Minor, rate: BasisPoints, mode: TaxPolicy['mode'], rounding: Rounding): Minor {
  if (mode === 'none') return 0;
  if (mode === 'exclusive') return scaled(amount, rate, 10000, rounding);
  return minus(amount, scaled(amount, 10000, 10000 + rate, rounding));
}

/** Tax of each line when it is rounded once per rate. */
function taxPerRate(lines: readonly Taxable[], mode: TaxPolicy['mode'], rounding: Rounding): Minor[] {
  const taxes: Minor[] = lines.map(() => 0);
  for (const rate of new Set(lines.map(({ product }) => product.tax))) {
    const places = lines.map((_, place) => place).filter((place) => lines[place]!.product.tax === rate);
    const amounts = places.map((place) => lines[place]!.amount);
    const tax = taxOn(amounts.reduce<Integer>(plus, 0), rate, mode, rounding);
    allocate(tax, amounts).forEach((share, nth) => {
      taxes[places[nth]!] = share;
    });
  }
  return taxes;
}

/** The tax of each line. */
export function taxesOf(lines: readonly Taxable[], { mode, rounding: at }: TaxPolicy, rounding: Rounding): Minor[] {
  if (at === 'order') return taxPerRate(lines, mode, rounding);
  return lines.map(({ amount, product }) => taxOn(amount, product.tax, mode, rounding));
}
