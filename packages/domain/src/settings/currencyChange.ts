// 币种: sums and new records are in the organisation's currency, and some amounts (a year's revenue, money among the custom fields)
// have no other. So it may change as long as nothing holds an amount; afterwards every figure would silently mean something else.
import { allow, type Decision, refuse } from '../decision.ts';

/** What can hold an amount: a deal, a price in the catalogue, an account's revenue, a value of a custom field. */
export const AMOUNT_HOLDERS = ['opportunity', 'product', 'account', 'customField'] as const;
export type AmountHolder = (typeof AMOUNT_HOLDERS)[number];

export type CurrencyRefusal = { kind: 'amountsKept'; by: AmountHolder };

/** Refused with everything that holds amounts, deleted records among it: they can come back. The same currency again is allowed. */
export const changeOfCurrency = (before: string, after: string, heldBy: readonly AmountHolder[]): Decision<CurrencyRefusal> =>
  before === after || heldBy.length === 0 ? allow() : refuse(...heldBy.map((by): CurrencyRefusal => ({ kind: 'amountsKept', by })));
