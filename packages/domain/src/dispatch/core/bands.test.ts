import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalAt, type Bands, bandAt, departureFor } from './bands.ts';

const HOUR = 3600;

/** One way that takes so many seconds from each hour on. */
const way = (...paces: readonly (readonly [hour: number, seconds: number])[]): Bands => ({
  from: Int32Array.from(paces, ([hour]) => hour * HOUR),
  driving: paces.map(([, seconds]) => Int32Array.of(seconds)),
  setup: Int32Array.of(0),
});

/** Twenty minutes, an hour between seven and nine. */
const rush = way([0, 1200], [7, 3600], [9, 1200]);

describe('a way through the hours', () => {
  it.each([
    ['before the rush', 5, 5 * HOUR + 1200],
    ['in the rush', 7, 8 * HOUR],
    ['half before it, half in it', 7 - 600 / HOUR, 7 * HOUR + 1800],
    ['into the end of it', 8.5, 9 * HOUR + 600],
    ['on the next day', 31, 32 * HOUR],
  ])('%s', (_, hour, arrival) => {
    expect(arrivalAt(rush, 0, hour * HOUR)).toBe(arrival);
  });

  it('before the first band is the last band of yesterday', () => {
    const bands = way([6, 600], [22, 300]);
    expect([5, 6, 21, 22, 23, 29].map((hour) => bandAt(bands, hour * HOUR))).toEqual([1, 0, 0, 1, 1, 1]);
    expect(arrivalAt(bands, 0, 6 * HOUR - 150)).toBe(6 * HOUR + 300);
  });

  it('no way takes no time', () => {
    expect(arrivalAt(way([0, 0], [7, 0]), 0, 100)).toBe(100);
  });

  const anyBands = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 20_000 })), {
      minLength: 1,
      maxLength: 6,
      selector: ([hour]) => hour,
    })
    .map((paces) => way(...paces.toSorted((a, b) => a[0] - b[0])));
  const anyTime = fc.integer({ min: 0, max: 3 * 86_400 });

  it('whoever leaves later never arrives earlier', () => {
    fc.assert(
      fc.property(anyBands, anyTime, fc.integer({ min: 1, max: 4000 }), (bands, time, later) => {
        expect(arrivalAt(bands, 0, time + later)).toBeGreaterThanOrEqual(arrivalAt(bands, 0, time));
      }),
    );
  });

  it('the last departure is in time, a second later is not', () => {
    fc.assert(
      fc.property(anyBands, anyTime, (bands, limit) => {
        const departure = departureFor(bands, 0, limit);
        expect(arrivalAt(bands, 0, departure)).toBeLessThanOrEqual(limit);
        expect(arrivalAt(bands, 0, departure + 1)).toBeGreaterThan(limit);
      }),
    );
  });
});
