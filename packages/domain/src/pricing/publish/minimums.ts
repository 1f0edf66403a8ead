// What a rule must at least find on its lines, taken from its conditions and from its action: a ladder does nothing below its first
// step, every N nothing below one N, the n-th item nothing below n.
import type { Decimal } from '../numbers/decimal.ts';
import { compareDecimals, wholeDecimal } from '../numbers/decimal.ts';
import { greatest, least } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { Rule } from '../rule.ts';

export type Minimums = {
  /** Units over all lines of the rule, as its conditions ask. */
  readonly quantity: Decimal | undefined;
  /** Units the action needs: over all lines, or on one of them. */
  readonly actionQuantity: Decimal | undefined;
  readonly onOneLine: boolean;
  /** The base over all lines; 0 when nothing is asked. */
  readonly amount: Minor;
};

const smallest = (values: readonly Decimal[]): Decimal | undefined =>
  values.reduce<Decimal | undefined>((low, value) => (low && compareDecimals(low, value) <= 0 ? low : value), undefined);

function actionQuantity({ action }: Rule): Decimal | undefined {
  if (action.type === 'quantityLadder') return smallest(action.steps.map(({ from }) => from));
  return action.type === 'nthItem' ? wholeDecimal(action.n) : undefined;
}

/** A ladder per line asks it of the line with most units. */
const countsPerLine = ({ stage, action }: Rule): boolean =>
  stage === 'line' && (action.type === 'nthItem' || (action.type === 'quantityLadder' && action.count === 'line'));

function actionAmount({ action }: Rule): Minor {
  if (action.type === 'everyN') return action.n;
  if (action.type !== 'spendLadder') return 0;
  return action.steps.reduce<Minor>((low, { at }) => least(at, low), action.steps[0]?.at ?? 0);
}

/** Shared by the many rules that ask for nothing. */
const NOTHING: Minimums = { quantity: undefined, actionQuantity: undefined, onOneLine: false, amount: 0 };

export function minimumsOf(rule: Rule): Minimums {
  const quantity = rule.when?.minQuantity;
  const needed = actionQuantity(rule);
  const amount = greatest(greatest(rule.when?.minAmount ?? 0, actionAmount(rule)), 0);
  if (!quantity && !needed && amount === 0) return NOTHING;
  return { quantity, actionQuantity: needed, onOneLine: countsPerLine(rule), amount };
}
