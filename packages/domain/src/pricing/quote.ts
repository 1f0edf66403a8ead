// What comes back: the amounts, and the whole story of how they came about.
import type { Decimal } from './numbers/decimal.ts';
import type { BasisPoints, Minor } from './numbers/minorUnits.ts';

export type QuoteError =
  | { readonly code: 'NO_PRICE'; readonly line: string; readonly sku: string; readonly currency: string }
  | { readonly code: 'BAD_QUANTITY'; readonly line: string; readonly sku: string; readonly quantity: Decimal }
  | { readonly code: 'NO_VERSION'; readonly version: string }
  | { readonly code: 'OVER_STOCK'; readonly sku: string; readonly requested: Decimal; readonly available: Decimal }
  | { readonly code: 'BELOW_FLOOR'; readonly line: string; readonly sku: string; readonly amount: Minor; readonly floor: Minor };

/** Price points of one line, all for the whole quantity and in the price's own tax basis except net, tax and gross. */
export type PricedLine = {
  readonly id: string;
  readonly sku: string;
  readonly quantity: Decimal;
  /** The rule that gave this line away, when it is a gift. */
  readonly giftOf?: string;
  readonly list: Minor;
  /** After the price book: what the rules start from. */
  readonly base: Minor;
  readonly afterLineRules: Minor;
  /** Payable: after every rule. */
  readonly amount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
};

export type Totals = {
  readonly list: Minor;
  readonly base: Minor;
  /** base − amount: all that the rules took off. */
  readonly off: Minor;
  readonly amount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  /** With a deposit: what is paid at once, and the rest. */
  readonly dueNow?: Minor;
  readonly dueLater?: Minor;
};

export type Change = { readonly line: string; readonly before: Minor; readonly after: Minor };

/** One step of the trace: a price found, or one application of one rule. */
export type TraceStep =
  | { readonly kind: 'list'; readonly line: string; readonly after: Minor }
  | { readonly kind: 'book'; readonly book: string; readonly line: string; readonly before: Minor; readonly after: Minor }
  | { readonly kind: 'line'; readonly rule: string; readonly line: string; readonly before: Minor; readonly after: Minor }
  | { readonly kind: 'bundle' | 'order'; readonly rule: string; readonly changes: readonly Change[] }
  | { readonly kind: 'gift'; readonly rule: string; readonly sku: string; readonly quantity: Decimal; readonly changes: readonly Change[] };

export type Share = { readonly line: string; readonly off: Minor };
export type Application = { readonly rule: string; readonly off: Minor; readonly shares: readonly Share[] };

export type EligibilityReason = 'DATE' | 'CONTEXT' | 'COUPON' | 'COMPANION' | 'SCOPE' | 'QTY' | 'THRESHOLD';
export type CombinationReason = 'GROUP' | 'EXCLUDED' | 'EXCLUSIVE' | 'STOPPED' | 'NOT_BEST' | 'NO_STOCK' | 'ZERO';
export type SkipReason = EligibilityReason | CombinationReason;

/** Why a rule did not apply: the figures compared, or the rule that stood in its way. */
export type Skip = {
  readonly rule: string;
  readonly reason: SkipReason;
  readonly needed?: Minor | string;
  readonly found?: Minor | string;
  readonly by?: string;
};

export type ApprovalReason =
  | { readonly kind: 'discount'; readonly level: number; readonly over: BasisPoints; readonly found: BasisPoints }
  | { readonly kind: 'margin'; readonly level: number; readonly under: BasisPoints; readonly found: BasisPoints | undefined }
  | { readonly kind: 'floor'; readonly level: number; readonly line: string; readonly amount: Minor; readonly floor: Minor };

/** The highest level that must agree, and every reason. */
export type ApprovalNeed = { readonly level: number; readonly reasons: readonly ApprovalReason[] };

export type Quote = {
  readonly currency: string;
  /** The published version the prices were made with; undefined before anything was published. */
  readonly version: string | undefined;
  readonly errors: readonly QuoteError[];
  /** The cart's lines by age, then the gifts. */
  readonly lines: readonly PricedLine[];
  readonly totals: Totals;
  readonly applied: readonly Application[];
  /** Every rule the index found relevant and that did not apply; `everySkip` adds those the index never looked at. */
  readonly skipped: readonly Skip[];
  readonly trace: readonly TraceStep[];
  /** The coupons that were let in. */
  readonly coupons: readonly string[];
  readonly approval?: ApprovalNeed;
};
