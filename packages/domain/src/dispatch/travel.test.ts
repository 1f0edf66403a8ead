import { describe, expect, it } from 'vitest';
import { DETOUR, estimateTravel, greatCircle, speedAt } from './travel.ts';

const beijing = { longitude: 116.4074, latitude: 39.9042 };
const shanghai = { longitude: 121.4737, latitude: 31.2304 };

describe('the travel estimate', () => {
  it('knows how far Beijing is from Shanghai', () => {
    expect(greatCircle(beijing, shanghai) / 1000).toBeCloseTo(1067, -1);
  });

  it('lengthens the straight line by the mean detour and drives it at the speed of the hour', () => {
    const near = { longitude: 116.4574, latitude: 39.9042 };
    const { seconds, metres, missing, source } = estimateTravel([beijing, near], 'car', 8 * 3600);
    expect(metres[1]).toBe(Math.round(DETOUR * greatCircle(beijing, near)));
    expect(metres[2]).toBe(metres[1]);
    expect(metres[0]).toBe(0);
    expect(seconds[1]! / metres[1]!).toBeCloseTo(3.6 / 22, 3);
    expect({ missing, source }).toEqual({ missing: [], source: 'estimate' });
  });

  it.each([
    ['car', 3, 38],
    ['car', 8, 22],
    ['car', 18, 20],
    ['car', 24 + 12, 28],
    ['bicycle', 8, 15],
    ['walk', 8, 4.8],
  ] as const)('%s at hour %d: %d km/h', (mode, hour, speed) => {
    expect(speedAt(mode, hour * 3600)).toBe(speed);
  });
});
