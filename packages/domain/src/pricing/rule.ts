// A price rule as it is written down and published: where it stands in the pipeline, for whom and what it counts, and what it takes off.
import type { Decimal } from './numbers/decimal.ts';
import type { BasisPoints, Minor } from './numbers/minorUnits.ts';

/** Which lines a rule looks at: every selector given must hold. No selector at all means every line. */
export type Scope = {
  readonly sku?: readonly string[];
  readonly category?: readonly string[];
  readonly brand?: readonly string[];
  readonly exceptSku?: readonly string[];
  /** 特价不参与: leave out lines that an earlier rule has already made cheaper. */
  readonly undiscountedOnly?: boolean;
};

/** When a rule may run: everything given must hold. Days are 'YYYY-MM-DD', moments ISO instants; `to` is exclusive. */
export type When = {
  readonly from?: string;
  readonly to?: string;
  readonly customer?: readonly string[];
  readonly dealer?: readonly string[];
  readonly tier?: readonly string[];
  readonly region?: readonly string[];
  readonly channel?: readonly string[];
  readonly minQuantity?: Decimal;
  readonly minAmount?: Minor;
  readonly coupon?: string;
  /** Every one of these SKUs must be in the cart too (加购). */
  readonly companion?: readonly string[];
};

export type QuantityStep = { readonly from: Decimal; readonly bp?: BasisPoints; readonly price?: Decimal; readonly amountEach?: Decimal };
export type SpendStep = { readonly at: Minor; readonly off?: Minor; readonly bp?: BasisPoints };

export type Percent = { readonly type: 'percent'; readonly bp: BasisPoints; readonly cap?: Minor };
export type Amount = { readonly type: 'amount'; readonly amount: Minor };
export type NthItem = { readonly type: 'nthItem'; readonly n: number; readonly bp: BasisPoints };
export type QuantityLadder = { readonly type: 'quantityLadder'; readonly count: 'line' | 'scope'; readonly steps: readonly QuantityStep[] };
export type AmountEach = { readonly type: 'amountEach'; readonly amount: Decimal };
export type FixedUnitPrice = { readonly type: 'fixedUnitPrice'; readonly price: Decimal };
export type LineAction = Percent | QuantityLadder | Amount | AmountEach | FixedUnitPrice | NthItem;

export type BundleComponent = { readonly sku: string; readonly quantity: Decimal };
export type Bundle = {
  readonly type: 'bundle';
  readonly components: readonly BundleComponent[];
  /** What one bundle costs, or how much it takes off: exactly one of the three. */
  readonly price?: Minor;
  readonly bp?: BasisPoints;
  readonly off?: Minor;
};

export type SpendLadder = { readonly type: 'spendLadder'; readonly steps: readonly SpendStep[] };
export type EveryN = { readonly type: 'everyN'; readonly n: Minor; readonly off: Minor; readonly cap?: Minor };
export type Deposit = { readonly type: 'deposit'; readonly pay: Minor; readonly worth: Minor };
export type Gift = {
  readonly type: 'gift';
  readonly sku: string;
  readonly quantity: Decimal;
  readonly method: 'zeroLine' | 'combinedSale';
};
export type RoundDown = { readonly type: 'roundDown'; readonly to: Minor };
export type OrderAction = Amount | Percent | SpendLadder | EveryN | Deposit | NthItem | Gift | RoundDown;

/** 平行 entry: the amounts the stage began with. 递进 running: the amounts as earlier rules left them. */
export type Base = 'entry' | 'running';

type Common = {
  readonly id: string;
  /** Lower runs first; equal priorities run in the order of their ids. */
  readonly priority: number;
  /** Set where the rule names money: it then runs only on quotes in this currency. */
  readonly currency?: string;
  readonly scope?: Scope;
  readonly when?: When;
  /** What the threshold and the percentage are taken of. Left out: running for line and bundle rules, entry for order rules. */
  readonly base?: Base;
  readonly group?: string;
  readonly stop?: boolean;
  readonly exclusive?: boolean;
  readonly excludes?: readonly string[];
};

export type LineRule = Common & { readonly stage: 'line'; readonly action: LineAction };
export type BundleRule = Common & { readonly stage: 'bundle'; readonly action: Bundle };
export type OrderRule = Common & { readonly stage: 'order'; readonly action: OrderAction };
export type Rule = LineRule | BundleRule | OrderRule;
export type Stage = Rule['stage'];

/** How a group picks its one rule: the first by priority, or the one that takes most off. */
export type GroupSelect = 'priority' | 'best';

/** What is published at once. `effectiveFrom` is a day or an instant. */
export type RuleSet = {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly rules: readonly Rule[];
  readonly groups?: Readonly<Record<string, GroupSelect>>;
};
