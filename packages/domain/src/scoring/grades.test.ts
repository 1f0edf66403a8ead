import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutProblems, GRADES, gradeOf, gradeTable, suggestCuts } from './grades.ts';

const cuts = { a: 0.6, b: 0.4, c: 0.2 };

describe('grades', () => {
  it.each([
    [0.6, 'A'],
    [0.599, 'B'],
    [0.4, 'B'],
    [0.2, 'C'],
    [0.199, 'D'],
    [0, 'D'],
  ])('probability %f is %s', (probability, grade) => {
    expect(gradeOf(probability, cuts)).toBe(grade);
  });

  it('never fall when the probability rises', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(GRADES.indexOf(gradeOf(high, cuts))).toBeLessThanOrEqual(GRADES.indexOf(gradeOf(low, cuts)));
      }),
    );
  });

  it.each([
    [{ a: 0.2, b: 0.4, c: 0.6 }, ['notDescending']],
    [{ a: 0.6, b: 0.6, c: 0.2 }, ['notDescending']],
    [{ a: 1, b: 0.4, c: 0 }, ['outsideZeroToOne']],
    [{ a: Number.NaN, b: 0.4, c: 0.2 }, ['outsideZeroToOne', 'notDescending']],
    [cuts, []],
  ])('cuts %j have the problems %j', (given, problems) => {
    expect(cutProblems(given)).toEqual(problems);
  });

  it('suggested cuts make a tenth A, two B, three C and four D', () => {
    const probabilities = Float64Array.from({ length: 1000 }, (_, row) => row / 1000);
    const table = gradeTable(probabilities, new Uint8Array(1000), suggestCuts(probabilities));
    expect(table.map(({ rows }) => rows)).toEqual([100, 200, 300, 400]);
  });

  it('table says how many of each grade converted', () => {
    const table = gradeTable(Float64Array.of(0.9, 0.7, 0.5, 0.1), Uint8Array.of(1, 0, 1, 0), cuts);
    expect(table).toEqual([
      { grade: 'A', rows: 2, rate: 0.5 },
      { grade: 'B', rows: 1, rate: 1 },
      { grade: 'C', rows: 0, rate: undefined },
      { grade: 'D', rows: 1, rate: 0 },
    ]);
  });
});
