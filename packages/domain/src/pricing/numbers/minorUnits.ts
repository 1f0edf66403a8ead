// Amounts inside the price engine: bare whole minor units. A quote has one currency, so its amounts do not each carry it:
// CNY 5199.10 is 519910, JPY 849 is 849, KWD 3.242 is 3242.
import { currencyDecimals } from '../../money.ts';
import { decimal, decimalText, roundedTo } from './decimal.ts';
import type { Integer } from './integer.ts';

/** Whole minor units of the quote's currency. */
export type Minor = Integer;

/** Basis points: 1000 is 10 %. */
export type BasisPoints = number;

/** '5199.10' as minor units; more decimals than the currency has are rounded half up. */
export const minorOf = (text: string, currency: string): Minor => roundedTo(decimal(text), currencyDecimals(currency), 'halfUp');

/** Minor units with exactly the decimals of the currency: 519910 in CNY is '5199.10'. */
export const minorText = (amount: Minor, currency: string): string => decimalText({ units: amount, scale: currencyDecimals(currency) });
