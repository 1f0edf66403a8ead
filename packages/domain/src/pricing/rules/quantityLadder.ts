// Quantity ladder (一台9折 两台8.5折). The last step whose `from` the counted quantity has reached decides for the whole line:
// a percentage off, a unit price, or an amount off each unit. Counted is the line's own quantity or that of all lines in scope.
import type { Minor } from '../numbers/minorUnits.ts';
import type { QuantityLadder } from '../rule.ts';
import { stepReached } from '../stages/priceSteps.ts';
import type { LineFigures } from './lineFigures.ts';
import { linePercentOff } from './linePercent.ts';
import { amountEachOff, fixedPriceOff } from './unitAmounts.ts';

/** Zero below the first step. */
export function quantityLadderOff(ladder: QuantityLadder, figures: LineFigures): Minor {
  const step = stepReached(ladder.steps, figures.counted);
  if (!step) return 0;
  if (step.price) return fixedPriceOff(figures, step.price);
  if (step.amountEach) return amountEachOff(figures, step.amountEach);
  return linePercentOff(figures, step.bp ?? 0, undefined);
}
