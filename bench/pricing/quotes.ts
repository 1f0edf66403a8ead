// Quotes per CPU-second: 50 lines × 200 rules beside the other ways, then 20,000 rules, then the switch to a new version.
import { priceQuote } from '#domain/pricing/price.ts';
import { byRunningOrder } from '#domain/pricing/publish/order.ts';
import { publishPrices, withVersion } from '#domain/pricing/publish/publishedPrices.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import { jsonRulesEngine, jsonRulesTotal } from './jsonRules.ts';
import { cpuMicros, measure, measureTogether, micros, percentile, perSecond, profile } from './measure.ts';
import { DECIMALS, INTEGERS, naiveTotal, ruleMatches } from './naive.ts';
import { catalogue, priceRules, quoteRequests } from './world.ts';

const say = (text: string): void => console.log(text);
const row = (name: string, mean: number, best: number): void =>
  say(`  ${name.padEnd(44)} ${perSecond(mean).padStart(8)} quotes/CPU-s   ${(mean / best).toFixed(2).padStart(8)} × our time`);

async function asyncMicros(work: (nth: number) => Promise<unknown>, calls: number): Promise<number> {
  await work(0);
  const start = cpuMicros();
  for (let nth = 0; nth < calls; nth++) await work(nth);
  return (cpuMicros() - start) / calls;
}

/** `broad`: the share of rules that speak of categories, brands or everything, and so meet many lines. */
type Work = { readonly name: string; readonly broad: number };

/** The naive loop prices about 5,800 of the usual quotes per CPU-second, and 2,000 of the heavy ones. */
const USUAL: Work = { name: 'the usual quote', broad: 0.3 };
const HEAVY: Work = { name: 'a heavy quote, every rule a campaign', broad: 1 };

function worldOf({ broad }: Work) {
  const products = catalogue(600);
  const rules = priceRules(200, products.length, broad);
  const requests = quoteRequests(64, 50, products.length);
  const prices = publishPrices(products, [], [{ version: '1', effectiveFrom: '2024-01-01', rules }]);
  const sorted = [...rules].sort(byRunningOrder);
  return { rules, sorted, prices, requests, request: (nth: number) => requests[nth % requests.length]! };
}
type World = ReturnType<typeof worldOf>;

const inIntegers = ({ sorted, prices }: World, one: PriceRequest): number =>
  naiveTotal(INTEGERS, sorted, prices.products, one, (rule) => ruleMatches(rule, one));
const inDecimals = ({ sorted, prices }: World, one: PriceRequest): number =>
  naiveTotal(DECIMALS, sorted, prices.products, one, (rule) => ruleMatches(rule, one)).toNumber();

/** Everyone must arrive at the same totals, or the comparison means nothing. */
function compareTotals(world: World): void {
  for (const one of world.requests.slice(0, 8)) {
    const ours = Number(priceQuote(world.prices, one).totals.amount);
    const others = [inIntegers(world, one), inDecimals(world, one)];
    if (others.some((other) => other !== ours)) throw new Error(`the totals differ: ${ours}, ${others.join(', ')}`);
  }
}

async function benchWork(work: Work): Promise<void> {
  const world = worldOf(work);
  const { prices, requests, request } = world;
  compareTotals(world);
  const applied = requests.reduce((sum, one) => sum + priceQuote(prices, one).applied.length, 0) / requests.length;
  const [full, lean, naive] = measureTogether(
    [
      (nth) => void priceQuote(prices, request(nth), 'all'),
      (nth) => void priceQuote(prices, request(nth)),
      (nth) => void inIntegers(world, request(nth)),
    ],
    80,
    50,
  );
  say(`\n50 lines × 200 rules, ${work.name} (${applied.toFixed(0)} rules apply), allocation, tax, guards; the same totals from every loop`);
  say(`  a quote with its full trace: p50 ${micros(full!.p50)}, p95 ${micros(full!.p95)} CPU`);
  row('Winpath, full trace and all 200 reasons', full!.mean, full!.mean);
  row('Winpath, reasons of the relevant rules only', lean!.mean, full!.mean);
  row('naive integer loop, no trace', naive!.mean, full!.mean);
  row('naive loop in decimal.js, no trace', measure((nth) => void inDecimals(world, request(nth)), 100, 10).mean, full!.mean);
  const engine = jsonRulesEngine(world.rules);
  const withEngine = await asyncMicros((nth) => jsonRulesTotal(engine, world.sorted, prices.products, request(nth)), 30);
  row('json-rules-engine + integer loop, no trace', withEngine, full!.mean);
}

export async function benchQuotes(): Promise<void> {
  await benchWork(USUAL);
  await benchWork(HEAVY);
  const { prices, request } = worldOf(USUAL);
  say('\nWhere the time of the usual quote goes (own time)');
  const work = (): void => {
    for (let nth = 0; nth < 10_000; nth++) priceQuote(prices, request(nth), 'all');
  };
  work();
  for (const line of await profile(work, 14)) say(line);
}

const MANY_USUAL: Work = { name: 'the usual quote', broad: 0.002 };
const MANY_HEAVY: Work = { name: 'a heavy quote, 400 of them campaigns', broad: 0.02 };

function benchMany({ name, broad }: Work): void {
  const products = catalogue(5000);
  const rules = priceRules(20_000, products.length, broad);
  const requests = quoteRequests(64, 50, products.length);
  const set = { version: '1', effectiveFrom: '2024-01-01', rules };
  const prices = publishPrices(products, [], [set]);
  const request = (nth: number) => requests[nth % requests.length]!;
  const applied = requests.reduce((sum, one) => sum + priceQuote(prices, one).applied.length, 0) / requests.length;
  const many = measure((nth) => void priceQuote(prices, request(nth)), 4000, 50);
  say(`\n50 lines × 20,000 active rules, ${name} (${applied.toFixed(0)} rules apply)`);
  say(`  a quote: p50 ${micros(many.p50)}, p95 ${micros(many.p95)} CPU; ${perSecond(many.mean)} quotes/CPU-s`);
  const whole = measure((nth) => void priceQuote(prices, request(nth), 'all'), 80, 4);
  say(`  with the reasons of all 20,000: p50 ${micros(whole.p50)}`);
  const switches = Array.from({ length: 12 }, (_, nth) => {
    const start = cpuMicros();
    withVersion(prices, { ...set, version: `v${nth}` });
    return cpuMicros() - start;
  });
  say(
    `  switch to a new version of 20,000 rules: p50 ${micros(percentile(switches, 0.5))}, worst ${micros(Math.max(...switches))} CPU (limit 250 ms)`,
  );
}

export function benchManyRules(): void {
  benchMany(MANY_USUAL);
  benchMany(MANY_HEAVY);
}
