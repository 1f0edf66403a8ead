import { describe, expect, it } from 'vitest';
import { begun, daysBetween, fullInstant, hourIn, nearDay, nearInstant, todayIn } from './dateWords.ts';

const SHANGHAI = 'Asia/Shanghai';
const NOON = new Date('2026-11-22T04:00:00Z');

describe('days and instants as people read them', () => {
  it('shows an instant in the zone of the reader', () => {
    expect(fullInstant('2026-11-22T23:30:00Z', SHANGHAI)).toBe('2026-11-23 07:30');
    expect(todayIn(new Date('2026-11-22T16:00:00Z'), SHANGHAI)).toBe('2026-11-23');
    expect(hourIn(new Date('2026-11-22T16:00:00Z'), SHANGHAI)).toBe(0);
  });

  it.each([
    ['2026-11-22T06:05:00Z', '今天 14:05'],
    ['2026-11-21T01:30:00Z', '昨天 09:30'],
    ['2026-11-22T16:30:00Z', '明天 00:30'],
    ['2026-03-01T08:00:00Z', '03-01 16:00'],
    ['2025-12-31T08:00:00Z', '2025-12-31'],
  ])('%s is %s at noon of 22 November in Shanghai', (instant, words) => {
    expect(nearInstant(instant, NOON, SHANGHAI, 'zh-CN')).toBe(words);
  });

  it.each([
    ['en', '2026-11-22T06:05:00Z', 'Today 14:05'],
    ['en', '2026-11-21T01:30:00Z', 'Yesterday 09:30'],
    ['en', '2026-03-01T08:00:00Z', '03-01 16:00'],
    ['zh-CN', '2026-11-22T16:30:00Z', '明天 00:30'],
  ])('a line in %s begins with %s as %s', (language, instant, words) => {
    expect(begun(nearInstant(instant, NOON, SHANGHAI, language), language)).toBe(words);
  });

  it('names near days and leaves far ones alone', () => {
    expect(nearDay('2026-11-25', '2026-11-22', 'zh-CN')).toBe('3天后');
    expect(nearDay('2026-11-21', '2026-11-22', 'en')).toBe('yesterday');
    expect(nearDay('2026-12-25', '2026-11-22', 'en')).toBe('2026-12-25');
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  });
});
