import { describe, expect, it } from 'vitest';
import { inventHistory } from '../testing/inventedHistory.ts';
import { factorise, solveFactorised } from './cholesky.ts';
import { coarsen } from './coarse.ts';
import type { LearningRows } from './learningRows.ts';
import type { Logistic } from './logistic.ts';
import { binEffects, CAUTIOUS_LOGISTIC_RULES, fitLogistic, LOGISTIC_RULES, logisticScores } from './logistic.ts';
import type { LevelRows } from './logisticLoss.ts';
import { levelRows, penalisedGradient, penalisedHessian, penalisedLoss } from './logisticLoss.ts';
import { BINNING_RULES, learningRows } from './model.ts';
import { seededDraws } from './seeded.ts';

const rows = learningRows(inventHistory({ rows: 300, seed: 3 }), BINNING_RULES);
const weighted = { ...rows, weights: rows.weights.map((_, row) => 0.5 + (row % 4)) };
const oneHot: LevelRows = levelRows(weighted, coarsen(rows.bins, rows.binned, 6));
const draw = seededDraws(9);
const beta = Float64Array.from({ length: oneHot.size }, () => draw() - 0.5);
const nudged = (at: number, by: number): Float64Array => beta.map((value, index) => (index === at ? value + by : value));

describe('logistic loss', () => {
  it('has the gradient that finite differences see, in every coefficient', () => {
    const gradient = penalisedGradient(oneHot, beta, 2);
    const step = 1e-5;
    for (let at = 0; at < oneHot.size; at++) {
      const slope = (penalisedLoss(oneHot, nudged(at, step), 2) - penalisedLoss(oneHot, nudged(at, -step), 2)) / (2 * step);
      expect(Math.abs(gradient[at]! - slope)).toBeLessThan(1e-5);
    }
  });

  it('has the second derivatives that finite differences of the gradient see', () => {
    const hessian = penalisedHessian(oneHot, beta, 2);
    const step = 1e-5;
    for (let column = 0; column < oneHot.size; column++) {
      const up = penalisedGradient(oneHot, nudged(column, step), 2);
      const down = penalisedGradient(oneHot, nudged(column, -step), 2);
      for (let row = column; row < oneHot.size; row++) {
        const slope = (up[row]! - down[row]!) / (2 * step);
        expect(Math.abs(hessian[row * oneHot.size + column]! - slope)).toBeLessThan(1e-5);
      }
    }
  });

  it('stays finite for scores far beyond what a probability can show', () => {
    const far = beta.map(() => 400);
    expect(Number.isFinite(penalisedLoss(oneHot, far, 2))).toBe(true);
  });
});

describe('logistic fit', () => {
  const model = fitLogistic(rows, LOGISTIC_RULES);

  /** The penalised gradient at the model: within a field the penalised coefficients sum to 0, which tells them from the centred ones. */
  function gradientAt(model: Logistic, of: LearningRows): Float64Array {
    const raw = model.weights.map((field) => {
      const mean = field.reduce((sum, weight) => sum + weight, 0) / field.length;
      return { shift: mean, weights: field.map((weight) => weight - mean) };
    });
    const intercept = model.base + raw.reduce((sum, { shift }) => sum + shift, 0);
    const optimum = Float64Array.from([intercept, ...raw.flatMap(({ weights }) => weights)]);
    return penalisedGradient(levelRows(of, model.levels), optimum, LOGISTIC_RULES.ridge);
  }

  it('ends where the gradient of the penalised loss vanishes', () => {
    for (const slope of gradientAt(model, rows)) expect(Math.abs(slope)).toBeLessThan(1e-3);
  });

  it('ends there too when curvature is measured on some of the rows only, weights included', () => {
    const many = learningRows(inventHistory({ rows: 17_000, seed: 3 }), BINNING_RULES);
    const uneven = { ...many, weights: many.weights.map((_, row) => 0.5 + (row % 3)) };
    for (const slope of gradientAt(fitLogistic(uneven, LOGISTIC_RULES), uneven)) expect(Math.abs(slope)).toBeLessThan(0.3);
  });

  it('centres every field: its mean effect over the training rows is 0 and the base is the mean score', () => {
    const scores = logisticScores(model, rows.binned);
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeCloseTo(model.base, 9);
    rows.bins.forEach((_, field) => {
      const effect = binEffects(model, field);
      const mean = rows.binned.columns[field]!.reduce((sum, bin) => sum + effect[bin]!, 0) / rows.binned.rows;
      expect(Math.abs(mean)).toBeLessThan(1e-12);
    });
  });

  it('is pulled closer to "no effect" by the cautious rules', () => {
    const size = (weights: readonly (readonly number[])[]): number => weights.flat().reduce((sum, weight) => sum + weight * weight, 0);
    expect(size(fitLogistic(rows, CAUTIOUS_LOGISTIC_RULES).weights)).toBeLessThan(size(model.weights));
  });

  it('keeps the number of coefficients within its limit', () => {
    const tight = fitLogistic(rows, { ...LOGISTIC_RULES, maxCoefficients: 30 });
    expect(tight.weights.flat().length).toBeLessThan(30);
  });
});

describe('Cholesky', () => {
  it('solves a system worked by hand', () => {
    const factor = Float64Array.from([4, 0, 2, 5]);
    expect(factorise(factor, 2)).toBe(true);
    expect(Array.from(solveFactorised(factor, 2, Float64Array.from([8, 9])))).toEqual([1.375, 1.25]);
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(factorise(Float64Array.from([1, 0, 2, 1]), 2)).toBe(false);
  });
});
