// Minor per unit. Amount each (每件立减): off = round(amount × q). Fixed unit price (一口价): off = what stands above round(price × q);
// a price above today's changes nothing, because a rule never makes a line dearer.
import type { Decimal } from '../numbers/decimal.ts';
import { greatest, minus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import { amountOf } from '../stages/baseAmount.ts';
import type { LineFigures } from './lineFigures.ts';

export const amountEachOff = ({ quantity, decimals, policy }: LineFigures, amount: Decimal): Minor =>
  amountOf(amount, quantity, decimals, policy);

export const fixedPriceOff = ({ running, quantity, decimals, policy }: LineFigures, price: Decimal): Minor =>
  greatest(minus(running, amountOf(price, quantity, decimals, policy)), 0);
