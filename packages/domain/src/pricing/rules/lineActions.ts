// S4: what each kind of line rule takes off one line, before the limits of the line are looked at.
import type { Minor } from '../numbers/minorUnits.ts';
import type { LineAction } from '../rule.ts';
import type { LineFigures } from './lineFigures.ts';
import { linePercentOff } from './linePercent.ts';
import { nthItemOff } from './nthItem.ts';
import { quantityLadderOff } from './quantityLadder.ts';
import { amountEachOff, fixedPriceOff } from './unitAmounts.ts';

/** Whether the action counts the quantity of all lines in the rule's scope instead of each line's own. */
export const countsTogether = (action: LineAction): boolean => action.type === 'quantityLadder' && action.count === 'scope';

export function lineOff(action: LineAction, figures: LineFigures): Minor {
  switch (action.type) {
    case 'percent':
      return linePercentOff(figures, action.bp, action.cap);
    case 'quantityLadder':
      return quantityLadderOff(action, figures);
    case 'amount':
      return action.amount;
    case 'amountEach':
      return amountEachOff(figures, action.amount);
    case 'fixedUnitPrice':
      return fixedPriceOff(figures, action.price);
    case 'nthItem':
      return nthItemOff(figures.source, figures.quantity, action.n, action.bp, figures.policy.rounding);
  }
}
