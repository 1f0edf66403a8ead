import { expect, it } from 'vitest';
import { dealSum, lineSum } from './dealProducts.ts';

it.each([
  ['no discount', { quantity: 3, unitPrice: 12_345, discount: 0 }, 37_035],
  ['nine tenths', { quantity: 1, unitPrice: 9_999, discount: 1_000 }, 8_999],
  ['a half is rounded up', { quantity: 1, unitPrice: 5, discount: 5_000 }, 3],
  ['rounded once per line, not per piece', { quantity: 3, unitPrice: 5, discount: 5_000 }, 8],
  ['for nothing', { quantity: 2, unitPrice: 100, discount: 10_000 }, 0],
  ['beyond what is exact', { quantity: 1_000_000, unitPrice: 10_000_000_000, discount: 0 }, null],
])('%s', (_, line, sum) => expect(lineSum(line)).toBe(sum));

it('adds the rounded lines up, or says that it cannot', () => {
  const half = { quantity: 1, unitPrice: 5, discount: 5_000 };
  const huge = { quantity: 1, unitPrice: Number.MAX_SAFE_INTEGER, discount: 0 };
  expect([dealSum([]), dealSum([half, half]), dealSum([huge, half])]).toEqual([0, 6, null]);
});
