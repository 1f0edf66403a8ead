import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, type Money, moneyText, parseMoney, portionOf, sumPerCurrency } from './money.ts';

const cny = (amount: number): Money => ({ amount, currency: 'CNY' });
const read = (text: string, currency = 'CNY'): number | string => {
  const parsed = parseMoney(text, currency);
  return parsed.ok ? parsed.money.amount : parsed.problem;
};

describe('reading money', () => {
  it.each([
    ['5199.10', 'CNY', 519910],
    ['5,199.1', 'CNY', 519910],
    ['29,570,000.00', 'CNY', 2957000000],
    [' -3 ', 'CNY', -300],
    ['-0', 'CNY', 0],
    ['849', 'JPY', 849],
    ['849.00', 'JPY', 849],
    ['3.242', 'KWD', 3242],
    ['0.001', 'KWD', 1],
    ['849.5', 'JPY', 'too_many_decimals'],
    ['1.005', 'CNY', 'too_many_decimals'],
    ['90071992547409.91', 'CNY', 9007199254740991],
    ['90071992547409.92', 'CNY', 'too_large'],
    ['', 'CNY', 'not_a_number'],
    ['1e3', 'CNY', 'not_a_number'],
    ['12,34', 'CNY', 'not_a_number'],
    ['¥5', 'CNY', 'not_a_number'],
  ])('%j in %s is %s', (text, currency, expected) => expect(read(text, currency)).toBe(expected));
});

describe('writing money', () => {
  it.each([
    [cny(519910), '5199.10'],
    [cny(-5), '-0.05'],
    [cny(0), '0.00'],
    [{ amount: 849, currency: 'JPY' }, '849'],
    [{ amount: 3242, currency: 'KWD' }, '3.242'],
  ])('%j is %s', (money, expected) => expect(moneyText(money)).toBe(expected));

  it('what is written reads back as the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'), (amount, currency) => {
        expect(read(moneyText({ amount, currency }), currency)).toBe(amount);
      }),
    );
  });
});

describe('counting money', () => {
  it('adds within a currency and never across', () => {
    expect(addMoney(cny(10), cny(5))).toEqual(cny(15));
    expect(() => addMoney(cny(1), { amount: 1, currency: 'USD' })).toThrow(RangeError);
    const usd = { amount: 7, currency: 'USD' };
    expect(sumPerCurrency([cny(1), usd, cny(2)])).toEqual([cny(3), usd]);
    expect(sumPerCurrency([])).toEqual([]);
  });
  it('refuses what is no longer exact', () => {
    expect(() => addMoney(cny(Number.MAX_SAFE_INTEGER), cny(1))).toThrow(RangeError);
    expect(() => sumPerCurrency([cny(0.5)])).toThrow(RangeError);
    expect(() => portionOf(cny(Number.MAX_SAFE_INTEGER), 20_000)).toThrow(RangeError);
  });
  it.each([
    [105, 1000, 11],
    [-105, 1000, -11],
    [104, 1000, 10],
    [-104, 1000, -10],
    [9_007_199_254_740_991, 10_000, 9_007_199_254_740_991],
    [33, 3333, 11],
  ])('%i times %i basis points, rounded half away from zero, is %i', (amount, basisPoints, expected) => {
    expect(portionOf(cny(amount), basisPoints)).toEqual(cny(expected));
  });
  it('a portion and its opposite cancel out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(20_000), (amount, basisPoints) => {
        expect(portionOf(cny(-amount), basisPoints).amount + portionOf(cny(amount), basisPoints).amount).toBe(0);
      }),
    );
  });
});
