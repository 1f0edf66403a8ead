// The whole "why not" of a quote that was priced with the reasons of its relevant rules only: the rules run once more over the same
// lines with the same coupons, this time all of them, and tell why they did not apply.
import type { PublishedPrices } from './publish/publishedPrices.ts';
import type { Quote, Skip } from './quote.ts';
import type { PriceRequest } from './request.ts';
import { prepare } from './stages/prepare.ts';
import { planRuns, runRules } from './stages/runRules.ts';

/** Skips of all rules that did not apply to the quote, in the order they were decided. Empty when the quote could not be priced. */
export function everySkip(prices: PublishedPrices, request: PriceRequest, { coupons }: Quote): readonly Skip[] {
  const prepared = prepare(prices, request);
  return 'lines' in prepared ? runRules(planRuns(prices, prepared, request, 'all'), coupons).skipped : [];
}
