// S4 to S6: the rules of the version over the prepared lines, with one set of coupons let in.
import { answersOf } from '../publish/audience.ts';
import { candidatePositions } from '../publish/candidates.ts';
import type { CompiledRule, RulesByStage } from '../publish/compiledRule.ts';
import { rulesByStage } from '../publish/compiledRule.ts';
import { numberOf } from '../publish/numbering.ts';
import type { ProductNumbers } from '../publish/products.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PublishedVersion } from '../publish/version.ts';
import type { PriceRequest } from '../request.ts';
import type { Cart } from './cart.ts';
import { cartOf } from './cart.ts';
import type { QuoteFacts } from './facts.ts';
import type { Prepared } from './prepare.ts';
import type { Run } from './run.ts';
import { runStage } from './runStage.ts';
import { firstPlace, NOWHERE } from './skuTable.ts';
import { restart } from './workingLine.ts';

/** Which reasons a quote writes down: those of the rules the index finds relevant, or those of every rule of the version. */
export type Reasons = 'relevant' | 'all';

/** What every run over the same quote shares, whichever coupons are let in: the lines, and the rules to look at. */
export type RunPlan = {
  readonly prices: PublishedPrices;
  readonly prepared: Prepared;
  readonly request: PriceRequest;
  readonly cart: Cart;
  readonly answers: readonly number[];
  readonly isInCart: QuoteFacts['isInCart'];
  readonly rules: RulesByStage;
};

/** Rules worth looking at, in running order, for any choice of coupons and whatever gifts are given on the way. */
function candidatesFor(prices: PublishedPrices, version: PublishedVersion, { lines }: Cart, who: readonly number[]): CompiledRule[] {
  const what: number[] = [];
  const add = ({ skuNumber, categoryNumber, brandNumber }: ProductNumbers): unknown => what.push(skuNumber, categoryNumber, brandNumber);
  for (const line of lines) add(line);
  for (const sku of version.giftSkus) {
    const product = prices.products.get(sku);
    if (product) add(product);
  }
  return candidatePositions(version.index, who, what).map((position) => version.rules[position]!);
}

export function planRuns(prices: PublishedPrices, prepared: Prepared, request: PriceRequest, reasons: Reasons): RunPlan {
  const { version, lines } = prepared;
  const { contextNumbering } = version;
  const cart = cartOf(lines);
  const answers = answersOf(request.context, contextNumbering);
  const who = [...answers, ...request.coupons.map((coupon) => numberOf(contextNumbering, 'coupon', coupon))];
  const rules = reasons === 'all' ? version.byStage : rulesByStage(candidatesFor(prices, version, cart, who));
  const isInCart = (sku: string): boolean => firstPlace(cart.skus, numberOf(prices.numbering, 'sku', sku)) !== NOWHERE;
  return { prices, prepared, request, cart, answers, isInCart, rules };
}

function startRun({ prices, prepared, request, cart, answers, isInCart }: RunPlan, letIn: readonly string[]): Run {
  const { version, clock, decimals, trace } = prepared;
  return {
    prices,
    version,
    facts: { context: request.context, answers, clock, isInCart, presented: request.coupons, letIn },
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
