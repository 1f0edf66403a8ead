import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDraws } from '../learning/seeded.ts';
import { auc } from './auc.ts';
import { aucLowerBound } from './bootstrap.ts';
import { calibrationError, calibrationTable } from './calibration.ts';
import { brier, constantLogLoss, logLoss } from './losses.ts';
import { measure } from './report.ts';

const given = (...values: number[]): Float64Array => Float64Array.from(values);
const happened = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('AUC', () => {
  it.each([
    ['all winners above all losers', given(0.1, 0.2, 0.8, 0.9), happened(0, 0, 1, 1), 1],
    ['all winners below', given(0.9, 0.8, 0.2, 0.1), happened(0, 0, 1, 1), 0],
    ['one pair of four the wrong way round', given(0.1, 0.6, 0.4, 0.9), happened(0, 0, 1, 1), 0.75],
    ['everyone the same', given(0.5, 0.5, 0.5), happened(0, 1, 1), 0.5],
    ['one tie among two pairs', given(0.3, 0.3, 0.1), happened(1, 0, 0), 0.75],
  ])('%s', (_, scores, outcomes, expected) => {
    expect(auc(scores, outcomes)).toBeCloseTo(expected, 12);
  });

  it('is unknown when only one class is present', () => {
    expect(auc(given(0.2, 0.4), happened(1, 1))).toBeNaN();
  });

  it('counts the right pairs, for any scores, as a count over all pairs does', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const winners = rows.filter(([, outcome]) => outcome === 1);
        const losers = rows.filter(([, outcome]) => outcome === 0);
        fc.pre(winners.length > 0 && losers.length > 0);
        const points = winners.flatMap(([w]) => losers.map(([l]) => (w > l ? 1 : w === l ? 0.5 : 0)));
        const expected = points.reduce<number>((sum, point) => sum + point, 0) / points.length;
        const [scores, outcomes] = [rows.map(([score]) => score), rows.map(([, outcome]) => outcome)];
        expect(auc(given(...scores), happened(...outcomes))).toBeCloseTo(expected, 12);
      }),
    );
  });
});

describe('losses, worked by hand', () => {
  const probabilities = given(0.9, 0.2, 0.5);
  const outcomes = happened(1, 0, 1);

  it('log loss is the mean of −ln 0.9, −ln 0.8 and −ln 0.5', () => {
    expect(logLoss(probabilities, outcomes)).toBeCloseTo((0.105360516 + 0.223143551 + Math.LN2) / 3, 9);
  });

  it('Brier is the mean of 0.01, 0.04 and 0.25', () => {
    expect(brier(probabilities, outcomes)).toBeCloseTo(0.1, 12);
  });

  it('log loss of a coin is ln 2 whatever happens, and a sure mistake stays finite', () => {
    expect(constantLogLoss(0.5, outcomes)).toBeCloseTo(Math.LN2, 12);
    expect(logLoss(given(1, 0), happened(0, 1))).toBeCloseTo(34.5388, 3);
  });
});

describe('calibration', () => {
  it('of two bins worked by hand: expected .15 and .85, observed .5 and .5 → error .35', () => {
    const probabilities = given(0.1, 0.2, 0.8, 0.9);
    const outcomes = happened(0, 1, 1, 0);
    expect(calibrationTable(probabilities, outcomes, 2)).toEqual([
      { rows: 2, expected: expect.closeTo(0.15, 12), observed: 0.5 },
      { rows: 2, expected: expect.closeTo(0.85, 12), observed: 0.5 },
    ]);
    expect(calibrationError(probabilities, outcomes, 2)).toBeCloseTo(0.35, 12);
  });

  it('is perfect when each probability happens as often as it says', () => {
    const probabilities = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 0.2 : 0.8));
    const outcomes = Uint8Array.from({ length: 100 }, (_, row) => (row < 50 ? (row % 5 === 0 ? 1 : 0) : row % 5 === 0 ? 0 : 1));
    expect(calibrationError(probabilities, outcomes)).toBeCloseTo(0, 12);
  });

  it('cuts bins whose sizes differ by at most one, also when there are fewer rows than bins', () => {
    const sizes = (rows: number): number[] =>
      calibrationTable(
        Float64Array.from({ length: rows }, (_, row) => row / rows),
        new Uint8Array(rows),
      ).map((bin) => bin.rows);
    expect(sizes(23)).toEqual([2, 2, 2, 3, 2, 2, 3, 2, 2, 3]);
    expect(sizes(3)).toEqual([1, 1, 1]);
  });

  it('does not depend on the order of rows, ties included', () => {
    const probabilities = given(0.3, 0.3, 0.3, 0.3, 0.7, 0.7);
    const outcomes = happened(1, 0, 0, 1, 1, 0);
    const reversed = calibrationError(probabilities.slice().reverse(), outcomes.slice().reverse(), 3);
    expect(reversed).toBe(calibrationError(probabilities, outcomes, 3));
  });
});

describe('bootstrap lower bound of the AUC', () => {
  const sample = (strength: number, rows: number) => {
    const draw = seededDraws(3);
    const outcomes = Uint8Array.from({ length: rows }, () => (draw() < 0.4 ? 1 : 0));
    return { outcomes, scores: Float64Array.from(outcomes, (outcome) => draw() + strength * outcome) };
  };

  it('lies below the AUC and above a coin for a real ranking', () => {
    const { scores, outcomes } = sample(0.5, 400);
    const lower = aucLowerBound(scores, outcomes, seededDraws(1));
    expect(lower).toBeLessThan(auc(scores, outcomes));
    expect(lower).toBeGreaterThan(0.7);
  });

  it('does not exceed a coin for pure chance', () => {
    const { scores, outcomes } = sample(0, 400);
    expect(aucLowerBound(scores, outcomes, seededDraws(1))).toBeLessThanOrEqual(0.5);
  });

  it('is wider for fewer rows and the same for the same seed', () => {
    const few = sample(0.5, 40);
    const many = sample(0.5, 4000);
    const gap = ({ scores, outcomes }: typeof few): number => auc(scores, outcomes) - aucLowerBound(scores, outcomes, seededDraws(1));
    expect(gap(few)).toBeGreaterThan(gap(many) * 3);
    expect(gap(few)).toBe(gap(few));
  });

  it('is unknown with one class only', () => {
    expect(aucLowerBound(given(0.1, 0.2), happened(0, 0), seededDraws(1))).toBeNaN();
  });
});

it('the report carries rows, base rate and all four figures', () => {
  expect(measure(given(0.1, 0.2, 0.8, 0.9), happened(0, 0, 1, 1))).toMatchObject({
    rows: 4,
    rate: 0.5,
    auc: 1,
    brier: expect.closeTo(0.025, 12),
  });
});
