// The same work written down without thought: every rule looks at every line. Once in plain integers, once in decimal.js. No trace, no
// reasons, no index; the totals must be the engine's.
import { Decimal } from 'decimal.js';
import type { Product } from '#domain/pricing/catalogue.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import type { LineAction, OrderAction, Rule } from '#domain/pricing/rule.ts';

/** The arithmetic of one way to count. */
type Numbers<N> = {
  readonly of: (value: number) => N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly below: (a: N, b: N) => boolean;
  /** round(a × b / c). */
  readonly scaled: (a: N, b: number, c: number) => N;
  /** floor(a × b / c), and what is left over as a fraction. */
  readonly share: (a: N, b: N, c: N) => { whole: N; rest: number };
  readonly times: (a: N, b: number) => N;
  readonly wholeTimes: (a: N, b: N) => number;
};

export const INTEGERS: Numbers<number> = {
  of: (value) => value,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  below: (a, b) => a < b,
  scaled: (a, b, c) => Math.floor((a * b + c / 2) / c),
  share: (a, b, c) => ({ whole: Math.floor((a * b) / c), rest: (a * b) % c }),
  times: (a, b) => a * b,
  wholeTimes: (a, b) => Math.floor(a / b),
};

export const DECIMALS: Numbers<Decimal> = {
  of: (value) => new Decimal(value),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  below: (a, b) => a.lt(b),
  scaled: (a, b, c) => a.times(b).div(c).toDecimalPlaces(0, Decimal.ROUND_HALF_UP),
  share: (a, b, c) => {
    const product = a.times(b);
    const whole = product.div(c).floor();
    return { whole, rest: product.minus(whole.times(c)).toNumber() };
  },
  times: (a, b) => a.times(b),
  wholeTimes: (a, b) => a.div(b).floor().toNumber(),
};

type Line<N> = { readonly product: Product; readonly quantity: number; amount: N; entry: N };

export function ruleMatches({ when }: Rule, { context, coupons }: PriceRequest): boolean {
  if (when?.from && context.date < when.from) return false;
  if (when?.to && context.date >= when.to) return false;
  if (when?.dealer && !when.dealer.includes(context.dealer ?? '')) return false;
  if (when?.tier && !when.tier.includes(context.tier ?? '')) return false;
  if (when?.region && !when.region.includes(context.region ?? '')) return false;
  return !when?.coupon || coupons.includes(when.coupon);
}

const matches = ({ scope }: Rule, { sku, category, brand }: Product): boolean =>
  (!scope?.sku || scope.sku.includes(sku)) &&
  (!scope?.category || scope.category.includes(category ?? '')) &&
  (!scope?.brand || scope.brand.includes(brand ?? ''));

const min = <N>(numbers: Numbers<N>, a: N, b: N): N => (numbers.below(b, a) ? b : a);

function lineOff<N>(numbers: Numbers<N>, action: LineAction, amount: N, counted: number): N {
  if (action.type === 'amount') return numbers.of(Number(action.amount));
  let bp = action.type === 'percent' ? action.bp : 0;
  if (action.type === 'quantityLadder') for (const step of action.steps) if (counted >= Number(step.from.units)) bp = step.bp ?? 0;
  const off = numbers.minus(amount, numbers.scaled(amount, 10000 - bp, 10000));
  return action.type === 'percent' && action.cap !== undefined ? min(numbers, off, numbers.of(Number(action.cap))) : off;
}

function orderOff<N>(numbers: Numbers<N>, action: OrderAction, base: N): N {
  const capped = (off: N, cap: number | bigint | undefined): N => (cap === undefined ? off : min(numbers, off, numbers.of(Number(cap))));
  if (action.type === 'amount') return numbers.of(Number(action.amount));
  if (action.type === 'percent') return capped(numbers.minus(base, numbers.scaled(base, 10000 - action.bp, 10000)), action.cap);
  if (action.type === 'everyN')
    return capped(numbers.of(numbers.wholeTimes(base, numbers.of(Number(action.n))) * Number(action.off)), action.cap);
  let off = 0;
  if (action.type === 'spendLadder')
    for (const step of action.steps) if (!numbers.below(base, numbers.of(Number(step.at)))) off = Number(step.off);
  return numbers.of(off);
}

function allocateTo<N>(numbers: Numbers<N>, lines: readonly Line<N>[], off: N): void {
  const sum = lines.reduce((total, { amount }) => numbers.plus(total, amount), numbers.of(0));
  const given = min(numbers, off, sum);
  if (!numbers.below(numbers.of(0), sum)) return;
  const shares = lines.map(({ amount }) => numbers.share(given, amount, sum));
  let spare = shares.reduce((left, { whole }) => numbers.minus(left, whole), given);
  const ranked = shares.map((_, place) => place).sort((a, b) => shares[b]!.rest - shares[a]!.rest || a - b);
  lines.forEach((line, place) => {
    line.amount = numbers.minus(line.amount, shares[place]!.whole);
  });
  for (const place of ranked) {
    if (!numbers.below(numbers.of(0), spare)) break;
    lines[place]!.amount = numbers.minus(lines[place]!.amount, numbers.of(1));
    spare = numbers.minus(spare, numbers.of(1));
  }
}

/** Payable amount of the quote, with tax and the floor check done and thrown away. */
export function naiveTotal<N>(
  numbers: Numbers<N>,
  sorted: readonly Rule[],
  products: ReadonlyMap<string, Product>,
  request: PriceRequest,
  chosen: (rule: Rule) => boolean,
): N {
  const lines = request.lines.map(({ sku, quantity }): Line<N> => {
    const product = products.get(sku)!;
    const amount = numbers.times(numbers.of(Number(product.list.units)), Number(quantity.units));
    return { product, quantity: Number(quantity.units), amount, entry: amount };
  });
  for (const stage of ['line', 'order'] as const) {
    for (const line of lines) line.entry = line.amount;
    for (const rule of sorted) {
      if (rule.stage !== stage || !chosen(rule)) continue;
      const inScope = lines.filter(({ product }) => matches(rule, product));
      if (inScope.length === 0) continue;
      if (rule.stage === 'line') {
        const counted = inScope.reduce((sum, { quantity }) => sum + quantity, 0);
        for (const line of inScope)
          line.amount = numbers.minus(line.amount, min(numbers, lineOff(numbers, rule.action, line.amount, counted), line.amount));
      } else if (rule.stage === 'order') {
        allocateTo(
          numbers,
          inScope,
          orderOff(
            numbers,
            rule.action,
            inScope.reduce((sum, { entry }) => numbers.plus(sum, entry), numbers.of(0)),
          ),
        );
      }
    }
  }
  let belowFloor = 0;
  let total = numbers.of(0);
  for (const { product, quantity, amount } of lines) {
    numbers.minus(amount, numbers.scaled(amount, 10000, 10000 + product.tax));
    if (numbers.below(amount, numbers.of(Number(product.floor?.units ?? 0) * quantity))) belowFloor += 1;
    total = numbers.plus(total, amount);
  }
  return belowFloor < 0 ? numbers.of(0) : total;
}
