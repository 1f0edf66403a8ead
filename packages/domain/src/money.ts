// Money: whole minor units of one currency, never a fraction: CNY 5199.10 is 519910, JPY 849 is 849, KWD 3.242 is 3242. Rounding is
// 四舍五入, half away from zero. What a plain number cannot hold exactly is refused instead of being a little wrong.

/** Whole minor units of `currency` (ISO 4217). */
export type Money = { amount: number; currency: string };

// ISO 4217, table A.1 "minor unit": two decimals unless listed.
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Decimals of the currency's minor unit: CNY 2, JPY 0, KWD 3. */
export function currencyDecimals(currency: string): number {
  if (NO_DECIMALS.includes(currency)) return 0;
  return THREE_DECIMALS.includes(currency) ? 3 : 2;
}

export type MoneyProblem = 'not_a_number' | 'too_many_decimals' | 'too_large';
export type ParsedMoney = { ok: true; money: Money } | { ok: false; problem: MoneyProblem };

/**
 * Reads a decimal text as people type it: '5199.10', '5,199.1', '-3'. More decimals than the currency has are a problem,
 * unless they are zeros: an amount is never rounded in silence.
 */
export function parseMoney(text: string, currency: string): ParsedMoney {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return { ok: false, problem: 'not_a_number' };
  const [, sign, whole = '', fraction = ''] = match;
  const decimals = currencyDecimals(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) return { ok: false, problem: 'too_many_decimals' };
  const amount = Number(`${whole.replaceAll(',', '')}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(amount)) return { ok: false, problem: 'too_large' };
  return { ok: true, money: { amount: sign === '-' && amount !== 0 ? -amount : amount, currency } };
}

/** Decimal text with exactly the decimals of the currency: 519910 in CNY is '5199.10'. */
export function moneyText({ amount, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const digits = String(Math.abs(exact(amount))).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return amount < 0 ? `-${text}` : text;
}

/** Throws RangeError where an amount is no whole number a plain number holds exactly (beyond 2^53 − 1). */
function exact(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an exact amount of money: ${amount}`);
  return amount;
}

/** The sum of two amounts. Throws RangeError for two currencies, or beyond what is exact. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  return { amount: exact(a.amount + b.amount), currency: a.currency };
}

/** One sum per currency in the order of first appearance: currencies are never added up. */
export function sumPerCurrency(moneys: readonly Money[]): Money[] {
  const sums = new Map<string, Money>();
  for (const money of moneys) {
    const sum = sums.get(money.currency);
    sums.set(money.currency, sum ? addMoney(sum, money) : { ...money, amount: exact(money.amount) });
  }
  return [...sums.values()];
}

/** So many basis points of the amount (1000 = 10 %), rounded half away from zero. Throws RangeError beyond what is exact. */
export function portionOf({ amount, currency }: Money, basisPoints: number): Money {
  const product = BigInt(exact(amount)) * BigInt(exact(basisPoints));
  const half = product < 0n ? -5_000n : 5_000n;
  return { amount: exact(Number((product + half) / 10_000n)), currency };
}
