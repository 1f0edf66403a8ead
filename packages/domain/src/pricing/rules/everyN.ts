// Every N (每满300减40): off = floor(B / N) × off, at most the cap. B is the rule's base over its scope.
import { floorDiv, least, times } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { EveryN } from '../rule.ts';

export function everyNOff({ n, off, cap }: EveryN, base: Minor): Minor {
  const total = times(floorDiv(base, n), off);
  return cap === undefined ? total : least(total, cap);
}
