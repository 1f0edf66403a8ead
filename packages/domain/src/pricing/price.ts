// The price of a quote (算价): one pipeline, always in this order, for every shop.
//   S0 rule set → S1 list → S2 price book → S3 base amount → S4 line rules → S5 bundles → S6 order rules → S7 tax → S8 guards
import { bestCoupons } from './combining/bestCoupons.ts';
import type { Integer } from './numbers/integer.ts';
import { minus, plus } from './numbers/integer.ts';
import { byText } from './publish/order.ts';
import type { PublishedPrices } from './publish/publishedPrices.ts';
import type { Quote } from './quote.ts';
import type { PriceRequest } from './request.ts';
import { finish, unpriced } from './stages/finish.ts';
import type { Prepared } from './stages/prepare.ts';
import { prepare } from './stages/prepare.ts';
import type { Run } from './stages/run.ts';
import type { Reasons } from './stages/runRules.ts';
import { planRuns, runRules } from './stages/runRules.ts';

/** Payable before tax, and everything taken off. */
function outcomeOf(run: Run): { payable: Integer; saved: Integer } {
  let payable: Integer = 0;
  let base: Integer = 0;
  for (const line of [...run.cart.lines, ...run.gifts]) {
    payable = plus(payable, line.amount);
    base = plus(base, line.base);
  }
  return { payable, saved: minus(base, payable) };
}

function couponsLetIn(request: PriceRequest, run: (coupons: readonly string[]) => Run): readonly string[] {
  const { coupons, policy } = request;
  const most = policy.maxCoupons ?? coupons.length;
  const choose = coupons.length > 0 && (policy.bestCoupons || new Set(coupons).size > most);
  return choose ? bestCoupons(coupons, most, (chosen) => outcomeOf(run(chosen))) : [...new Set(coupons)].sort(byText);
}

/**
 * Prices a request with what is published. Pure: the same arguments give the same quote, to the last unit.
 *
 * What cannot be priced (no price in the currency, a quantity that is not positive, an unknown pinned version) comes back as errors
 * and nothing else; too little stock and floor prices are reported beside the prices. Minor is in minor units of the quote's currency.
 * With `reasons` 'all' the quote tells of every rule of the version why it did not apply; else `everySkip` tells it when asked.
 */
export function priceQuote(prices: PublishedPrices, request: PriceRequest, reasons: Reasons = 'relevant'): Quote {
  const prepared = prepare(prices, request);
  if (!('lines' in prepared)) return unpriced(request, prepared as Exclude<typeof prepared, Prepared>);
  const plan = planRuns(prices, prepared, request, reasons);
  const run = (coupons: readonly string[]): Run => runRules(plan, coupons);
  const coupons = couponsLetIn(request, run);
  return finish(run(coupons), request, coupons);
}
