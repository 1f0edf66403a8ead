// What a line rule sees of a line.
import type { Decimal } from '../numbers/decimal.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { PricePolicy } from '../request.ts';

export type LineFigures = {
  /** The amount the percentage is taken of: entry (平行) or running (递进). */
  readonly source: Minor;
  /** The amount as it stands now. */
  readonly running: Minor;
  readonly quantity: Decimal;
  /** What a ladder counts: this quantity, or that of all lines in the rule's scope. */
  readonly counted: Decimal;
  /** Of the currency. */
  readonly decimals: number;
  readonly policy: PricePolicy;
};
