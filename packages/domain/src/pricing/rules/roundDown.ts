// Rounding down (抹零): what is left of the base after full units of `to` is let go. off = B mod to.
import { leftOver } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { RoundDown } from '../rule.ts';

export const roundDownOff = ({ to }: RoundDown, base: Minor): Minor => leftOver(base, to);
