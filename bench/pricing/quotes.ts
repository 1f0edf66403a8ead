// Quotes per CPU-second: 50 lines × 200 rules beside the other ways.
import { priceQuote } from '#domain/pricing/price.ts';
import { byRunningOrder } from '#domain/pricing/publish/order.ts';
import { publishPrices } from '#domain/pricing/publish/publishedPrices.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import { jsonRulesEngine, jsonRulesTotal } from './jsonRules.ts';
import { cpuMicros, measure, measureTogether, micros, perSecond, profile } from './measure.ts';
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

export const benchUsual = (): Promise<void> => benchWork(USUAL);
export const benchHeavy = (): Promise<void> => benchWork(HEAVY);

export async function showProfile(): Promise<void> {
  const { prices, request } = worldOf(USUAL);
  say('\nWhere the time of the usual quote goes (own time)');
  const work = (): void => {
    for (let nth = 0; nth < 10_000; nth++) priceQuote(prices, request(nth), 'all');
  };
  work();
  for (const line of await profile(work, 14)) say(line);
}
