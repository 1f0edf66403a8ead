import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockOf, instantOf, periodOf, within } from './period.ts';

afterEach(() => vi.unstubAllEnvs());

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('on a machine in %s', (zone) => {
  const here = <T>(read: () => T): T => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2026, 2, 1).getTimezoneOffset() === 0).toBe(zone === 'UTC');
    return read();
  };

  it.each([
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T08:00:00', '2026-03-01T08:00:00Z'],
    ['2026-03-01T08:00', '2026-03-01T08:00:00Z'],
    ['2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00Z'],
    ['2026-03-01T08:00:00-0500', '2026-03-01T13:00:00Z'],
    ['2026-03-01T08:00:00z', '2026-03-01T08:00:00Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(new Date(here(() => instantOf(text))).toISOString()).toBe(new Date(instant).toISOString());
  });

  it('a rule that begins and ends at moments without a zone holds from the first and not at the last', () => {
    const holds = (at: string): boolean =>
      here(() => within(periodOf('2026-03-01T08:00:00', '2026-03-01T20:00:00'), clockOf('2026-03-01', at)));
    expect(['2026-03-01T07:59:59Z', '2026-03-01T08:00:00', '2026-03-01T20:00:00Z'].map(holds)).toEqual([false, true, false]);
  });
});

it('refuses what is no date', () => {
  for (const text of ['', 'tomorrow', '2026-13-01', '2026-03-01T25:00:00']) expect(() => instantOf(text)).toThrow(RangeError);
});
