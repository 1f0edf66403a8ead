// Gift (满赠). The gift is a line of its own with its list value. It is limited by the stock that the cart's own lines and earlier
// gifts leave; nothing left means no gift (NO_STOCK).
//   zero line       the gift's value is taken off the gift's line: it costs 0, the other lines keep their amounts
//   combined sale   the gift's value is taken off all lines of the sale, gift included, by their fair values (组合销售 for tax)
import type { Decimal } from '../numbers/decimal.ts';
import { compareDecimals, subtractDecimals, ZERO_DECIMAL } from '../numbers/decimal.ts';

/** How many gifts there are: the wanted quantity, or what stock leaves. Unknown stock limits nothing. */
export function giftQuantity(wanted: Decimal, stock: Decimal | undefined, taken: Decimal): Decimal {
  if (!stock) return wanted;
  const left = subtractDecimals(stock, taken);
  if (compareDecimals(left, ZERO_DECIMAL) <= 0) return ZERO_DECIMAL;
  return compareDecimals(left, wanted) < 0 ? left : wanted;
}
