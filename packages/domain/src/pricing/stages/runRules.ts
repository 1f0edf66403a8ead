// S4 to S6: the rules of the version over the prepared lines, with one set of coupons let in.
import { candidatePositions } from '../publish/candidates.ts';
import type { CompiledRule, RulesByStage } from '../publish/compiledRule.ts';
import { rulesByStage } from '../publish/compiledRule.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PublishedVersion } from '../publish/version.ts';
import type { PriceRequest } from '../request.ts';
import type { Cart } from './cart.ts';
import { cartOf } from './cart.ts';
import type { Prepared } from './prepare.ts';
import type { Run } from './run.ts';
import { runStage } from './runStage.ts';
import { restart } from './workingLine.ts';

/** Which reasons a quote writes down: those of the rules the index finds relevant, or those of every rule of the version. */
export type Reasons = 'relevant' | 'all';

/** What every run over the same quote shares, whichever coupons are let in: the lines, and the rules to look at. */
export type RunPlan = {
  readonly prices: PublishedPrices;
  readonly prepared: Prepared;
  readonly request: PriceRequest;
  readonly cart: Cart;
  readonly presented: ReadonlySet<string>;
  readonly rules: RulesByStage;
};

/** Rules worth looking at, in running order, for any choice of coupons and whatever gifts are given on the way. */
function candidatesFor(prices: PublishedPrices, version: PublishedVersion, { lines }: Cart, request: PriceRequest): CompiledRule[] {
  const { customer, dealer, tier, region, channel } = request.context;
  const gifts = version.giftSkus.flatMap((sku) => prices.products.get(sku) ?? []);
  const products = [...lines.map(({ product }) => product), ...gifts];
  const positions = candidatePositions(version.index, {
    coupon: request.coupons,
    customer: [customer],
    dealer: [dealer],
    tier: [tier],
    region: [region],
    channel: [channel],
    sku: products.map(({ sku }) => sku),
    category: products.map(({ category }) => category),
    brand: products.map(({ brand }) => brand),
  });
  return positions.map((position) => version.rules[position]!);
}

export function planRuns(prices: PublishedPrices, prepared: Prepared, request: PriceRequest, reasons: Reasons): RunPlan {
  const { version, lines } = prepared;
  const cart = cartOf(lines);
  const rules = reasons === 'all' ? version.byStage : rulesByStage(candidatesFor(prices, version, cart, request));
  return { prices, prepared, request, cart, presented: new Set(request.coupons), rules };
}

function startRun({ prices, prepared, request, cart, presented }: RunPlan, letIn: readonly string[]): Run {
  const { version, clock, decimals, trace } = prepared;
  return {
    prices,
    version,
    facts: { context: request.context, clock, skus: cart.bySku, presented, letIn: new Set(letIn) },
    policy: request.policy,
    decimals,
    cart,
    gifts: [],
    trace: [...trace],
    applied: [],
    appliedPositions: new Set(),
    groupsUsed: new Set(),
    skipped: [],
    deposits: undefined,
  };
}

/** Runs share their lines: the figures of a run hold until the next one of the same plan begins. */
export function runRules(plan: RunPlan, letIn: readonly string[]): Run {
  for (const line of plan.cart.lines) restart(line);
  const run = startRun(plan, letIn);
  runStage(run, plan.rules.line);
  for (const line of plan.cart.lines) line.afterLineRules = line.amount;
  runStage(run, plan.rules.bundle);
  runStage(run, plan.rules.order);
  return run;
}
