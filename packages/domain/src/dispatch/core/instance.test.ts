import { describe, expect, it } from 'vitest';
import { FOREVER, type Instance, instanceOf, latestArrival, startAt } from './instance.ts';

/** One job with the windows given as open, close, open, close. */
const withWindows = (...windows: number[]): Instance =>
  instanceOf({
    jobs: 1,
    slots: 0,
    points: 1,
    seconds: new Int32Array(1),
    metres: new Int32Array(1),
    point: new Int32Array(1),
    opens: Int32Array.of(windows[0]!),
    closes: Int32Array.of(windows.at(-1)!),
    windows: [windows.length > 2 ? Int32Array.from(windows) : undefined],
    several: Uint8Array.of(windows.length > 2 ? 1 : 0),
  });

describe('the windows of a stop', () => {
  it.each<[number, number, number[]]>([
    [5, 10, [10, 20]],
    [15, 15, [10, 20]],
    [21, FOREVER, [10, 20]],
    [5, 10, [10, 20, 40, 50]],
    [25, 40, [10, 20, 40, 50]],
    [50, 50, [10, 20, 40, 50]],
    [51, FOREVER, [10, 20, 40, 50]],
  ])('an arrival at %i starts at %i in %j', (arrival, start, windows) => {
    expect(startAt(withWindows(...windows), 0, arrival)).toBe(start);
  });

  it.each<[number, number, number[]]>([
    [9, -1, [10, 20]],
    [15, 15, [10, 20]],
    [30, 20, [10, 20]],
    [45, 45, [10, 20, 40, 50]],
    [60, 50, [10, 20, 40, 50]],
    [39, 20, [10, 20, 40, 50]],
    [9, -1, [10, 20, 40, 50]],
  ])('a start by %i allows an arrival by %i in %j', (limit, arrival, windows) => {
    expect(latestArrival(withWindows(...windows), 0, limit)).toBe(arrival);
  });
});
