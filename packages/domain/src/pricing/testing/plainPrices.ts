// The rules of prices written down a second time, as plainly as possible: every rule looks at every line, nothing is prepared, numbers are
// bigints. Slow, and built differently from the engine on purpose: properties hold the one against the other. Amounts in minor units.

import type { Product } from '../catalogue.ts';
import type { PriceRequest } from '../request.ts';
import type { LineRule, OrderRule, Rule, RuleSet } from '../rule.ts';
import { big, hundredthsOf, type Line, max, min, type Offs, rounded, type State, shareWithin, sum } from './plainLines.ts';

export type PlainQuote = {
  readonly amounts: Record<string, bigint>;
  readonly applied: Record<string, bigint>;
  readonly skipped: Record<string, string>;
};

const inScope = ({ scope, stage }: Rule, { product: { sku, category }, amount, entry, base }: Line): boolean =>
  (!scope?.sku || scope.sku.includes(sku)) &&
  (!scope?.category || scope.category.includes(category ?? '')) &&
  !scope?.exceptSku?.includes(sku) &&
  !(scope?.undiscountedOnly && (stage === 'line' ? amount : entry) < base);

const linesOf = ({ lines }: State, rule: Rule): Line[] =>
  lines.filter((line) => (rule.stage === 'order' || !line.gift) && inScope(rule, line));
const onEntry = ({ base, stage, action }: Rule): boolean =>
  (base ?? (stage === 'order' && action.type !== 'roundDown' ? 'entry' : 'running')) === 'entry';
const source = (rule: Rule, line: Line): bigint => (onEntry(rule) ? line.entry : line.amount);
const bought = (lines: readonly Line[]): bigint => sum(lines.filter(({ gift }) => !gift).map(({ hundredths }) => hundredths));

function refusal(state: State, rule: Rule): string | undefined {
  const { when, action } = rule;
  if (when?.coupon && !state.request.coupons.includes(when.coupon)) return 'COUPON';
  if (when?.companion?.some((sku) => !state.lines.some((line) => !line.gift && line.product.sku === sku))) return 'COMPANION';
  const lines = linesOf(state, rule);
  if (lines.length === 0) return 'SCOPE';
  if (when?.minQuantity && bought(lines) < hundredthsOf(when.minQuantity)) return 'QTY';
  if (action.type === 'bundle' && bundles(rule, lines) === 0n) return 'QTY';
  if (action.type === 'quantityLadder' && bought(lines) < min(...(action.steps.map(({ from }) => hundredthsOf(from)) as [bigint, bigint])))
    return 'QTY';
  const most = lines.reduce((high, { hundredths }) => max(high, hundredths), 0n);
  if (action.type === 'nthItem' && (rule.stage === 'line' ? most : bought(lines)) < 100n * big(action.n)) return 'QTY';
  const needed = max(big(when?.minAmount), action.type === 'everyN' ? big(action.n) : 0n);
  return sum(lines.map((line) => source(rule, line))) < needed ? 'THRESHOLD' : undefined;
}

function bundles({ action }: Rule, lines: readonly Line[]): bigint {
  if (action.type !== 'bundle') return 0n;
  return action.components
    .map(({ sku, quantity }) => bought(lines.filter(({ product }) => product.sku === sku)) / hundredthsOf(quantity))
    .reduce(min);
}

/** `taken` of the line's units at `keep` / 10000 of their price. */
function unitsOff(state: State, from: bigint, hundredths: bigint, taken: bigint, bp: number): bigint {
  const whole = hundredths * 10000n;
  return from - rounded(from * (whole - taken * 100n * big(bp)), whole, state.request.policy.rounding);
}

const percentOff = (state: State, from: bigint, bp: number): bigint =>
  from - rounded(from * big(10000 - bp), 10000n, state.request.policy.rounding);

function lineOff(state: State, rule: LineRule, line: Line): bigint {
  const { action } = rule;
  const from = source(rule, line);
  if (action.type === 'percent') return percentOff(state, from, action.bp);
  if (action.type === 'amount') return big(action.amount);
  if (action.type === 'nthItem') return unitsOff(state, from, line.hundredths, line.hundredths / 100n / big(action.n), action.bp);
  if (action.type === 'fixedUnitPrice')
    return line.amount - rounded(big(action.price.units) * line.hundredths, 100n, state.request.policy.rounding);
  if (action.type !== 'quantityLadder') throw new Error(action.type);
  const counted = bought(linesOf(state, rule));
  const reached = action.steps.filter(({ from: first }) => hundredthsOf(first) <= counted).at(-1);
  return percentOff(state, from, reached?.bp ?? 0);
}

const byUnitPrice =
  (rule: Rule) =>
  (a: Line, b: Line): number => {
    const difference = source(rule, a) * b.hundredths - source(rule, b) * a.hundredths;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };

