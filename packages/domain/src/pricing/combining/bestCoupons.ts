// Best subset of the presented coupons (最优用券). Every subset of at most `most` coupons is priced; the cheapest quote wins. Ties: the
// larger total saving (a gift saves without making the quote cheaper), then fewer coupons, then the order of the codes. Exact up to 12
// presented coupons; beyond, the 12 best single coupons are tried exactly, so the choice may miss a combination of weaker ones.
import type { Integer } from '../numbers/integer.ts';
import { byText } from '../publish/order.ts';

export const EXACT_COUPONS = 12;

/** What a choice costs and saves. */
export type CouponOutcome = { readonly payable: Integer; readonly saved: Integer };
type Priced = { readonly coupons: readonly string[]; readonly outcome: CouponOutcome };

const compareInteger = (a: Integer, b: Integer): number => (a < b ? -1 : a > b ? 1 : 0);
const compareOutcomes = (a: CouponOutcome, b: CouponOutcome): number =>
  compareInteger(a.payable, b.payable) || compareInteger(b.saved, a.saved);

function compareCodes(a: readonly string[], b: readonly string[]): number {
  for (let place = 0; place < a.length && place < b.length; place++) {
    const order = byText(a[place]!, b[place]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const better = (a: Priced, b: Priced): boolean =>
  (compareOutcomes(a.outcome, b.outcome) || a.coupons.length - b.coupons.length || compareCodes(a.coupons, b.coupons)) < 0;

/** The subset that wins; `price` prices the quote with exactly these coupons. */
export function bestCoupons(presented: readonly string[], most: number, price: (coupons: readonly string[]) => CouponOutcome): string[] {
  const codes = strongest([...new Set(presented)].sort(byText), price);
  let best: Priced = { coupons: [], outcome: price([]) };
  for (let subset = 1; subset < 2 ** codes.length; subset++) {
    const coupons = codes.filter((_, place) => (subset >>> place) & 1);
    if (coupons.length > most) continue;
    const priced = { coupons, outcome: price(coupons) };
    if (better(priced, best)) best = priced;
  }
  return [...best.coupons];
}

function strongest(codes: readonly string[], price: (coupons: readonly string[]) => CouponOutcome): readonly string[] {
  if (codes.length <= EXACT_COUPONS) return codes;
  const singles = codes.map((code) => ({ coupons: [code], outcome: price([code]) }));
  singles.sort((a, b) => (better(a, b) ? -1 : 1));
  return singles
    .slice(0, EXACT_COUPONS)
    .flatMap(({ coupons }) => coupons)
    .sort(byText);
}
