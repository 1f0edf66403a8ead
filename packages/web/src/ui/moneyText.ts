/** How many minor units make one unit, as a power of ten: CNY 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const SHORT_FROM = 10_000;

function format(minor: number, currency: string, language: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options }).format(
    minor / 10 ** minorDigits(currency),
  );
}

/** The exact amount: ¥1,234,567.80; whole amounts without their zeros. */
export function fullMoney(minor: number, currency: string, language: string): string {
  return format(minor, currency, language, { trailingZeroDisplay: 'stripIfInteger' });
}

/** From ten thousand on in 万 and 亿 (K, M, B in English), at most two decimals; below that the exact amount. */
export function shortMoney(minor: number, currency: string, language: string): string {
  if (Math.abs(minor) < SHORT_FROM * 10 ** minorDigits(currency)) return fullMoney(minor, currency, language);
  return format(minor, currency, language, { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 });
}