function bundleOffs(state: State, rule: Rule, lines: readonly Line[]): Offs {
  if (rule.action.type !== 'bundle') throw new Error(rule.action.type);
  const count = bundles(rule, lines);
  const worth: Offs = new Map(lines.map((line) => [line, 0n]));
  for (const { sku, quantity } of rule.action.components) {
    let wanted = count * hundredthsOf(quantity);
    const dearest = lines.filter(({ product }) => product.sku === sku).sort((a, b) => byUnitPrice(rule)(b, a));
    for (const line of dearest) {
      const taken = min(wanted, line.hundredths);
      wanted -= taken;
      worth.set(line, rounded(source(rule, line) * taken, line.hundredths, state.request.policy.rounding));
    }
  }
  const total = max(sum([...worth.values()]) - count * big(rule.action.price), 0n);
  return shareWithin(total, lines, (line) => worth.get(line)!);
}

function nthOffs(state: State, rule: OrderRule, all: readonly Line[], n: number, bp: number): Offs {
  const lines = all.filter(({ gift }) => !gift);
  let left = sum(lines.map(({ hundredths }) => hundredths / 100n)) / big(n);
  const offs: Offs = new Map();
  for (const line of [...lines].sort(byUnitPrice(rule))) {
    const taken = min(left, line.hundredths / 100n);
    left -= taken;
    offs.set(
      line,
      min(taken === 0n ? 0n : unitsOff(state, source(rule, line), line.hundredths, taken, bp), max(line.amount - line.lowest, 0n)),
    );
  }
  return offs;
}

function orderSum(state: State, { action }: OrderRule, base: bigint): bigint {
  if (action.type === 'amount') return big(action.amount);
  if (action.type === 'percent') return min(percentOff(state, base, action.bp), action.cap === undefined ? base : big(action.cap));
  if (action.type === 'everyN') return (base / big(action.n)) * big(action.off);
  if (action.type === 'roundDown') return base % big(action.to);
  if (action.type === 'deposit') return max(big(action.worth) - big(action.pay), 0n);
  throw new Error(action.type);
}

type Wish = { readonly offs: Offs; readonly gift?: Line; readonly obstacle?: string };

function giftWish(state: State, rule: OrderRule, lines: readonly Line[]): Wish {
  if (rule.action.type !== 'gift') throw new Error(rule.action.type);
  const product = state.products.get(rule.action.sku)!;
  const taken = sum(state.lines.filter((line) => line.product.sku === product.sku).map(({ hundredths }) => hundredths));
  const hundredths = min(hundredthsOf(rule.action.quantity), max(hundredthsOf(product.stock!) - taken, 0n));
  if (hundredths === 0n) return { offs: new Map(), obstacle: 'NO_STOCK' };
  const worth = rounded(big(product.list.units) * hundredths, 100n, state.request.policy.rounding);
  const gift: Line = {
    id: `gift:${rule.id}`,
    product,
    hundredths,
    base: worth,
    entry: 0n,
    amount: worth,
    lowest: 0n,
    groups: [],
    gift: true,
  };
  const sale = [...lines, gift];
  return { gift, offs: rule.action.method === 'zeroLine' ? new Map([[gift, worth]]) : shareWithin(worth, sale, ({ amount }) => amount) };
}

function wishOf(state: State, rule: Rule): Wish {
  const lines = linesOf(state, rule);
  if (rule.stage === 'line') {
    const free = lines.filter(({ groups }) => rule.group === undefined || !groups.includes(rule.group));
    if (free.length === 0) return { offs: new Map(), obstacle: 'GROUP' };
    return { offs: new Map(free.map((line) => [line, max(min(lineOff(state, rule, line), line.amount - line.lowest), 0n)])) };
  }
  if (rule.group !== undefined && state.usedGroups.has(rule.group)) return { offs: new Map(), obstacle: 'GROUP' };
  if (rule.stage === 'bundle') return { offs: bundleOffs(state, rule, lines) };
  if (rule.action.type === 'gift') return giftWish(state, rule, lines);
  if (rule.action.type === 'nthItem') return { offs: nthOffs(state, rule, lines, rule.action.n, rule.action.bp) };
  return { offs: shareWithin(orderSum(state, rule, sum(lines.map((line) => source(rule, line)))), lines, ({ amount }) => amount) };
}

const gain = ({ offs }: Wish): bigint => sum([...offs.values()]);
const obstacleOf = (rule: Rule, wish: Wish): string | undefined =>
  wish.obstacle ?? (gain(wish) === 0n && rule.action.type !== 'deposit' ? 'ZERO' : undefined);
const excluded = ({ rules, applied }: State, rule: Rule): boolean =>
  rules.some(
    (other) => other !== rule && applied.has(other.id) && (other.excludes?.includes(rule.id) || rule.excludes?.includes(other.id)),
  );

