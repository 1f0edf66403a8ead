import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBins, fitBins } from '../learning/binning.ts';
import { sigmoid } from '../learning/logit.ts';
import { BINNING_RULES } from '../learning/model.ts';
import { seededDraws } from '../learning/seeded.ts';
import { inventHistory } from '../testing/inventedHistory.ts';
import { calibrationSlope, checkCalibration } from './calibrationCheck.ts';
import { driftLevel, fieldDrifts, populationStability, rateShift, scoreDrift } from './drift.ts';
import { contest, retrainingDue, versionBefore, versionsToKeep } from './retraining.ts';
import { trendOf } from './trend.ts';

describe('population stability', () => {
  it('of 50/50 against 60/40, worked by hand: .1 ln 1.2 − .1 ln .8 = .0405', () => {
    expect(populationStability([49_999.5, 49_999.5], [59_999.5, 39_999.5])).toBeCloseTo(0.040547, 5);
  });

  it('is 0 for equal shares, never negative, the same both ways, and finite with empty bins', () => {
    const counts = fc.array(fc.nat(500), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, (before, now) => {
        const psi = populationStability(before, now);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(psi)).toBe(true);
        expect(psi).toBeCloseTo(populationStability(now, before), 12);
        expect(populationStability(before, before)).toBe(0);
      }),
    );
  });

  it.each([
    [0.099, 'stable'],
    [0.1, 'watch'],
    [0.249, 'watch'],
    [0.25, 'shifted'],
  ])('of %f is %s', (psi, level) => {
    expect(driftLevel(psi)).toBe(level);
  });

  it('finds the one field whose values moved', () => {
    const table = inventHistory({ rows: 2000, seed: 2 }).table;
    const bins = fitBins(table, BINNING_RULES);
    const before = applyBins(bins, table);
    const now = {
      rows: before.rows,
      columns: before.columns.map((column, at) => (at === 2 ? column.map((bin, row) => (row % 2 === 0 ? 1 : bin)) : column)),
    };
    const drifts = fieldDrifts(bins, before, now);
    expect(drifts[0]).toMatchObject({ field: 'number 2', level: 'shifted' });
    expect(drifts.slice(1).every(({ psi }) => psi === 0)).toBe(true);
  });

  it('of scores sees them wander', () => {
    const low = Float64Array.from({ length: 500 }, (_, row) => row / 1000);
    expect(scoreDrift(low, low)).toBe(0);
    expect(
      driftLevel(
        scoreDrift(
          low,
          low.map((score) => score + 0.5),
        ),
      ),
    ).toBe('shifted');
  });
});

describe('shift of the base rate', () => {
  it.each([
    ['10 % to 20 % of 100 each, worked by hand', { rows: 100, positive: 10 }, { rows: 100, positive: 20 }, 1.98],
    ['the same rate', { rows: 50, positive: 10 }, { rows: 500, positive: 100 }, 0],
    ['nobody ever', { rows: 50, positive: 0 }, { rows: 50, positive: 0 }, 0],
    ['no rows now', { rows: 50, positive: 5 }, { rows: 0, positive: 0 }, 0],
  ])('%s', (_, before, now, z) => {
    expect(rateShift(before, now)).toBeCloseTo(z, 2);
  });
});

