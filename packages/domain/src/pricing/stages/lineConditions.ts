// The conditions that look at the lines, after the others: SCOPE (no line at all), QTY (too few units, a ladder's first step, no
// whole bundle), THRESHOLD (the amount is below the minimum, the first spend step, or one N). Reaching a figure exactly is enough.
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals, decimalText, wholeDecimal, ZERO_DECIMAL } from '../numbers/decimal.ts';
import type { Integer } from '../numbers/integer.ts';
import { greatest, least, plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Rule } from '../rule.ts';
import { bundleCount } from '../rules/bundle.ts';
import type { Refusal } from './contextConditions.ts';
import { sourceOf } from './run.ts';
import type { WorkingLine } from './workingLine.ts';

/** Units over the lines; gifts are not bought, so they do not count. */
export const quantityOver = (lines: readonly WorkingLine[]): Decimal =>
  lines.reduce((sum, line) => (line.giftOf === undefined ? addDecimals(sum, line.quantity) : sum), ZERO_DECIMAL);

/** B: the base of the rule over the lines. */
export function baseOver(compiled: CompiledRule, lines: readonly WorkingLine[]): Minor {
  let sum: Integer = 0;
  for (const line of lines) sum = plus(sum, sourceOf(compiled, line));
  return sum;
}

const smallest = (values: readonly Decimal[]): Decimal | undefined =>
  values.reduce<Decimal | undefined>((low, value) => (low && compareDecimals(low, value) <= 0 ? low : value), undefined);

/** The quantity below which the action does nothing. A ladder per line asks it of the line with most units. */
function actionQuantity({ action }: Rule): Decimal | undefined {
  if (action.type === 'quantityLadder') return smallest(action.steps.map(({ from }) => from));
  return action.type === 'nthItem' ? wholeDecimal(action.n) : undefined;
}

const countsPerLine = ({ stage, action }: Rule): boolean =>
  stage === 'line' && (action.type === 'nthItem' || (action.type === 'quantityLadder' && action.count === 'line'));

const mostOnOneLine = (lines: readonly WorkingLine[]): Decimal =>
  lines.reduce((most, { quantity }) => (compareDecimals(quantity, most) > 0 ? quantity : most), ZERO_DECIMAL);

const tooFew = (needed: Decimal | undefined, found: () => Decimal): Refusal | undefined => {
  if (!needed) return undefined;
  const have = found();
  return compareDecimals(have, needed) < 0 ? { reason: 'QTY', needed: decimalText(needed), found: decimalText(have) } : undefined;
};

function quantityRefusal({ rule }: CompiledRule, lines: readonly WorkingLine[]): Refusal | undefined {
  const all = (): Decimal => quantityOver(lines);
  const refusal = tooFew(rule.when?.minQuantity, all);
  if (refusal) return refusal;
  if (rule.stage === 'bundle') {
    const pools = lines.map(({ product, quantity }) => ({ sku: product.sku, quantity, source: 0 }));
    return bundleCount(rule.action.components, pools) === 0 ? { reason: 'QTY', needed: 1, found: 0 } : undefined;
  }
  return tooFew(actionQuantity(rule), countsPerLine(rule) ? () => mostOnOneLine(lines) : all);
}

/** The amount below which the action does nothing. */
function actionThreshold({ action }: Rule): Minor {
  if (action.type === 'everyN') return action.n;
  if (action.type !== 'spendLadder') return 0;
  return action.steps.reduce<Minor>((low, { at }) => least(at, low), action.steps[0]?.at ?? 0);
}

/** SCOPE, QTY, THRESHOLD: the first that fails. */
export function lineRefusal(compiled: CompiledRule, lines: readonly WorkingLine[]): Refusal | undefined {
  if (lines.length === 0) return { reason: 'SCOPE' };
  const refusal = quantityRefusal(compiled, lines);
  if (refusal) return refusal;
  const needed = greatest(compiled.rule.when?.minAmount ?? 0, actionThreshold(compiled.rule));
  if (needed <= 0) return undefined;
  const found = baseOver(compiled, lines);
  return found < needed ? { reason: 'THRESHOLD', needed, found } : undefined;
}