function carryOut(state: State, rule: Rule, wish: Wish): void {
  if (wish.gift) state.lines.push(wish.gift);
  for (const [line, off] of wish.offs) {
    line.amount -= off;
    if (rule.group !== undefined && (off > 0n || line === wish.gift)) line.groups.push(rule.group);
  }
  if (rule.group !== undefined) state.usedGroups.add(rule.group);
  state.applied.set(rule.id, gain(wish));
}

/** The best of a group on the whole; where nobody takes anything off, the first that may run. */
function bestOf(rules: readonly Rule[], wishes: readonly Wish[]): Wish[] {
  const may = wishes.filter((wish, nth) => obstacleOf(rules[nth]!, wish) === undefined);
  const best = may.length > 0 ? may.reduce((high, wish) => (gain(wish) > gain(high) ? wish : high)) : undefined;
  return wishes.map((wish, nth) => (wish === best ? wish : { ...wish, obstacle: obstacleOf(rules[nth]!, wish) ?? 'GROUP' }));
}

/** The best of a group on every line. */
function bestByLine(wishes: readonly Wish[]): Wish[] {
  return wishes.map((wish, nth): Wish => {
    const wins = (line: Line, off: bigint): boolean =>
      off > 0n && wishes.every((other, place) => place === nth || (other.offs.get(line) ?? 0n) < off + (place > nth ? 1n : 0n));
    const offs: Offs = new Map([...wish.offs].filter(([line, off]) => wins(line, off)));
    if (wish.obstacle !== undefined) return wish;
    return offs.size > 0 ? { offs } : { offs, obstacle: gain(wish) === 0n ? 'ZERO' : 'GROUP' };
  });
}

function runStage(state: State, rules: readonly Rule[], groups: RuleSet['groups']): void {
  for (const line of state.lines) line.entry = line.amount;
  const couldRun = (rule: Rule): boolean =>
    !refusal(state, rule) && !excluded(state, rule) && obstacleOf(rule, wishOf(state, rule)) === undefined;
  const alone = rules.find((rule) => rule.exclusive && couldRun(rule));
  let stopped = false;
  const why = (rule: Rule): string | undefined =>
    refusal(state, rule) ?? (alone && alone !== rule ? 'EXCLUSIVE' : stopped ? 'STOPPED' : excluded(state, rule) ? 'EXCLUDED' : undefined);
  const settle = (rule: Rule, wish: Wish): void => {
    const obstacle = excluded(state, rule) ? 'EXCLUDED' : obstacleOf(rule, wish);
    if (obstacle !== undefined) {
      state.skipped.set(rule.id, obstacle);
      return;
    }
    carryOut(state, rule, wish);
    stopped ||= rule.stop ?? false;
  };
  const open = [...rules];
  for (let rule = open.shift(); rule; rule = open.shift()) {
    const { group } = rule;
    const reason = why(rule);
    if (reason !== undefined) state.skipped.set(rule.id, reason);
    else if (group !== undefined && groups?.[group] === 'best') {
      const members = [rule, ...open.filter((other) => other.group === group)];
      open.splice(0, open.length, ...open.filter((other) => other.group !== group));
      const may = members.filter((member) => {
        const refused = why(member);
        if (refused !== undefined) state.skipped.set(member.id, refused);
        return refused === undefined;
      });
      const wished = may.map((member) => wishOf(state, member));
      const wishes = rule.stage === 'line' ? bestByLine(wished) : bestOf(may, wished);
      may.forEach((member, nth) => {
        settle(member, wishes[nth]!);
      });
    } else settle(rule, wishOf(state, rule));
  }
}

/** S1 and S4 to S6 in CNY, for products listed with two decimals and quantities of at most two; coupons as presented. */
export function plainQuote(products: readonly Product[], { rules, groups }: RuleSet, request: PriceRequest): PlainQuote {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const amountAt = (price: { units: number | bigint }, hundredths: bigint): bigint =>
    rounded(big(price.units) * hundredths, 100n, request.policy.rounding);
  const lines = [...request.lines]
    .sort((a, b) => a.created - b.created)
    .map(({ id, sku, quantity }): Line => {
      const product = bySku.get(sku)!;
      const hundredths = hundredthsOf(quantity);
      const base = amountAt(product.list, hundredths);
      const lowest = request.policy.floorMode === 'clamp' && product.floor ? min(base, amountAt(product.floor, hundredths)) : 0n;
      return { id, product, hundredths, base, entry: base, amount: base, lowest, groups: [], gift: false };
    });
  const state: State = { lines, applied: new Map(), skipped: new Map(), usedGroups: new Set(), rules, request, products: bySku };
  const inOrder = [...rules].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  for (const stage of ['line', 'bundle', 'order'] as const)
    runStage(
      state,
      inOrder.filter((rule) => rule.stage === stage),
      groups,
    );
  return {
    amounts: Object.fromEntries(state.lines.map(({ id, amount }) => [id, amount])),
    applied: Object.fromEntries(state.applied),
    skipped: Object.fromEntries(state.skipped),
  };
}
