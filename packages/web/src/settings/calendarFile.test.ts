import { describe, expect, it } from 'vitest';
import { calendarCsv, calendarOfCsv } from './calendarFile.ts';

describe('the calendar as a file', () => {
  it('reads back what it wrote', () => {
    const days = [
      { day: '2026-10-01', kind: 'off' as const, name: '国庆节' },
      { day: '2026-10-10', kind: 'worked' as const, name: '国庆节, 调休' },
    ];
    expect(calendarOfCsv(calendarCsv(days))).toEqual({ years: [{ year: 2026, days }], problems: [] });
  });
  it('takes Chinese kinds and the dates of a spreadsheet, by years', () => {
    const { years } = calendarOfCsv('日期,类型,名称\n2027/1/1,放假,元旦\n2026-10-10,调休上班,');
    expect(years).toEqual([
      { year: 2026, days: [{ day: '2026-10-10', kind: 'worked', name: '' }] },
      { year: 2027, days: [{ day: '2027-01-01', kind: 'off', name: '元旦' }] },
    ]);
  });
  it('names the rows that are wrong and takes nothing', () => {
    expect(calendarOfCsv('2027-01-01,off,\n2027-13-01,off,\n2027-01-02,maybe,')).toEqual({
      years: [],
      problems: [
        { row: 2, reason: 'notADay' },
        { row: 3, reason: 'unknownKind' },
      ],
    });
  });
});
