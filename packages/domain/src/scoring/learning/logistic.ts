// Logistic regression on one-hot levels with an L2 penalty, by Newton's method.
// Step: H d = −∇L (Hastie, Tibshirani & Friedman, ESL 2nd ed., §4.4.1), halved while it does not descend.
// The gradient, and with it the minimum, is exact. Of long histories H is measured on some rows, and kept once it hardly changes:
// the steps become a little less straight and much cheaper (Roosta-Khorasani & Mahoney 2019, Sub-sampled Newton methods, §2).

import type { BinnedTable } from './binning.ts';
import { factorise, solveFactorised } from './cholesky.ts';
import type { FieldLevels } from './coarse.ts';
import { coarsen } from './coarse.ts';
import type { LearningRows } from './learningRows.ts';
import { weightedRate } from './learningRows.ts';
import type { LevelRows } from './logisticLoss.ts';
import { everyNth, levelRows, levelScores, penalisedGradient, penalisedHessian, penalisedLoss } from './logisticLoss.ts';
import { logit } from './logit.ts';
import { ScoringDataError } from './table.ts';

/** `ridge` is λ; fields are joined to at most `maxLevels` levels, fewer when all fields together would pass `maxCoefficients`. */
export type LogisticRules = { readonly ridge: number; readonly maxLevels: number; readonly maxCoefficients: number };

export const LOGISTIC_RULES: LogisticRules = { ridge: 2, maxLevels: 16, maxCoefficients: 300 };
/** For short histories: few levels, strong pull to "no effect". */
export const CAUTIOUS_LOGISTIC_RULES: LogisticRules = { ridge: 10, maxLevels: 6, maxCoefficients: 150 };

/** `weights[field][level]` in log-odds, centred so that every field averages 0 over the training rows; `base` is their mean log-odds. */
export type Logistic = {
  readonly base: number;
  readonly levels: readonly FieldLevels[];
  readonly weights: readonly (readonly number[])[];
};

const MAX_STEPS = 60;
const SMALLEST_STEP = 1 / 1024;
/** What exact curvature leaves after a gain of this share is far below it: the error squares with every step. */
const SMALLEST_GAIN = 1e-6;
/** Sampled curvature takes off most of the error with every step, so less may be left. */
const SMALLEST_SAMPLED_GAIN = 1e-8;
/** Enough rows to measure curvature on; fewer are all used. */
const CURVATURE_ROWS = 8000;
/** Sampled curvature is measured at the start and after this many steps, and then kept. */
const MEASURED_STEPS = 3;

/** Fits the model. Deterministic: no chance is involved. */
export function fitLogistic(rows: LearningRows, rules: LogisticRules): Logistic {
  const perField = Math.floor((rules.maxCoefficients - 1) / Math.max(1, rows.bins.length));
  const levels = coarsen(rows.bins, rows.binned, Math.max(3, Math.min(rules.maxLevels, perField)));
  const oneHot = levelRows(rows, levels);
  return centre(oneHot, levels, newton(oneHot, logit(weightedRate(rows)), rules.ridge));
}

/** Coefficients at the minimum of the penalised loss. */
function newton(rows: LevelRows, intercept: number, ridge: number): Float64Array {
  const every = Math.ceil(rows.outcomes.length / CURVATURE_ROWS);
  const measured = every > 1 ? everyNth(rows, every) : rows;
  const enough = every > 1 ? SMALLEST_SAMPLED_GAIN : SMALLEST_GAIN;
  const start = new Float64Array(rows.size);
  start[0] = intercept;
  let point = pointAt(rows, start, ridge);
  let factor = new Float64Array();
  for (let step = 0; step < MAX_STEPS; step++) {
    if (every === 1 || step < MEASURED_STEPS) factor = factorAt(measured, point.beta, ridge);
    const next = descend(rows, point, factor, ridge);
    if (!next) break;
    const saved = point.loss - next.loss;
    point = next;
    if (saved <= enough * next.loss) break;
  }
  return point.beta;
}

type Point = { readonly beta: Float64Array; readonly scores: Float64Array; readonly loss: number };

function pointAt(rows: LevelRows, beta: Float64Array, ridge: number): Point {
  const scores = levelScores(rows, beta);
  return { beta, scores, loss: penalisedLoss(rows, beta, ridge, scores) };
}

/** The Cholesky factor of the second derivatives. */
function factorAt(rows: LevelRows, beta: Float64Array, ridge: number): Float64Array<ArrayBuffer> {
  const hessian = penalisedHessian(rows, beta, ridge);
  if (!factorise(hessian, rows.size)) throw new ScoringDataError('the logistic model cannot be solved: the weights are too extreme');
  return hessian;
}

/** One Newton step that lowers the loss, or undefined when none does. */
function descend(rows: LevelRows, { beta, scores, loss }: Point, factor: Float64Array, ridge: number): Point | undefined {
  const direction = solveFactorised(factor, rows.size, penalisedGradient(rows, beta, ridge, scores));
  for (let share = 1; share >= SMALLEST_STEP; share /= 2) {
    const moved = pointAt(
      rows,
      beta.map((value, at) => value - share * direction[at]!),
      ridge,
    );
    if (moved.loss < loss) return moved;
  }
  return undefined;
}

/** Moves each field's mean into the base, which leaves every score as it was. */
function centre(rows: LevelRows, levels: readonly FieldLevels[], beta: Float64Array): Logistic {
  let base = beta[0]!;
  const weights = levels.map((field, at) => {
    const own = beta.subarray(rows.offsets[at]!, rows.offsets[at]! + field.levels);
    let mean = 0;
    for (const level of rows.columns[at]!) mean += own[level]!;
    mean /= rows.outcomes.length;
    base += mean;
    return Array.from(own, (value) => value - mean);
  });
  return { base, levels, weights };
}

/** Log-odds of every row. */
export function logisticScores(model: Logistic, binned: BinnedTable): Float64Array {
  const scores = new Float64Array(binned.rows).fill(model.base);
  model.levels.forEach((_, field) => {
    const effect = binEffects(model, field);
    const column = binned.columns[field]!;
    for (let row = 0; row < scores.length; row++) scores[row] = scores[row]! + effect[column[row]!]!;
  });
  return scores;
}

/** Log-odds that each bin of a field adds. The contributions are exact: a score is base + Σ of these. */
export function binEffects(model: Logistic, field: number): Float64Array {
  return Float64Array.from(model.levels[field]!.levelOf, (level) => model.weights[field]![level]!);
}
