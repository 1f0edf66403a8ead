// Quotes of 50 lines among 20,000 active rules, and the switch to a new version of them. The naive loop beside it prices the usual quote of
// 200 rules: it is the yardstick of the machine at that hour.
import { priceQuote } from '#domain/pricing/price.ts';
import { byRunningOrder } from '#domain/pricing/publish/order.ts';
import type { PublishedPrices } from '#domain/pricing/publish/publishedPrices.ts';
import { publishPrices, withVersion } from '#domain/pricing/publish/publishedPrices.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import type { RuleSet } from '#domain/pricing/rule.ts';
import { cpuMicros, measure, measureTogether, micros, percentile, perSecond } from './measure.ts';
import { INTEGERS, naiveTotal, ruleMatches } from './naive.ts';
import { catalogue, priceRules, quoteRequests } from './world.ts';

const say = (text: string): void => console.log(text);

type ManyRules = { readonly set: RuleSet; readonly prices: PublishedPrices; readonly requests: readonly PriceRequest[] };

function manyRules(broad: number): ManyRules {
  const products = catalogue(5000);
  const set = { version: '1', effectiveFrom: '2024-01-01', rules: priceRules(20_000, products.length, broad) };
  return { set, prices: publishPrices(products, [], [set]), requests: quoteRequests(64, 50, products.length) };
}

/** The naive loop over 50 lines × 200 rules. */
function yardstick(): (nth: number) => void {
  const products = catalogue(600);
  const sorted = [...priceRules(200, products.length, 0.3)].sort(byRunningOrder);
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const requests = quoteRequests(64, 50, products.length);
  return (nth) => {
    const request = requests[nth % requests.length]!;
    naiveTotal(INTEGERS, sorted, bySku, request, (rule) => ruleMatches(rule, request));
  };
}

function benchMany(name: string, broad: number): void {
  const { prices, requests } = manyRules(broad);
  const request = (nth: number) => requests[nth % requests.length]!;
  const applied = requests.reduce((sum, one) => sum + priceQuote(prices, one).applied.length, 0) / requests.length;
  const [many, naive] = measureTogether([(nth) => void priceQuote(prices, request(nth)), yardstick()], 80, 50);
  say(`\n50 lines × 20,000 active rules, ${name} (${applied.toFixed(0)} rules apply)`);
  say(`  a quote: p50 ${micros(many!.p50)}, p95 ${micros(many!.p95)} CPU; ${perSecond(many!.mean)} quotes/CPU-s`);
  say(`  the naive loop over 200 rules in the same minute: ${perSecond(naive!.mean)} quotes/CPU-s`);
  const whole = measure((nth) => void priceQuote(prices, request(nth), 'all'), 80, 4);
  say(`  with the reasons of all 20,000: p50 ${micros(whole.p50)}`);
}

export const benchManyUsual = (): void => benchMany('the usual quote', 0.002);
export const benchManyHeavy = (): void => benchMany('a heavy quote, 400 of them campaigns', 0.02);

export function benchSwitch(): void {
  const { prices, set } = manyRules(0.002);
  const switches = Array.from({ length: 12 }, (_, nth) => {
    const start = cpuMicros();
    withVersion(prices, { ...set, version: `v${nth}` });
    return cpuMicros() - start;
  });
  const [p50, worst] = [percentile(switches, 0.5), Math.max(...switches)];
  say(`\nSwitch to a new version of 20,000 rules: p50 ${micros(p50)}, worst ${micros(worst)} CPU (limit 250 ms)`);
}
