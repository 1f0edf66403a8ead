// What is asked: for whom, when, in which currency, which lines and coupons, under which policy.
import type { Decimal } from './numbers/decimal.ts';
import type { BasisPoints } from './numbers/minorUnits.ts';
import type { Rounding } from './numbers/rounding.ts';

export type PriceContext = {
  readonly currency: string;
  /** The organisation's day, 'YYYY-MM-DD': bounds that name a day are compared with it. */
  readonly date: string;
  /** The instant, ISO: bounds that name a moment are compared with it. Left out: the start of the day. */
  readonly at?: string;
  readonly customer?: string;
  readonly dealer?: string;
  readonly tier?: string;
  readonly region?: string;
  readonly channel?: string;
  /** Prices of an old quote stay with the version they were made with. */
  readonly pinnedVersion?: string;
};

/** `created` orders the lines by age: it breaks ties, so that re-sorting the lines on a page changes no price. */
export type CartLine = { readonly id: string; readonly created: number; readonly sku: string; readonly quantity: Decimal };

export type TaxPolicy = { readonly mode: 'none' | 'inclusive' | 'exclusive'; readonly rounding: 'line' | 'order' };
export type FloorMode = 'off' | 'approve' | 'block' | 'clamp';

/** One approval level: needed when the discount is strictly over, or the margin strictly under, its figure. */
export type ApprovalLevel = { readonly level: number; readonly discountOver?: BasisPoints; readonly marginUnder?: BasisPoints };

/** The worst figures someone has already approved for this quote. */
export type ApprovedEnvelope = { readonly discount?: BasisPoints; readonly margin?: BasisPoints };

export type PricePolicy = {
  readonly rounding: Rounding;
  /** line: a line's amount is rounded once · unit: the price of one unit is rounded first, then multiplied. */
  readonly roundAt: 'line' | 'unit';
  readonly tax: TaxPolicy;
  readonly floorMode: FloorMode;
  /** Any order; the highest level that is needed decides. */
  readonly approvals: readonly ApprovalLevel[];
  readonly approved?: ApprovedEnvelope;
  /** Choose the subset of the presented coupons that makes the quote cheapest. */
  readonly bestCoupons: boolean;
  /** At most so many coupons on one quote. */
  readonly maxCoupons?: number;
};

export const PLAIN_POLICY: PricePolicy = {
  rounding: 'halfUp',
  roundAt: 'line',
  tax: { mode: 'none', rounding: 'line' },
  floorMode: 'off',
  approvals: [],
  bestCoupons: false,
};

export type PriceRequest = {
  readonly context: PriceContext;
  readonly lines: readonly CartLine[];
  readonly coupons: readonly string[];
  readonly policy: PricePolicy;
};
