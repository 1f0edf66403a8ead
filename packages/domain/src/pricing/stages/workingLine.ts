// A line on its way through the pipeline.
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import type { Minor } from '../numbers/minorUnits.ts';

export type WorkingLine = {
  readonly id: string;
  readonly product: Product;
  readonly quantity: Decimal;
  readonly giftOf?: string;
  readonly list: Minor;
  readonly base: Minor;
  /** The amount when the current stage began. */
  entry: Minor;
  /** The amount as the rules so far left it. */
  amount: Minor;
  afterLineRules: Minor;
  /** Rules may not take the amount below this: 0, or the floor price when the policy clamps. */
  readonly lowest: Minor;
  /** Groups that have had their one rule on this line. */
  groups: readonly string[];
};
