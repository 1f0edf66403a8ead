import { expect, it } from 'vitest';
import { clockTime } from './clockTime.ts';

it.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [60, '1:00'],
  [154, '2:34'],
  [-1, '0:00'],
])('%s seconds are %s', (seconds, text) => expect(clockTime(seconds)).toBe(text));
