import { expect, it } from 'vitest';
import { isoInstant } from './isoInstant.ts';

it.each([
  ['2026-11-22 09:14:48+00', '2026-11-22T09:14:48.000Z'],
  ['2026-11-22 09:14:48.5+00', '2026-11-22T09:14:48.500Z'],
  ['2026-11-22 09:14:48.123999+00', '2026-11-22T09:14:48.123Z'],
  ['2026-11-22 17:14:48.12+08', '2026-11-22T09:14:48.120Z'],
])('%s is %s', (text, instant) => {
  expect(isoInstant(text)).toBe(instant);
});
