// Percent off a line. Rounded once for the line, or (policy: round at the unit) once for the unit and then multiplied:
//   after = round(q × round(source / q × (10000 − bp) / 10000))
import { least, minus, powerOfTen, times } from '../numbers/integer.ts';
import type { BasisPoints, Minor } from '../numbers/minorUnits.ts';
import { roundedQuotient } from '../numbers/rounding.ts';
import type { LineFigures } from './lineFigures.ts';
import { percentOff } from './percentOff.ts';

export function linePercentOff(figures: LineFigures, bp: BasisPoints, cap: Minor | undefined): Minor {
  const { source, quantity, policy } = figures;
  if (policy.roundAt === 'line') return percentOff(source, bp, cap, policy.rounding);
  const unit = roundedQuotient(times(times(source, 10000 - bp), powerOfTen(quantity.scale)), times(quantity.units, 10000), policy.rounding);
  const off = minus(source, roundedQuotient(times(unit, quantity.units), powerOfTen(quantity.scale), policy.rounding));
  return cap === undefined ? off : least(off, cap);
}
