// What the conditions of a rule are compared with.
import type { Clock } from '../publish/period.ts';
import type { PriceContext } from '../request.ts';

type Names = Pick<ReadonlySet<string>, 'has'>;

export type QuoteFacts = {
  readonly context: PriceContext;
  readonly clock: Clock;
  /** SKUs in the cart. */
  readonly skus: Names;
  /** Coupon codes the customer presented. */
  readonly presented: Names;
  /** Those of them that are let in; the others were left out by the choice of the best subset. */
  readonly letIn: Names;
};
