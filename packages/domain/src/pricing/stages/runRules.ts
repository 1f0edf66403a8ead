// S4 to S6: the rules of the version over the prepared lines, with one set of coupons let in.
import { currencyDecimals } from '../../money.ts';
import { candidatePositions } from '../publish/candidates.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PriceRequest } from '../request.ts';
import type { Stage } from '../rule.ts';
import type { Prepared } from './prepare.ts';
import type { Run } from './run.ts';
import { runStage } from './runStage.ts';
import type { WorkingLine } from './workingLine.ts';

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** Rules worth looking at, for any choice of coupons. */
export function candidatesFor(prepared: Prepared, { context, coupons }: PriceRequest): readonly CompiledRule[] {
  const { rules, postings } = prepared.version;
  const skus = new Set<string>();
  const categories = new Set<string>();
  const brands = new Set<string>();
  for (const { product } of prepared.lines) {
    skus.add(product.sku);
    if (product.category !== undefined) categories.add(product.category);
    if (product.brand !== undefined) brands.add(product.brand);
  }
  const positions = candidatePositions(postings, rules.length, {
    coupon: new Set(coupons),
    customer: one(context.customer),
    dealer: one(context.dealer),
    tier: one(context.tier),
    region: one(context.region),
    channel: one(context.channel),
    sku: skus,
    category: categories,
    brand: brands,
    always: one(''),
  });
  return positions.map((position) => rules[position]!);
}

function workingLines(prepared: Prepared): WorkingLine[] {
  return prepared.lines.map(({ id, product, quantity, list, base, lowest }) => ({
    id,
    product,
    quantity,
    list,
    base,
    entry: base,
    amount: base,
    afterLineRules: base,
    lowest,
    groups: [],
  }));
}

function bySku(lines: readonly WorkingLine[]): Map<string, WorkingLine[]> {
  const found = new Map<string, WorkingLine[]>();
  for (const line of lines) {
    const same = found.get(line.product.sku);
    if (same) same.push(line);
    else found.set(line.product.sku, [line]);
  }
  return found;
}

function startRun(prices: PublishedPrices, prepared: Prepared, request: PriceRequest, letIn: readonly string[]): Run {
  const lines = workingLines(prepared);
  const linesBySku = bySku(lines);
  const { context, policy, coupons } = request;
  return {
    prices,
    version: prepared.version,
    books: prepared.books,
    facts: { context, clock: prepared.clock, skus: new Set(linesBySku.keys()), presented: new Set(coupons), letIn: new Set(letIn) },
    policy,
    decimals: currencyDecimals(context.currency),
    lines,
    gifts: [],
    linesBySku,
    scopeLines: [],
    trace: [...prepared.trace],
    applied: [],
    appliedPositions: new Set(),
    groupsUsed: new Set(),
    skipped: [],
    deposits: undefined,
  };
}

export function runRules(
  prices: PublishedPrices,
  prepared: Prepared,
  request: PriceRequest,
  candidates: readonly CompiledRule[],
  letIn: readonly string[],
): Run {
  const run = startRun(prices, prepared, request, letIn);
  const of = (stage: Stage): CompiledRule[] => candidates.filter(({ rule }) => rule.stage === stage);
  runStage(run, of('line'));
  for (const line of run.lines) line.afterLineRules = line.amount;
  runStage(run, of('bundle'));
  runStage(run, of('order'));
  return run;
}
