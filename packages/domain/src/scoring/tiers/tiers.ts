// Customer tiers: rules first. Strategic 战略客户: ≥ 500,000 a year and ≥ 2 years with us · key 重点客户: 200,000 a year and more ·
// potential 潜在客户: ≥ 2 inquiries within 3 months · ordinary 普通客户: the rest, told apart by RFM.
// The account score never moves an account to another tier; it only orders accounts within one.
// Each tier has a rhythm that creates tasks and a figure that is measured.
import type { RfmSegment } from './rfm.ts';

export type Tier = 'strategic' | 'key' | 'potential' | 'ordinary';
export const TIERS: readonly Tier[] = ['strategic', 'key', 'potential', 'ordinary'];

/** Thresholds, editable per company; amounts in whole units of the base currency. */
export type TierRules = {
  readonly strategicYearly: number;
  readonly strategicYears: number;
  readonly keyYearly: number;
  readonly potentialInquiries: number;
};

export const USUAL_TIER_RULES: TierRules = { strategicYearly: 500_000, strategicYears: 2, keyYearly: 200_000, potentialInquiries: 2 };

/** Purchases of the last 12 months, years since the first order, inquiries of the last 3 months. */
export type AccountFacts = {
  readonly account: string;
  readonly yearlyPurchases: number;
  readonly yearsWithUs: number;
  readonly recentInquiries: number;
};

export type TierReason =
  | 'strategicByPurchasesAndYears'
  | 'keyByPurchases'
  | 'keyButTooShortForStrategic'
  | 'potentialByInquiries'
  | 'noRuleApplies';
export type TierDecision = { readonly account: string; readonly tier: Tier; readonly reason: TierReason };

/** The tier of one account and the rule that put it there. */
export function tierOf(facts: AccountFacts, rules: TierRules): TierDecision {
  const [tier, reason] = firstRule(facts, rules);
  return { account: facts.account, tier, reason };
}

function firstRule(facts: AccountFacts, rules: TierRules): [Tier, TierReason] {
  const large = facts.yearlyPurchases >= rules.strategicYearly;
  if (large && facts.yearsWithUs >= rules.strategicYears) return ['strategic', 'strategicByPurchasesAndYears'];
  if (large) return ['key', 'keyButTooShortForStrategic'];
  if (facts.yearlyPurchases >= rules.keyYearly) return ['key', 'keyByPurchases'];
  if (facts.recentInquiries >= rules.potentialInquiries) return ['potential', 'potentialByInquiries'];
  return ['ordinary', 'noRuleApplies'];
}

/** An account in its tier, with what orders it there. */
export type TieredAccount = TierDecision & { readonly segment: RfmSegment; readonly score: number | undefined };

/** Accounts by tier, within a tier by score (unscored last), then by name. */
export function orderByTier(accounts: readonly TieredAccount[]): TieredAccount[] {
  return accounts.toSorted(
    (a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || (b.score ?? -1) - (a.score ?? -1) || (a.account < b.account ? -1 : 1),
  );
}
