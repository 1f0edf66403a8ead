// The conditions that do not look at the lines' amounts, in their fixed order: DATE, CONTEXT (currency, customer, dealer, tier,
// region, channel), COUPON, COMPANION. The first that fails is the reason.
import { belongs } from '../publish/audience.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import { within } from '../publish/period.ts';
import type { Skip } from '../quote.ts';
import type { QuoteFacts } from './facts.ts';

function dateRefusal({ id, rule: { when } }: CompiledRule, { context }: QuoteFacts): Skip {
  return { rule: id, reason: 'DATE', needed: `[${when?.from ?? ''}, ${when?.to ?? ''})`, found: context.at ?? context.date };
}

function contextRefusal({ id, audience }: CompiledRule, { context, answers }: QuoteFacts): Skip | undefined {
  for (const part of audience) {
    if (!belongs(part, answers)) return { rule: id, reason: 'CONTEXT', needed: part.needed, found: context[part.of] ?? '' };
  }
  return undefined;
}

function couponRefusal(id: string, coupon: string, { presented, letIn }: QuoteFacts): Skip | undefined {
  return letIn.includes(coupon) ? undefined : { rule: id, reason: presented.includes(coupon) ? 'NOT_BEST' : 'COUPON', needed: coupon };
}

function companionRefusal({ id, companions }: CompiledRule, { isInCart }: QuoteFacts): Skip | undefined {
  for (const sku of companions) if (!isInCart(sku)) return { rule: id, reason: 'COMPANION', needed: sku };
  return undefined;
}

/** Why the rule stays out, with what it asked for and what there was; undefined when nothing here keeps it out. */
export function conditionRefusal(compiled: CompiledRule, facts: QuoteFacts): Skip | undefined {
  const { id, period, audience, coupon, companions } = compiled;
  if (period && !within(period, facts.clock)) return dateRefusal(compiled, facts);
  return (
    (audience.length > 0 ? contextRefusal(compiled, facts) : undefined) ??
    (coupon === undefined ? undefined : couponRefusal(id, coupon, facts)) ??
    (companions.length > 0 ? companionRefusal(compiled, facts) : undefined)
  );
}
