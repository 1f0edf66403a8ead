// What to tell before prices are published. Nothing here forbids publishing: each is a sign of a slip.
import type { PriceBook, PriceBookEntry, PriceStep, PriceSteps, Product } from '../catalogue.ts';
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

/** The price of one unit at a step, for a product of that list price. */
const priceAt = (step: PriceStep, list: Decimal): Decimal =>
  step.price ?? multiplyDecimals(list, { units: 10000 - (step.bp ?? 0), scale: 4 });

type Tiered = PriceBookEntry & { readonly tiers: PriceSteps };

/** The list prices an entry stands beside. Steps all in basis points behave alike at any of them. */
function listPrices(book: PriceBook, entry: Tiered, products: readonly Product[]): Decimal[] {
  if (entry.tiers.steps.every(({ price }) => price === undefined)) return [ONE];
  const isMeant = ({ sku, category }: Product): boolean =>
    'all' in entry || ('sku' in entry ? entry.sku === sku : entry.category === category);
  return products.filter((product) => product.currency === book.currency && isMeant(product)).map(({ list }) => list);
}

/** Below the first step the list price holds: it is a step from the first piece on, where it is known. */
function volumeDips(book: PriceBook, products: readonly Product[]): PublishWarning[] {
  return book.entries.flatMap((entry) => {
    if (!('tiers' in entry) || entry.tiers.mode !== 'volume') return [];
    const steps = [...entry.tiers.steps].sort((a, b) => compareDecimals(a.from, b.from));
    const lists = listPrices(book, entry, products);
    const dips = (step: PriceStep, before: PriceStep | undefined, list: Decimal): boolean => {
      if (compareDecimals(step.from, ONE) <= 0 || compareDecimals(minusOne(step.from), before?.from ?? ONE) < 0) return false;
      const less = multiplyDecimals(minusOne(step.from), before ? priceAt(before, list) : list);
      return compareDecimals(less, multiplyDecimals(step.from, priceAt(step, list))) > 0;
    };
    return steps.flatMap((step, place): PublishWarning[] => {
      const before = steps[place - 1];
      const known = lists.length === 0 && before?.price && step.price ? [ONE] : lists;
      return known.some((list) => dips(step, before, list)) ? [{ warning: 'volumeDip', book: book.id, from: step.from }] : [];
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

/** Warnings of the price books first, then of the rules in the order they are written. `products`: their list prices count below a first step. */
export function publishWarnings(
  books: readonly PriceBook[],
  { rules, groups = {} }: RuleSet,
  products: readonly Product[] = [],
): PublishWarning[] {
  const known = new Set(rules.map(({ id }) => id));
  const undeclared = ({ id, group }: Rule): PublishWarning[] =>
    group !== undefined && groups[group] === undefined ? [{ warning: 'groupUndeclared', rule: id, group }] : [];
  return [
    ...books.flatMap((book) => volumeDips(book, products)),
    ...sameIds(rules),
    ...rules.flatMap((rule) => [...neverInDate(rule), ...ladderFalls(rule), ...namesUnknown(rule, known), ...undeclared(rule)]),
  ];
}
