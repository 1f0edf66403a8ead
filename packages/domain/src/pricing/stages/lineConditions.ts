// The conditions that look at the lines, after the others: SCOPE (no line at all), QTY (too few units, a ladder's first step, no
// whole bundle), THRESHOLD (the amount is below the minimum, the first spend step, or one N). Reaching a figure exactly is enough.
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals, decimalText, ZERO_DECIMAL } from '../numbers/decimal.ts';
import type { Integer } from '../numbers/integer.ts';
import { plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Skip } from '../quote.ts';
import type { BundleRule } from '../rule.ts';
import { bundleCount } from '../rules/bundle.ts';
import { sourceOf } from './run.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];

/** Units over the lines; gifts are not bought, so they do not count. */
export function quantityOver(lines: Lines): Decimal {
  let sum = ZERO_DECIMAL;
  for (const { quantity, giftOf } of lines) if (giftOf === undefined) sum = addDecimals(sum, quantity);
  return sum;
}

/** B: the base of the rule over the lines. */
export function baseOver(compiled: CompiledRule, lines: Lines): Minor {
  let sum: Integer = 0;
  for (const line of lines) sum = plus(sum, sourceOf(compiled, line));
  return sum;
}

function mostOnOneLine(lines: Lines): Decimal {
  let most = ZERO_DECIMAL;
  for (const { quantity } of lines) if (compareDecimals(quantity, most) > 0) most = quantity;
  return most;
}

const tooFew = (rule: string, needed: Decimal, found: Decimal): Skip | undefined =>
  compareDecimals(found, needed) < 0 ? { rule, reason: 'QTY', needed: decimalText(needed), found: decimalText(found) } : undefined;

function bundleRefusal({ id, action }: BundleRule, lines: Lines): Skip | undefined {
  const pools = lines.map(({ product, quantity }) => ({ sku: product.sku, quantity, source: 0 }));
  return bundleCount(action.components, pools) === 0 ? { rule: id, reason: 'QTY', needed: 1, found: 0 } : undefined;
}

function quantityRefusal({ id, rule, minimums }: CompiledRule, lines: Lines): Skip | undefined {
  const { quantity, actionQuantity, onOneLine } = minimums;
  const refusal = quantity && tooFew(id, quantity, quantityOver(lines));
  if (refusal) return refusal;
  if (rule.stage === 'bundle') return bundleRefusal(rule, lines);
  return actionQuantity && tooFew(id, actionQuantity, onOneLine ? mostOnOneLine(lines) : quantityOver(lines));
}

/** SCOPE, QTY, THRESHOLD: the first that fails. */
export function lineRefusal(compiled: CompiledRule, lines: Lines): Skip | undefined {
  const { id, minimums } = compiled;
  if (lines.length === 0) return { rule: id, reason: 'SCOPE' };
  const refusal = quantityRefusal(compiled, lines);
  if (refusal || minimums.amount === 0) return refusal;
  const found = baseOver(compiled, lines);
  return found < minimums.amount ? { rule: id, reason: 'THRESHOLD', needed: minimums.amount, found } : undefined;
}
