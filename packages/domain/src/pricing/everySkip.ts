// The whole "why not": every rule of the version that did not apply. Pricing itself writes down only the rules the index found
// relevant; with 20,000 rules the others are explained when someone asks.

import type { Product } from './catalogue.ts';
import type { CompiledRule } from './publish/compiledRule.ts';
import { inScope } from './publish/compiledScope.ts';
import { clockOf } from './publish/period.ts';
import type { PublishedPrices } from './publish/publishedPrices.ts';
import { versionInEffect } from './publish/version.ts';
import type { Quote, Skip } from './quote.ts';
import type { PriceRequest } from './request.ts';
import { conditionRefusal } from './stages/contextConditions.ts';
import type { QuoteFacts } from './stages/facts.ts';

/** A rule the index did not offer lacks something it cannot do without: a condition, its lines, or a bundle's first component. */
function absentSkip(compiled: CompiledRule, facts: QuoteFacts, products: readonly Product[]): Skip {
  const refusal = conditionRefusal(compiled, facts);
  if (refusal) return refusal;
  const { id: rule, stage, scope } = compiled;
  // Of a rule that asks for nothing else the index knows by itself that it has no line.
  const isBundle = stage === 'bundle' && products.some((product) => inScope(scope, product));
  return isBundle ? { rule, reason: 'QTY', needed: 1, found: 0 } : { rule, reason: 'SCOPE' };
}

/** Skips of all rules that did not apply to the quote, in running order. Empty when the quote could not be priced. */
export function everySkip(prices: PublishedPrices, request: PriceRequest, quote: Quote): Skip[] {
  const { context, coupons, lines } = request;
  const clock = clockOf(context.date, context.at);
  const version = versionInEffect(prices.versions, clock, context.pinnedVersion);
  if (!version || quote.lines.length === 0) return [];
  const skus = new Set(lines.map(({ sku }) => sku));
  const facts = { context, clock, skus, presented: new Set(coupons), letIn: new Set(quote.coupons) };
  const products = [...skus].flatMap((sku) => prices.products.get(sku) ?? []);
  const told = new Map<string, Skip | undefined>();
  for (const skip of quote.skipped) told.set(skip.rule, skip);
  for (const { rule } of quote.applied) told.set(rule, undefined);
  const skips: Skip[] = [];
  for (const compiled of version.rules) {
    const skip = told.has(compiled.id) ? told.get(compiled.id) : absentSkip(compiled, facts, products);
    if (skip) skips.push(skip);
  }
  return skips;
}
