// Quotes per CPU-second: 50 lines × 200 rules beside the other ways, then 20,000 rules, then the switch to a new version.
import { everySkip } from '#domain/pricing/everySkip.ts';
import { priceQuote } from '#domain/pricing/price.ts';
import { byRunningOrder } from '#domain/pricing/publish/order.ts';
import { publishPrices, withVersion } from '#domain/pricing/publish/publishedPrices.ts';
import { jsonRulesEngine, jsonRulesTotal } from './jsonRules.ts';
import { cpuMicros, measure, micros, percentile, perSecond, profile } from './measure.ts';
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

export async function benchQuotes(): Promise<void> {
  const products = catalogue(600);
  const rules = priceRules(200, products.length, 1);
  const requests = quoteRequests(64, 50, products.length);
  const prices = publishPrices(products, [], [{ version: '1', effectiveFrom: '2024-01-01', rules }]);
  const sorted = [...rules].sort(byRunningOrder);
  const request = (nth: number) => requests[nth % requests.length]!;
  for (const one of requests.slice(0, 8)) {
    const ours = Number(priceQuote(prices, one).totals.amount);
    const others = [
      naiveTotal(INTEGERS, sorted, prices.products, one, (rule) => ruleMatches(rule, one)),
      naiveTotal(DECIMALS, sorted, prices.products, one, (rule) => ruleMatches(rule, one)).toNumber(),
    ];
    if (others.some((other) => other !== ours)) throw new Error(`the totals differ: ${ours}, ${others.join(', ')}`);
  }
  const applied = requests.reduce((sum, one) => sum + priceQuote(prices, one).applied.length, 0) / requests.length;
  const full = measure(
    (nth) => {
      const quote = priceQuote(prices, request(nth));
      everySkip(prices, request(nth), quote);
    },
    3000,
    50,
  );
  const lean = measure((nth) => void priceQuote(prices, request(nth)), 3000, 50);
  say(`\n50 lines × 200 rules (${applied.toFixed(0)} apply), allocation, tax, guards; the same totals from every loop`);
  say(`  a quote with its full trace: p50 ${micros(full.p50)}, p95 ${micros(full.p95)} CPU`);
  row('Winpath, full trace and all 200 reasons', full.mean, full.mean);
  row('Winpath, reasons of the relevant rules only', lean.mean, full.mean);
  row(
    'naive integer loop, no trace',
    measure((nth) => void naiveTotal(INTEGERS, sorted, prices.products, request(nth), (rule) => ruleMatches(rule, request(nth))), 2000, 50)
      .mean,
    full.mean,
  );
  row(
    'naive loop in decimal.js, no trace',
    measure((nth) => void naiveTotal(DECIMALS, sorted, prices.products, request(nth), (rule) => ruleMatches(rule, request(nth))), 100, 10)
      .mean,
    full.mean,
  );
  const engine = jsonRulesEngine(rules);
  row(
    'json-rules-engine + integer loop, no trace',
    await asyncMicros((nth) => jsonRulesTotal(engine, sorted, prices.products, request(nth)), 30),
    full.mean,
  );
  say('\nWhere the time goes (own time)');
  for (const line of await profile(() => {
    for (let nth = 0; nth < 4000; nth++) everySkip(prices, request(nth), priceQuote(prices, request(nth)));
  }, 12))
    say(line);
}

export function benchManyRules(): void {
  const products = catalogue(5000);
  const rules = priceRules(20_000, products.length, 0.02);
  const requests = quoteRequests(64, 50, products.length);
  const set = { version: '1', effectiveFrom: '2024-01-01', rules };
  const prices = publishPrices(products, [], [set]);
  const applied = requests.reduce((sum, one) => sum + priceQuote(prices, one).applied.length, 0) / requests.length;
  const many = measure((nth) => void priceQuote(prices, requests[nth % 64]!), 2000, 50);
  say(`\n50 lines × 20,000 active rules (${applied.toFixed(0)} apply)`);
  say(`  a quote: p50 ${micros(many.p50)}, p95 ${micros(many.p95)} CPU; ${perSecond(many.mean)} quotes/CPU-s`);
  const whole = measure((nth) => void everySkip(prices, requests[nth % 64]!, priceQuote(prices, requests[nth % 64]!)), 40, 4);
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
