// One published version of the price rules, made ready to run. It is built once, never changed, and put in place by
// replacing one reference: a quote that began with the old version ends with the old version.
import type { GroupSelect, RuleSet } from '../rule.ts';
import type { ContextNumbering } from './audience.ts';
import { CONTEXT_KINDS } from './audience.ts';
import type { RuleIndex } from './candidates.ts';
import { indexRules } from './candidates.ts';
import type { CompiledRule, RulesByStage } from './compiledRule.ts';
import { compileRules, rulesByStage } from './compiledRule.ts';
import { registrar } from './numbering.ts';
import type { Clock } from './period.ts';
import { instantOf } from './period.ts';
import type { ProductNumbering } from './products.ts';

export type PublishedVersion = {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly effectiveFrom: number;
  /** In running order; a rule's position is its index. */
  readonly rules: readonly CompiledRule[];
  readonly byStage: RulesByStage;
  readonly index: RuleIndex;
  readonly contextNumbering: ContextNumbering;
  /** What some rule gives away: order rules see gifts, so these are in every quote's reach. */
  readonly giftSkus: readonly string[];
  readonly groups: Readonly<Record<string, GroupSelect>>;
};

function giftSkusOf({ rules }: RuleSet): string[] {
  const skus = new Set<string>();
  for (const { action } of rules) if (action.type === 'gift') skus.add(action.sku);
  return [...skus];
}

export function compileVersion(set: RuleSet, products: ProductNumbering): PublishedVersion {
  const context = registrar(CONTEXT_KINDS);
  const rules = compileRules(set.rules, products, context);
  const contextNumbering = context.finish();
  return {
    version: set.version,
    effectiveFrom: instantOf(set.effectiveFrom),
    rules,
    byStage: rulesByStage(rules),
    index: indexRules(rules, contextNumbering, products),
    contextNumbering,
    giftSkus: giftSkusOf(set),
    groups: set.groups ?? {},
  };
}

/**
 * S0: the pinned version, else the one published last among those in effect at the moment of the quote.
 * Undefined when the pinned one is not there, or nothing is in effect yet.
 */
export function versionInEffect(
  versions: readonly PublishedVersion[],
  clock: Clock,
  pinned: string | undefined,
): PublishedVersion | undefined {
  if (pinned !== undefined) return versions.find(({ version }) => version === pinned);
  let latest: PublishedVersion | undefined;
  for (const candidate of versions) {
    if (candidate.effectiveFrom > clock.moment) continue;
    if (!latest || candidate.effectiveFrom >= latest.effectiveFrom) latest = candidate;
  }
  return latest;
}
