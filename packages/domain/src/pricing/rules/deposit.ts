// Deposit that counts for more than it is (定金膨胀): paying 100 now is worth 200 at the end.
//   off = worth − paid      due now = paid      due later = payable − paid
import { greatest, least, minus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { Deposit } from '../rule.ts';

export const depositOff = ({ pay, worth }: Deposit): Minor => greatest(minus(worth, pay), 0);

/** What is due now is never more than the whole. */
export function dueParts(payable: Minor, deposits: Minor): { readonly dueNow: Minor; readonly dueLater: Minor } {
  const dueNow = least(deposits, payable);
  return { dueNow, dueLater: minus(payable, dueNow) };
}
