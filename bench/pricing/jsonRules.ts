// json-rules-engine on the same work: it decides which rules apply (conditions on date, dealer, tier, region, coupon and scope); the
// amounts are then worked out by the naive integer loop.

import type { NestedCondition } from 'json-rules-engine';
import { Engine } from 'json-rules-engine';
import type { Product } from '#domain/pricing/catalogue.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import type { Rule } from '#domain/pricing/rule.ts';
import { INTEGERS, naiveTotal } from './naive.ts';

function conditionsOf({ when, scope }: Rule): NestedCondition[] {
  const conditions: NestedCondition[] = [];
  if (when?.from) conditions.push({ fact: 'day', operator: 'greaterThanInclusive', value: Number(when.from.replaceAll('-', '')) });
  if (when?.to) conditions.push({ fact: 'day', operator: 'lessThan', value: Number(when.to.replaceAll('-', '')) });
  for (const kind of ['dealer', 'tier', 'region'] as const)
    if (when?.[kind]) conditions.push({ fact: kind, operator: 'in', value: when[kind] });
  if (when?.coupon) conditions.push({ fact: 'coupons', operator: 'contains', value: when.coupon });
  const anyOf = (fact: string, values: readonly string[]): NestedCondition => ({
    any: values.map((value) => ({ fact, operator: 'contains', value })),
  });
  if (scope?.sku) conditions.push(anyOf('skus', scope.sku));
  if (scope?.category) conditions.push(anyOf('categories', scope.category));
  if (scope?.brand) conditions.push(anyOf('brands', scope.brand));
  return conditions;
}

export function jsonRulesEngine(rules: readonly Rule[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) engine.addRule({ conditions: { all: conditionsOf(rule) }, event: { type: rule.id } });
  return engine;
}

export async function jsonRulesTotal(
  engine: Engine,
  sorted: readonly Rule[],
  products: ReadonlyMap<string, Product>,
  request: PriceRequest,
): Promise<number> {
  const bought = request.lines.map(({ sku }) => products.get(sku)!);
  const { events } = await engine.run({
    day: Number(request.context.date.replaceAll('-', '')),
    dealer: request.context.dealer,
    tier: request.context.tier,
    region: request.context.region,
    coupons: request.coupons,
    skus: bought.map(({ sku }) => sku),
    categories: bought.map(({ category }) => category),
    brands: bought.map(({ brand }) => brand),
  });
  const chosen = new Set(events.map(({ type }) => type));
  return naiveTotal(INTEGERS, sorted, products, request, (rule) => chosen.has(rule.id));
}
