import { describe, expect, it } from 'vitest';
import { entryProblems, yearsWithoutEntries } from './calendarYears.ts';

describe('years of a calendar', () => {
  const entries = [{ day: '2025-01-01' }, { day: '2026-10-01' }];
  it('tells the years nobody has entered', () => {
    expect(yearsWithoutEntries(entries, '2025-11-01', '2028-02-01')).toEqual([2027, 2028]);
    expect(yearsWithoutEntries(entries, '2025-11-01', '2026-02-01')).toEqual([]);
    expect(yearsWithoutEntries([], '2026-11-01', '2026-11-02')).toEqual([2026]);
  });
});

describe('entries of a calendar', () => {
  it('names every row that is wrong', () => {
    const entries = [
      { day: '2026-02-14', kind: 'worked' },
      { day: '2026-02-30', kind: 'off' },
      { day: '2026-02-16', kind: 'free' },
      { day: '2026-02-14', kind: 'off' },
      { day: '2026-02-13', kind: 'worked' },
    ];
    expect(entryProblems(entries)).toEqual([
      { row: 2, reason: 'notADay' },
      { row: 3, reason: 'unknownKind' },
      { row: 4, reason: 'twice' },
      { row: 5, reason: 'workedOnWeekday' },
    ]);
  });
});