describe('calibration of issued scores', () => {
  /** 4,000 scores and outcomes drawn with the log-odds bent as told. */
  function issued(bend: (logOdds: number) => number, rows = 4000) {
    const draw = seededDraws(17);
    const logOdds = Float64Array.from({ length: rows }, () => (draw() - 0.5) * 6);
    return { probabilities: logOdds.map(sigmoid), outcomes: Uint8Array.from(logOdds, (odds) => (draw() < sigmoid(bend(odds)) ? 1 : 0)) };
  }
  it.each([
    ['holds when outcomes follow the scores', (odds: number) => odds, 4000, 'holds'],
    ['too high when fewer convert than said', (odds: number) => odds - 0.8, 4000, 'tooHigh'],
    ['too low when more do', (odds: number) => odds + 0.8, 4000, 'tooLow'],
    ['too sure when extremes are not as extreme', (odds: number) => odds * 0.4, 4000, 'tooSure'],
    ['too timid when they are more so', (odds: number) => odds * 2.5, 4000, 'tooTimid'],
    ['too few to say', (odds: number) => odds - 3, 99, 'tooFew'],
  ])('%s', (_, bend, rows, verdict) => {
    const { probabilities, outcomes } = issued(bend, rows);
    expect(checkCalibration(probabilities, outcomes).verdict).toBe(verdict);
  });

  it('finds the slope that made the outcomes', () => {
    const { probabilities, outcomes } = issued((odds) => odds * 0.5, 40_000);
    expect(calibrationSlope(probabilities, outcomes)).toBeCloseTo(0.5, 1);
  });

  it('keeps the slope finite when a cut separates winners from losers', () => {
    const probabilities = Float64Array.from({ length: 200 }, (_, row) => (row + 1) / 202);
    const outcomes = Uint8Array.from({ length: 200 }, (_, row) => (row < 100 ? 0 : 1));
    expect(Number.isFinite(calibrationSlope(probabilities, outcomes))).toBe(true);
  });
});

describe('retraining', () => {
  it.each([
    [500, 49, 3, false],
    [500, 50, 3, true],
    [10_000, 499, 3, false],
    [10_000, 500, 3, true],
    [500, 0, 14, false],
    [500, 0, 15, true],
  ])('%i outcomes then, %i new, %i days: due %s', (then, fresh, days, due) => {
    expect(retrainingDue(then, fresh, days)).toBe(due);
  });

  const outcomes = Uint8Array.of(1, 0);
  const sharp = Float64Array.of(0.9, 0.1);
  const dull = Float64Array.of(0.6, 0.4);
  it.each([
    ['a better challenger wins', 'passed', sharp, dull, 'challenger', 'betterLogLoss'],
    ['a worse one does not', 'passed', dull, sharp, 'champion', 'notBetter'],
    ['a tie keeps the champion', 'passed', dull, dull, 'champion', 'notBetter'],
    ['a held one cannot win', 'held', sharp, dull, 'champion', 'gate'],
    ['the first model has no champion to beat', 'passed', dull, undefined, 'challenger', 'noChampion'],
  ] as const)('%s', (_, verdict, challenger, champion, winner, reason) => {
    expect(contest(verdict, challenger, champion, outcomes)).toMatchObject({ winner, reason });
  });

  const versions = (...numbers: number[]) => numbers.map((number) => ({ number, approved: number !== 6 }));
  it('keeps the newest five versions, and the live one even when it is older', () => {
    expect(versionsToKeep(versions(1, 2, 3, 4, 5, 6, 7), 7)).toEqual([3, 4, 5, 6, 7]);
    expect(versionsToKeep(versions(1, 2, 3, 4, 5, 6, 7), 1)).toEqual([1, 4, 5, 6, 7]);
    expect(versionsToKeep(versions(1, 2), undefined)).toEqual([1, 2]);
  });

  it('goes back to the newest approved version before the live one', () => {
    expect(versionBefore(versions(4, 5, 6, 7), 7)).toBe(5);
    expect(versionBefore(versions(4), 4)).toBeUndefined();
  });
});

describe('the trend of a score', () => {
  const score = (at: number, probability: number) => ({ at, probability });
  it.each([
    ['rose by ten points in a week', [score(0, 0.3), score(7, 0.4)], 'up'],
    ['fell', [score(0, 0.5), score(20, 0.3)], 'down'],
    ['moved less than five points', [score(0, 0.3), score(9, 0.34)], 'steady'],
    ['is younger than a week', [score(0, 0.3), score(6, 0.9)], 'new'],
    ['does not exist', [], 'new'],
    ['is compared with the last score a week back, in any order', [score(8, 0.5), score(0, 0.1), score(1, 0.48)], 'steady'],
  ])('%s', (_, history, direction) => {
    expect(trendOf(history).direction).toBe(direction);
  });
});
