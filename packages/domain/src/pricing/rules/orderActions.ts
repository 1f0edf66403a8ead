// S6: what each kind of order rule takes off its scope. `base` is the sum over the lines in scope of the entry or running amounts.
import { greatest } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import type { Gift, NthItem, OrderAction } from '../rule.ts';
import { depositOff } from './deposit.ts';
import { everyNOff } from './everyN.ts';
import { percentOff } from './percentOff.ts';
import { roundDownOff } from './roundDown.ts';
import { spendLadderOff } from './spendLadder.ts';

/** Order actions whose discount is one sum, to be allocated to the lines. */
export type SharedAction = Exclude<OrderAction, Gift | NthItem>;

export function sharedOff(action: SharedAction, base: Minor, rounding: Rounding): Minor {
  switch (action.type) {
    case 'amount':
      return greatest(action.amount, 0);
    case 'percent':
      return percentOff(base, action.bp, action.cap, rounding);
    case 'spendLadder':
      return spendLadderOff(action, base, rounding);
    case 'everyN':
      return everyNOff(action, base);
    case 'deposit':
      return depositOff(action);
    case 'roundDown':
      return roundDownOff(action, base);
  }
}
