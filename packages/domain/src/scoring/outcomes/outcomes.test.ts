import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultHorizon, outcomeWithin } from './horizon.ts';
import { filledTooLate, mayLearnFrom, snapshotTimes, timelinessOf, valueAt } from './pointInTime.ts';

describe('the outcome within a horizon of 30 days', () => {
  it.each([
    ['converted on day 10, seen much later', { createdOn: 0, convertedOn: 10 }, 100, 1],
    ['converted on day 30 exactly', { createdOn: 0, convertedOn: 30 }, 100, 1],
    ['converted too late, on day 31', { createdOn: 0, convertedOn: 31 }, 100, 0],
    ['still open after 100 days', { createdOn: 0, convertedOn: undefined }, 100, 0],
    ['open and 29 days old: not lost, unknown', { createdOn: 0, convertedOn: undefined }, 29, undefined],
    ['converted on day 5, but only 29 days old: unknown as well', { createdOn: 0, convertedOn: 5 }, 29, undefined],
    ['30 days old and open', { createdOn: 0, convertedOn: undefined }, 30, 0],
  ])('%s', (_, life, today, outcome) => {
    expect(outcomeWithin(life, 30, today)).toBe(outcome);
  });

  it('never changes once it is known', () => {
    const days = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.option(days, { nil: undefined }), days, days, (convertedOn, today, later) => {
        const life = { createdOn: 0, convertedOn };
        const known = outcomeWithin(life, 20, today);
        if (known !== undefined) expect(outcomeWithin(life, 20, today + later)).toBe(known);
      }),
    );
  });
});

describe('the default horizon', () => {
  const lives = (...days: (number | undefined)[]) =>
    days.map((day) => ({ createdOn: 100, convertedOn: day === undefined ? undefined : 100 + day }));
  it.each([
    ['ten conversions on days 1 to 10', lives(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 9],
    ['open ones do not count', lives(4, undefined, undefined), 4],
    ['same-day conversions still give a day', lives(0, 0), 1],
    ['nothing converted', lives(undefined), undefined],
  ])('%s', (_, given, horizon) => {
    expect(defaultHorizon(given)).toBe(horizon);
  });
});

describe('a snapshot', () => {
  const changes = [
    { at: 5, value: 'cold' },
    { at: 9, value: 'warm' },
    { at: 9, value: 'hot' },
  ];
  it.each([
    [4, undefined],
    [5, 'cold'],
    [8.9, 'cold'],
    [9, 'hot'],
    [99, 'hot'],
  ])('on day %f reads %s', (at, value) => {
    expect(valueAt(changes, at)).toBe(value);
  });

  it('is taken on the fixed days and at stage changes, none twice, none after the end', () => {
    expect(snapshotTimes(10, [11, 12.5, 60], 24)).toEqual([10, 11, 12.5, 13, 17, 24]);
  });
});

describe('values written too late', () => {
  it.each([
    ['two days before the outcome', 8, 10, false],
    ['exactly a day before', 9, 10, false],
    ['half a day before', 9.5, 10, true],
    ['after it', 12, 10, true],
    ['no outcome yet', 12, undefined, false],
    ['never filled', undefined, 10, false],
  ])('%s', (_, filledAt, outcomeAt, late) => {
    expect(filledTooLate({ filledAt, outcomeAt })).toBe(late);
  });

  it('drop the field from one in ten on', () => {
    const fillings = (late: number) => Array.from({ length: 20 }, (_, at) => ({ filledAt: at < late ? 10 : 1, outcomeAt: 10 }));
    expect(timelinessOf(fillings(1))).toEqual({ filled: 20, late: 1, usable: true });
    expect(timelinessOf(fillings(2))).toEqual({ filled: 20, late: 2, usable: false });
    expect(timelinessOf([{ filledAt: undefined, outcomeAt: 3 }]).usable).toBe(false);
  });

  it('and ids, dates, lost reasons and the outcome itself are never learned from', () => {
    expect((['identifier', 'absoluteDate', 'lostReason', 'outcome', 'ordinary'] as const).filter(mayLearnFrom)).toEqual(['ordinary']);
  });
});
