// Spend ladder (满5000减200 满10000减500). B is the rule's base over its scope. The last step whose amount B has reached counts,
// alone, not added to the steps before it. A step is inclusive: 5000.00 reaches 满5000.
import type { Minor } from '../numbers/minorUnits.ts';
import type { Rounding } from '../numbers/rounding.ts';
import type { SpendLadder, SpendStep } from '../rule.ts';
import { percentOff } from './percentOff.ts';

export function spendStepReached(ladder: SpendLadder, base: Minor): SpendStep | undefined {
  let reached: SpendStep | undefined;
  for (const step of ladder.steps) if (step.at <= base && (!reached || step.at >= reached.at)) reached = step;
  return reached;
}

export function spendLadderOff(ladder: SpendLadder, base: Minor, rounding: Rounding): Minor {
  const step = spendStepReached(ladder, base);
  if (!step) return 0;
  return step.off ?? percentOff(base, step.bp ?? 0, undefined, rounding);
}
