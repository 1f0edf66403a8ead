import { expect, it } from 'vitest';
import { changeOfCurrency } from './currencyChange.ts';

it.each([
  ['nothing holds an amount', 'CNY', 'EUR', [], true],
  ['the currency stays what it is', 'CNY', 'CNY', ['opportunity'], true],
  ['an opportunity is there', 'CNY', 'EUR', ['opportunity'], false],
  ['prices and custom fields hold amounts', 'CNY', 'EUR', ['product', 'customField'], false],
] as const)('when %s: %s to %s', (_, before, after, heldBy, allowed) => {
  const reasons = heldBy.map((by) => ({ kind: 'amountsKept', by }));
  expect(changeOfCurrency(before, after, heldBy)).toEqual(allowed ? { allowed } : { allowed, reasons });
});
