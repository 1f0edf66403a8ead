// What the conditions of a rule are compared with.
import type { Clock } from '../publish/period.ts';
import type { PriceContext } from '../request.ts';

export type QuoteFacts = {
  readonly context: PriceContext;
  readonly clock: Clock;
  /** SKUs in the cart. */
  readonly skus: ReadonlySet<string>;
  /** Coupon codes the customer presented. */
  readonly presented: ReadonlySet<string>;
  /** Those of them that are let in; the others were left out by the choice of the best subset. */
  readonly letIn: ReadonlySet<string>;
};
