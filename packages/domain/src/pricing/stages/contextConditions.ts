// The conditions that do not look at the lines' amounts, in their fixed order: DATE, CONTEXT (currency, customer, dealer, tier,
// region, channel), COUPON, COMPANION. The first that fails is the reason.
import type { CompiledRule } from '../publish/compiledRule.ts';
import { within } from '../publish/period.ts';
import type { SkipReason } from '../quote.ts';
import type { QuoteFacts } from './facts.ts';

/** Why a rule stays out, with what it asked for and what there was. */
export type Refusal = {
  readonly reason: SkipReason;
  readonly needed?: string | number | bigint;
  readonly found?: string | number | bigint;
  readonly by?: string;
};

const WHO = ['customer', 'dealer', 'tier', 'region', 'channel'] as const;

function contextRefusal({ rule }: CompiledRule, { context }: QuoteFacts): Refusal | undefined {
  if (rule.currency !== undefined && rule.currency !== context.currency)
    return { reason: 'CONTEXT', needed: rule.currency, found: context.currency };
  if (!rule.when) return undefined;
  for (const kind of WHO) {
    const wanted = rule.when[kind];
    const value = context[kind];
    if (wanted && (value === undefined || !wanted.includes(value)))
      return { reason: 'CONTEXT', needed: wanted.join(' | '), found: value ?? '' };
  }
  return undefined;
}

function couponRefusal({ rule }: CompiledRule, { presented, letIn }: QuoteFacts): Refusal | undefined {
  const coupon = rule.when?.coupon;
  if (coupon === undefined || letIn.has(coupon)) return undefined;
  return { reason: presented.has(coupon) ? 'NOT_BEST' : 'COUPON', needed: coupon };
}

export function conditionRefusal(compiled: CompiledRule, facts: QuoteFacts): Refusal | undefined {
  const { when } = compiled.rule;
  if (when && !within(compiled.period, facts.clock))
    return { reason: 'DATE', needed: `[${when.from ?? ''}, ${when.to ?? ''})`, found: facts.context.at ?? facts.context.date };
  const refusal = contextRefusal(compiled, facts);
  if (refusal || !when) return refusal;
  const missing = when.companion?.find((sku) => !facts.skus.has(sku));
  return couponRefusal(compiled, facts) ?? (missing === undefined ? undefined : { reason: 'COMPANION', needed: missing });
}
