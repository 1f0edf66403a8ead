import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayIn,
  daysBetween,
  daysLater,
  isDay,
  isWorkingDay,
  startOfDayIn,
  type WorkCalendar,
  weekdayOf,
} from './calendar.ts';

/** National Day 2026: off from Thursday 1 to Wednesday 7 October, Saturday 10 October is worked. */
const nationalDay2026: WorkCalendar = {
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpDays: ['2026-09-20', '2026-10-10'],
};

describe('days', () => {
  it.each([
    ['2017-08-29', true],
    ['2016-02-29', true],
    ['2017-02-29', false],
    ['2017-13-01', false],
    ['2017-8-29', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  it.each([
    ['2017-08-29', 40, '2017-10-08'],
    ['2017-12-31', 1, '2018-01-01'],
    ['2016-03-01', -1, '2016-02-29'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it('refuses to count from what is no day', () => expect(() => addDays('soon', 1)).toThrow(RangeError));

  it('the week begins on Monday', () => {
    expect(['2026-10-05', '2026-10-10', '2026-10-11'].map(weekdayOf)).toEqual([1, 6, 7]);
  });
});

describe('the local day of an instant', () => {
  it('does not hang on what was asked for before, to the second where clocks once stood 44:30 behind', () => {
    expect(dayIn('1971-06-01T00:44:29Z', 'Africa/Monrovia')).toBe('1971-05-31');
    expect(dayIn('1971-06-01T00:44:30Z', 'Africa/Monrovia')).toBe('1971-06-01');
  });

  it('turns at midnight, also where the clocks jump back over it', () => {
    expect(dayIn('2026-05-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-05-31');
    expect(dayIn('2026-05-31T16:00:00Z', 'Asia/Shanghai')).toBe('2026-06-01');
    expect(dayIn('2026-05-31T16:00:00Z', 'UTC')).toBe('2026-05-31');
    const night = ['02:29', '02:30', '02:31', '03:29', '03:30'].map((time) => dayIn(`2006-10-29T${time}:30Z`, 'America/St_Johns'));
    expect(night).toEqual(['2006-10-28', '2006-10-29', '2006-10-28', '2006-10-28', '2006-10-29']);
  });

  it('is what formatting says, for any instant asked for in any order', () => {
    const zones = ['Asia/Shanghai', 'America/St_Johns', 'Pacific/Chatham', 'UTC'];
    const said = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
    const instant = fc.date({ min: new Date('1973-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
        for (const asked of [at, new Date(at.getTime() + 59_000), at]) expect(dayIn(asked.toISOString(), zone)).toBe(said(asked, zone));
      }),
      { numRuns: 60 },
    );
  });
});

describe('business days', () => {
  it('edge 63: five business days from the day before National Day: the make-up Saturday counts, holidays do not', () => {
    expect(addWorkingDays('2026-09-30', 5, nationalDay2026)).toBe('2026-10-13');
    expect(isWorkingDay('2026-10-10', nationalDay2026)).toBe(true);
    expect(isWorkingDay('2026-10-05', nationalDay2026)).toBe(false);
  });
  it('an ordinary weekend is passed over', () => {
    expect(daysLater('2026-11-20', 1, nationalDay2026)).toBe('2026-11-23');
    expect(daysLater('2026-11-20', 1, null)).toBe('2026-11-21');
    expect(daysLater('2026-11-21', 0, nationalDay2026)).toBe('2026-11-21');
  });
  it('counting on later never ends earlier, and ends on a working day', () => {
    const offset = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const day = addDays('2026-06-01', start);
        const end = addWorkingDays(day, days, nationalDay2026);
        expect(isWorkingDay(end, nationalDay2026)).toBe(true);
        expect(addWorkingDays(day, days - 1, nationalDay2026) < end).toBe(true);
      }),
    );
  });
});

describe('local days', () => {
  it('edge 62: the day flips at 00:00 in Shanghai, wherever the user is', () => {
    expect(dayIn('2026-11-22T15:59:59Z', 'Asia/Shanghai')).toBe('2026-11-22');
    expect(dayIn('2026-11-22T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-23');
    expect(dayIn('2026-11-22T16:00:00Z', 'America/New_York')).toBe('2026-11-22');
  });
  it.each([
    ['2026-11-23', 'Asia/Shanghai', '2026-11-22T16:00:00.000Z'],
    ['2026-11-22', 'America/New_York', '2026-11-22T05:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, expected) => expect(startOfDayIn(day, zone)).toBe(expected));
  it('edge 65: where summer time skips midnight the day begins later', () => {
    expect(startOfDayIn('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(dayIn(Date.parse('2018-11-04T03:00:00Z') - 1, 'America/Sao_Paulo')).toBe('2018-11-03');
  });
  it('refuses an unknown zone', () => expect(() => dayIn('2026-11-22T00:00:00Z', 'Mars/Olympus')).toThrow(RangeError));
});
