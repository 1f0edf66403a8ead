// What to tell before prices are published. Nothing here forbids publishing: each is a sign of a slip.
import type { PriceBook, PriceStep } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, compareDecimals, multiplyDecimals, wholeDecimal } from '../numbers/decimal.ts';
import type { Rule, RuleSet } from '../rule.ts';

export type PublishWarning =
  /** One piece more costs less in all: q × price(q) > (q + 1) × price(q + 1), where q + 1 is the step's `from`. */
  | { readonly warning: 'volumeDip'; readonly book: string; readonly from: Decimal }
  /** A later step gives less than an earlier one. */
  | { readonly warning: 'ladderFalls'; readonly rule: string }
  | { readonly warning: 'neverInDate'; readonly rule: string }
  | { readonly warning: 'unknownRule'; readonly rule: string; readonly named: string }
  | { readonly warning: 'sameId'; readonly rule: string }
  /** The group has no rule of its own on how to choose: the first by priority. */
  | { readonly warning: 'groupUndeclared'; readonly rule: string; readonly group: string };

const ONE = wholeDecimal(1);
const minusOne = (from: Decimal): Decimal => addDecimals(from, wholeDecimal(-1));

/** Steps priced in money; basis points off list depend on the product and are compared as prices of a list price of one. */
const priceAt = (step: PriceStep): Decimal => step.price ?? { units: 10000 - (step.bp ?? 0), scale: 4 };

function volumeDips(book: PriceBook): PublishWarning[] {
  return book.entries.flatMap((entry) => {
    if (!('tiers' in entry) || entry.tiers.mode !== 'volume') return [];
    const steps = [...entry.tiers.steps].sort((a, b) => compareDecimals(a.from, b.from));
    return steps.flatMap((step, place): PublishWarning[] => {
      const before = steps[place - 1];
      if (!before || compareDecimals(minusOne(step.from), before.from) < 0 || compareDecimals(step.from, ONE) <= 0) return [];
      const less = multiplyDecimals(minusOne(step.from), priceAt(before));
      return compareDecimals(less, multiplyDecimals(step.from, priceAt(step))) > 0
        ? [{ warning: 'volumeDip', book: book.id, from: step.from }]
        : [];
    });
  });
}

/** Ladders that take less off further up. */
function ladderFalls({ id, action }: Rule): PublishWarning[] {
  const falls = (gains: readonly (number | bigint)[]): boolean => gains.some((gain, place) => place > 0 && gain < gains[place - 1]!);
  if (action.type === 'spendLadder') {
    const steps = [...action.steps].sort((a, b) => (a.at < b.at ? -1 : 1));
    const amounts = steps.flatMap(({ off }) => (off === undefined ? [] : [off]));
    const shares = steps.flatMap(({ bp }) => (bp === undefined ? [] : [bp]));
    return falls(amounts) || falls(shares) ? [{ warning: 'ladderFalls', rule: id }] : [];
  }
  if (action.type !== 'quantityLadder') return [];
  const steps = [...action.steps].sort((a, b) => compareDecimals(a.from, b.from));
  return falls(steps.flatMap(({ bp }) => (bp === undefined ? [] : [bp]))) ? [{ warning: 'ladderFalls', rule: id }] : [];
}

function namesUnknown(rule: Rule, known: ReadonlySet<string>): PublishWarning[] {
  return (rule.excludes ?? []).filter((named) => !known.has(named)).map((named) => ({ warning: 'unknownRule', rule: rule.id, named }));
}

const neverInDate = ({ id, when }: Rule): PublishWarning[] =>
  when?.from !== undefined && when.to !== undefined && when.from >= when.to ? [{ warning: 'neverInDate', rule: id }] : [];

function sameIds(rules: readonly Rule[]): PublishWarning[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }): PublishWarning[] => {
    if (seen.has(id)) return [{ warning: 'sameId', rule: id }];
    seen.add(id);
    return [];
  });
}

/** Warnings of the price books first, then of the rules in the order they are written. */
export function publishWarnings(books: readonly PriceBook[], { rules, groups = {} }: RuleSet): PublishWarning[] {
  const known = new Set(rules.map(({ id }) => id));
  const undeclared = ({ id, group }: Rule): PublishWarning[] =>
    group !== undefined && groups[group] === undefined ? [{ warning: 'groupUndeclared', rule: id, group }] : [];
  return [
    ...books.flatMap(volumeDips),
    ...sameIds(rules),
    ...rules.flatMap((rule) => [...neverInDate(rule), ...ladderFalls(rule), ...namesUnknown(rule, known), ...undeclared(rule)]),
  ];
}
