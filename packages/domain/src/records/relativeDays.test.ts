import { expect, it } from 'vitest';
import type { FilterOperator } from './operators.ts';
import { relativeDays } from './relativeDays.ts';

it.each<[FilterOperator, string, number, string, string]>([
  ['today', '2026-03-02', 0, '2026-03-02', '2026-03-02'],
  ['thisWeek', '2026-03-02', 0, '2026-03-02', '2026-03-08'],
  ['thisWeek', '2026-03-01', 0, '2026-02-23', '2026-03-01'],
  ['thisMonth', '2028-02-10', 0, '2028-02-01', '2028-02-29'],
  ['thisMonth', '2026-12-31', 0, '2026-12-01', '2026-12-31'],
  ['thisQuarter', '2026-05-31', 0, '2026-04-01', '2026-06-30'],
  ['thisQuarter', '2026-11-30', 0, '2026-10-01', '2026-12-31'],
  ['nextNDays', '2026-12-30', 3, '2026-12-30', '2027-01-02'],
  ['lastNDays', '2026-03-02', 2, '2026-02-28', '2026-03-02'],
])('%s on %s (%i) is %s to %s', (operator, today, days, from, to) => expect(relativeDays(operator, today, days)).toEqual({ from, to }));

it.each([
  ['2026-03-01', '2026-03-01', '2026-03-07'],
  ['2026-03-07', '2026-03-01', '2026-03-07'],
  ['2026-03-08', '2026-03-08', '2026-03-14'],
])('the week of %s that begins on Sunday is %s to %s', (today, from, to) =>
  expect(relativeDays('thisWeek', today, 0, 'sunday')).toEqual({ from, to }),
);

it('is nothing for other operators', () => expect(relativeDays('equals', '2026-03-02')).toBeNull());
