// S7 and S8 over a finished run, and the quote itself.
import { approvalNeed } from '../guards/approvals.ts';
import { linesBelowFloor } from '../guards/floorPrice.ts';
import { stockErrors } from '../guards/stock.ts';
import { roundedProduct } from '../numbers/decimal.ts';
import type { Integer } from '../numbers/integer.ts';
import { minus, plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { ApprovalNeed, PricedLine, Quote, QuoteError, Totals } from '../quote.ts';
import type { PriceRequest, TaxPolicy } from '../request.ts';
import { dueParts } from '../rules/deposit.ts';
import type { Run } from './run.ts';
import { taxesOf } from './tax.ts';
import type { WorkingLine } from './workingLine.ts';

function pricedLine(line: WorkingLine, tax: Minor, mode: TaxPolicy['mode']): PricedLine {
  const { id, product, quantity, giftOf, list, base, afterLineRules, amount } = line;
  const net = mode === 'exclusive' ? amount : minus(amount, tax);
  const gross = mode === 'exclusive' ? plus(amount, tax) : amount;
  const priced = { id, sku: product.sku, quantity, list, base, afterLineRules, amount, net, tax, gross };
  return giftOf === undefined ? priced : { ...priced, giftOf };
}

function pricedLines({ policy }: Run, lines: readonly WorkingLine[]): PricedLine[] {
  const taxes = taxesOf(lines, policy.tax, policy.rounding);
  return lines.map((line, place) => pricedLine(line, taxes[place]!, policy.tax.mode));
}

function totalsOf(lines: readonly PricedLine[], deposits: Minor | undefined): Totals {
  let list: Integer = 0;
  let base: Integer = 0;
  let amount: Integer = 0;
  let net: Integer = 0;
  let tax: Integer = 0;
  for (const line of lines) {
    list = plus(list, line.list);
    base = plus(base, line.base);
    amount = plus(amount, line.amount);
    net = plus(net, line.net);
    tax = plus(tax, line.tax);
  }
  const gross = plus(net, tax);
  const totals = { list, base, off: minus(base, amount), amount, net, tax, gross };
  return deposits === undefined ? totals : { ...totals, ...dueParts(gross, deposits) };
}

/** Net and cost of the lines whose cost is known. */
function marginOf(run: Run, lines: readonly WorkingLine[], priced: readonly PricedLine[]): { net: Minor; cost: Minor } | undefined {
  let net: Integer = 0;
  let cost: Integer = 0;
  let isKnown = false;
  for (const { product, quantity, place } of lines) {
    if (!product.cost) continue;
    isKnown = true;
    net = plus(net, priced[place]!.net);
    cost = plus(cost, roundedProduct(product.cost, quantity, run.decimals, run.policy.rounding));
  }
  return isKnown ? { net, cost } : undefined;
}

type Guarded = { readonly errors: QuoteError[]; readonly approval: ApprovalNeed | undefined };

function guard(run: Run, lines: readonly WorkingLine[], priced: readonly PricedLine[], totals: Totals): Guarded {
  const { floorMode, approvals, approved, rounding } = run.policy;
  const below = floorMode === 'block' || floorMode === 'approve' ? linesBelowFloor(lines, run.decimals, rounding) : [];
  const blocked = floorMode === 'block' ? below.map((line) => ({ code: 'BELOW_FLOOR', ...line }) as const) : [];
  const figures = {
    base: totals.base,
    off: totals.off,
    margin: approvals.length > 0 ? marginOf(run, lines, priced) : undefined,
    belowFloor: floorMode === 'approve' ? below : [],
  };
  return { errors: [...stockErrors(run.cart), ...blocked], approval: approvalNeed(approvals, figures, approved) };
}

export function finish(run: Run, { context }: PriceRequest, coupons: readonly string[]): Quote {
  const { cart, gifts } = run;
  const working = gifts.length > 0 ? [...cart.lines, ...gifts] : cart.lines;
  const lines = pricedLines(run, working);
  const totals = totalsOf(lines, run.deposits);
  const { errors, approval } = guard(run, working, lines, totals);
  const { applied, skipped, trace } = run;
  const version = run.version.version === '' ? undefined : run.version.version;
  return { currency: context.currency, version, errors, lines, totals, applied, skipped, trace, coupons, ...(approval && { approval }) };
}

const NOTHING: Totals = { list: 0, base: 0, off: 0, amount: 0, net: 0, tax: 0, gross: 0 };

/** A quote that could not be priced. */
export const unpriced = ({ context: { currency } }: PriceRequest, errors: readonly QuoteError[]): Quote => ({
  currency,
  version: undefined,
  errors,
  lines: [],
  totals: NOTHING,
  applied: [],
  skipped: [],
  trace: [],
  coupons: [],
});
