// What the conditions of a rule are compared with.
import type { Clock } from '../publish/period.ts';
import type { PriceContext } from '../request.ts';

export type QuoteFacts = {
  readonly context: PriceContext;
  /** What the context has, as the version's numbers. */
  readonly answers: readonly number[];
  readonly clock: Clock;
  readonly isInCart: (sku: string) => boolean;
  /** Coupon codes the customer presented. */
  readonly presented: readonly string[];
  /** Those of them that are let in; the others were left out by the choice of the best subset. */
  readonly letIn: readonly string[];
};
