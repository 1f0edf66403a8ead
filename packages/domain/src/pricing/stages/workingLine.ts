// A line on its way through the pipeline.
import type { Decimal } from '../numbers/decimal.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { NumberedProduct } from '../publish/products.ts';

/** A line as S1 to S3 left it. */
export type PricedStart = {
  readonly id: string;
  readonly product: NumberedProduct;
  readonly quantity: Decimal;
  readonly list: Minor;
  readonly base: Minor;
  /** Rules may not take the amount below this: 0, or the floor price when the policy clamps. */
  readonly lowest: Minor;
};

export type WorkingLine = PricedStart & {
  /** Of the product: what scopes compare. */
  readonly skuNumber: number;
  readonly categoryNumber: number;
  readonly brandNumber: number;
  /** Among the lines by age; gifts stand behind the cart's lines. */
  readonly place: number;
  readonly giftOf: string | undefined;
  /** The amount when the current stage began. */
  entry: Minor;
  /** The amount as the rules so far left it. */
  amount: Minor;
  afterLineRules: Minor;
  /** Groups that have had their one rule on this line. */
  groups: readonly string[];
};

const NO_GROUPS: readonly string[] = [];

/** A line before the first rule. */
export const startingLine = (
  { id, product, quantity, list, base, lowest }: PricedStart,
  place: number,
  giftOf: string | undefined,
): WorkingLine => ({
  skuNumber: product.skuNumber,
  categoryNumber: product.categoryNumber,
  brandNumber: product.brandNumber,
  id,
  product,
  quantity,
  list,
  base,
  lowest,
  place,
  giftOf,
  entry: base,
  amount: base,
  afterLineRules: base,
  groups: NO_GROUPS,
});

/** Puts a line back to before the first rule. */
export function restart(line: WorkingLine): void {
  line.entry = line.base;
  line.amount = line.base;
  line.afterLineRules = line.base;
  line.groups = NO_GROUPS;
}
