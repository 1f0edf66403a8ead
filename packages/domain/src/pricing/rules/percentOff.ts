// Percent off (打折). It is the new price that is rounded, not the discount:
//   after = round(source × (10000 − bp) / 10000)      off = source − after, at most the cap
// 9折 is 1000 basis points off: 59.99 becomes round(53.991) = 53.99.
import { least, minus } from '../numbers/integer.ts';
import type { BasisPoints, Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import { scaled } from '../numbers/rounding.ts';

export function percentOff(source: Minor, bp: BasisPoints, cap: Minor | undefined, rounding: Rounding): Minor {
  const off = minus(source, scaled(source, 10000 - bp, 10000, rounding));
  return cap === undefined ? off : least(off, cap);
}
