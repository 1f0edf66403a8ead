import { describe, expect, it } from 'vitest';
import { fullMoney, minorDigits, shortMoney } from './moneyText.ts';

describe('money as people read it', () => {
  it.each([
    [0, 'CNY', 'zh-CN', '¥0'],
    [860_000, 'CNY', 'zh-CN', '¥8,600'],
    [999_999, 'CNY', 'zh-CN', '¥9,999.99'],
    [1_000_000, 'CNY', 'zh-CN', '¥1万'],
    [12_500_000, 'CNY', 'zh-CN', '¥12.5万'],
    [123_456_789_00, 'CNY', 'zh-CN', '¥1.23亿'],
    [9_999_999_999, 'CNY', 'zh-CN', '¥1亿'],
    [-12_500_000, 'CNY', 'zh-CN', '-¥12.5万'],
    [12_500_000, 'CNY', 'en', '¥125K'],
    [125_000_000, 'USD', 'en', '$1.25M'],
    [125_000, 'JPY', 'zh-CN', '¥12.5万'],
  ])('%i minor units of %s in %s are %s in short', (minor, currency, language, text) => {
    expect(shortMoney(minor, currency, language)).toBe(text);
  });

  it.each([
    [123_456_780, 'CNY', 'zh-CN', '¥1,234,567.80'],
    [123_456_700, 'CNY', 'zh-CN', '¥1,234,567'],
    [5, 'USD', 'en', '$0.05'],
  ])('%i minor units of %s in %s are exactly %s', (minor, currency, language, text) => {
    expect(fullMoney(minor, currency, language)).toBe(text);
  });

  it('knows currencies without or with three minor digits', () => {
    expect([minorDigits('CNY'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
  });
});
