import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rfmOf } from './rfm.ts';
import { goalResult, nextTouch, USUAL_RHYTHMS } from './rhythm.ts';
import { orderByTier, tierOf, USUAL_TIER_RULES } from './tiers.ts';

describe('the tier of an account', () => {
  it.each([
    ['500,000 a year for two years', 500_000, 2, 0, 'strategic', 'strategicByPurchasesAndYears'],
    ['a million, but only a year with us', 1_000_000, 1.9, 0, 'key', 'keyButTooShortForStrategic'],
    ['499,999 for ten years', 499_999, 10, 0, 'key', 'keyByPurchases'],
    ['200,000', 200_000, 0, 0, 'key', 'keyByPurchases'],
    ['199,999 and two inquiries', 199_999, 5, 2, 'potential', 'potentialByInquiries'],
    ['one inquiry', 0, 0, 1, 'ordinary', 'noRuleApplies'],
  ])('%s', (_, yearlyPurchases, yearsWithUs, recentInquiries, tier, reason) => {
    expect(tierOf({ account: 'a', yearlyPurchases, yearsWithUs, recentInquiries }, USUAL_TIER_RULES)).toEqual({
      account: 'a',
      tier,
      reason,
    });
  });

  it('is never changed by the score, which only orders within it', () => {
    const account = (name: string, tier: 'strategic' | 'key', score: number | undefined) =>
      ({ account: name, tier, reason: 'keyByPurchases', segment: 'loyal', score }) as const;
    const ordered = orderByTier([
      account('k1', 'key', 0.9),
      account('k2', 'key', undefined),
      account('s1', 'strategic', 0.1),
      account('k3', 'key', 0.95),
      account('k0', 'key', 0.9),
    ]);
    expect(ordered.map(({ account: name }) => name)).toEqual(['s1', 'k3', 'k0', 'k1', 'k2']);
  });
});

describe('RFM', () => {
  const accounts = Array.from({ length: 10 }, (_, at) => ({ account: `a${at}`, daysSince: 100 - at * 10, orders: at, amount: at * 1000 }));

  it('gives each fifth its mark, the most recent, frequent and valuable a 5', () => {
    expect(rfmOf(accounts).map(({ recency, frequency, money }) => `${recency}${frequency}${money}`)).toEqual(
      '111 111 222 222 333 333 444 444 555 555'.split(' '),
    );
  });

  it.each([
    ['champion', 9],
    ['loyal', 4],
    ['asleep', 0],
  ])('calls a %s by name', (segment, at) => {
    expect(rfmOf(accounts)[at]!.segment).toBe(segment);
  });

  it('sees a good customer go quiet and a new one arrive', () => {
    const changed = accounts.map((account, at) =>
      at === 9 ? { ...account, daysSince: 999 } : at === 0 ? { ...account, daysSince: 1 } : account,
    );
    expect(rfmOf(changed)[9]!.segment).toBe('atRisk');
    expect(rfmOf(changed)[0]!.segment).toBe('promising');
  });

  it('keeps who never bought apart, and equal figures equal', () => {
    const [never, one, two] = rfmOf([
      { account: 'n', daysSince: undefined, orders: 0, amount: 0 },
      { account: 'a', daysSince: 5, orders: 2, amount: 10 },
      { account: 'b', daysSince: 5, orders: 2, amount: 10 },
    ]);
    expect(never).toMatchObject({ recency: 1, segment: 'neverBought' });
    expect({ ...one, account: '' }).toEqual({ ...two, account: '' });
  });

  it('does not depend on the order of accounts or the currency unit', () => {
    const purchases = fc.array(fc.record({ daysSince: fc.nat(900), orders: fc.nat(20), amount: fc.nat(1e6) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(purchases, (given) => {
        const named = given.map((purchase, at) => ({ account: `a${at}`, ...purchase }));
        const reversed = rfmOf(named.toReversed().map((purchase) => ({ ...purchase, amount: purchase.amount * 100 }))).toReversed();
        expect(reversed).toEqual(rfmOf(named));
      }),
    );
  });
});

describe('the rhythm of a tier', () => {
  it.each([
    ['strategic', '2026-01-15', '2026-04-15'],
    ['strategic', '2025-11-30', '2026-02-28'],
    ['key', '2028-01-31', '2028-02-29'],
    ['key', '2026-12-31', '2027-01-31'],
    ['potential', '2026-02-20', '2026-03-06'],
    ['ordinary', '2026-08-31', '2027-02-28'],
    ['key', undefined, '2026-06-01'],
  ] as const)('%s, last touched %s: next on %s', (tier, last, next) => {
    expect(nextTouch(USUAL_RHYTHMS[tier], last, '2026-06-01')).toBe(next);
  });

  it.each([
    ['strategic', 20, 19, { measure: 'retention', share: 0.95, atLeast: 0.95, met: true }],
    ['strategic', 20, 18, { measure: 'retention', share: 0.9, atLeast: 0.95, met: false }],
    ['potential', 0, 0, { measure: 'conversion', share: undefined, atLeast: 0.15, met: undefined }],
    ['ordinary', 5, 5, undefined],
  ] as const)('%s, %i accounts, %i reached', (tier, accounts, reached, result) => {
    expect(goalResult(USUAL_RHYTHMS[tier], accounts, reached)).toEqual(result);
  });
});
