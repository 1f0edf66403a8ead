// S1 to S3, the base amount: list price, price book, quantity.
//   list = round(list price × quantity)        base = round(book price × quantity)
// The unit price is exact, with as many decimals as it has; the line is rounded once (or the unit first, when the policy says so).

import { allocate } from '../allocation.ts';
import type { EntryPrice, PriceSteps, Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, multiplyDecimals, roundedProduct, roundedTo, ZERO_DECIMAL } from '../numbers/decimal.ts';
import { greatest, powerOfTen, times } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import { roundedQuotient } from '../numbers/rounding.ts';
import type { PricePolicy } from '../request.ts';
import { blockTotal, graduatedTotal, offList, volumePrice } from './priceSteps.ts';

/** A line with what the price book said; `entry` is undefined when the list price stands. */
export type PricedCartLine = { readonly product: Product; readonly quantity: Decimal; readonly entry: EntryPrice | undefined };

/** unit price × quantity in minor units. */
export function amountOf(unit: Decimal, quantity: Decimal, decimals: number, { roundAt, rounding }: PricePolicy): Minor {
  if (roundAt === 'line') return roundedProduct(unit, quantity, decimals, rounding);
  return roundedProduct({ units: roundedTo(unit, decimals, rounding), scale: decimals }, quantity, decimals, rounding);
}

function counted(lines: readonly PricedCartLine[], line: PricedCartLine, scope: PriceSteps['scope']): Decimal {
  if (scope === 'line') return line.quantity;
  const same = (other: PricedCartLine): boolean =>
    scope === 'sku' || line.product.category === undefined
      ? other.product.sku === line.product.sku
      : other.product.category === line.product.category;
  return lines.reduce((sum, other) => (same(other) ? addDecimals(sum, other.quantity) : sum), ZERO_DECIMAL);
}

/** q / Q × total in minor units: one rounding for all the lines of a SKU. */
function partOf(total: Decimal, part: Decimal, whole: Decimal, decimals: number, policy: PricePolicy): Minor {
  const share = multiplyDecimals(total, part);
  const scale = share.scale - whole.scale - decimals;
  const up = powerOfTen(scale < 0 ? -scale : 0);
  const down = powerOfTen(Math.max(scale, 0));
  return roundedQuotient(times(share.units, up), times(whole.units, down), policy.rounding);
}

/** The lines that share the outcome of graduated or block steps: the line itself, or every line of the SKU. */
const sharers = (lines: readonly PricedCartLine[], line: PricedCartLine, scope: PriceSteps['scope']): readonly PricedCartLine[] =>
  scope === 'line' ? [line] : lines.filter((other) => other.product.sku === line.product.sku);

function steppedAmount(
  lines: readonly PricedCartLine[],
  line: PricedCartLine,
  tiers: PriceSteps,
  decimals: number,
  policy: PricePolicy,
): Minor {
  const { list } = line.product;
  const quantity = counted(lines, line, tiers.scope);
  if (tiers.mode === 'volume') return amountOf(volumePrice(tiers.steps, quantity, list), line.quantity, decimals, policy);
  const total = (tiers.mode === 'graduated' ? graduatedTotal : blockTotal)(tiers.steps, quantity, list);
  const among = sharers(lines, line, tiers.scope);
  const held = among.reduce((sum, other) => addDecimals(sum, other.quantity), ZERO_DECIMAL);
  const pooled = partOf(total, held, quantity, decimals, policy);
  const scale = among.reduce((most, { quantity: { scale: own } }) => Math.max(own, most), 0);
  const shares = allocate(
    pooled,
    among.map((other) => roundedTo(other.quantity, scale, 'halfUp')),
  );
  return shares[among.indexOf(line)]!;
}

/** S3, and without an entry S1. Never below zero. */
export function baseAmount(lines: readonly PricedCartLine[], line: PricedCartLine, decimals: number, policy: PricePolicy): Minor {
  const { product, quantity, entry } = line;
  if (entry && 'tiers' in entry) return greatest(steppedAmount(lines, line, entry.tiers, decimals, policy), 0);
  const unit = !entry ? product.list : 'price' in entry ? entry.price : offList(product.list, entry.bp);
  return greatest(amountOf(unit, quantity, decimals, policy), 0);
}
