// The loss a logistic model minimises, with its gradient and second derivatives.
// L(α, β) = Σ w [log(1 + e^z) − y z] + λ/2 Σ β²,  z = α + Σ_f β_f[level]; the intercept α is free (ESL 2nd ed., §4.4.1).
// ∇L = Σ w (p − y) x + λ β;  H = Σ w p (1 − p) x xᵀ + λ I. On one-hot levels every block of H is a two-way table of p(1 − p),
// so H costs one pass per pair of fields.
import type { FieldLevels } from './coarse.ts';
import type { LearningRows } from './learningRows.ts';
import { sigmoid } from './logit.ts';

/** Rows by one-hot level: `columns[field][row]` is a level, `offsets[field]` its first coefficient (0 is the intercept). */
export type LevelRows = {
  readonly columns: readonly Uint8Array[];
  readonly offsets: Int32Array;
  readonly size: number;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
};

export function levelRows(rows: LearningRows, levels: readonly FieldLevels[]): LevelRows {
  const offsets = new Int32Array(levels.length);
  let size = 1;
  levels.forEach((field, at) => {
    offsets[at] = size;
    size += field.levels;
  });
  const columns = levels.map(({ levelOf }, at) => {
    const table = Uint8Array.from(levelOf);
    return rows.binned.columns[at]!.map((bin) => table[bin]!);
  });
  return { columns, offsets, size, outcomes: rows.outcomes, weights: rows.weights };
}

/** Log-odds of every row under the coefficients. */
export function levelScores(rows: LevelRows, beta: Float64Array): Float64Array {
  const scores = new Float64Array(rows.outcomes.length).fill(beta[0]!);
  rows.columns.forEach((column, field) => {
    const own = beta.subarray(rows.offsets[field]!);
    for (let row = 0; row < scores.length; row++) scores[row] = scores[row]! + own[column[row]!]!;
  });
  return scores;
}

/** The penalised loss that training minimises. */
export function penalisedLoss(rows: LevelRows, beta: Float64Array, ridge: number): number {
  const scores = levelScores(rows, beta);
  let loss = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    const softplus = score > 0 ? score + Math.log1p(Math.exp(-score)) : Math.log1p(Math.exp(score));
    loss += rows.weights[row]! * (softplus - rows.outcomes[row]! * score);
  }
  for (let at = 1; at < beta.length; at++) loss += 0.5 * ridge * beta[at]! * beta[at]!;
  return loss;
}

/** Gradient of the penalised loss. */
export function penalisedGradient(rows: LevelRows, beta: Float64Array, ridge: number): Float64Array {
  const scores = levelScores(rows, beta);
  const errors = scores.map((score, row) => rows.weights[row]! * (sigmoid(score) - rows.outcomes[row]!));
  const gradient = beta.map((value, at) => (at === 0 ? 0 : ridge * value));
  for (const error of errors) gradient[0] = gradient[0]! + error;
  rows.columns.forEach((column, field) => {
    const own = gradient.subarray(rows.offsets[field]!);
    for (let row = 0; row < errors.length; row++) own[column[row]!] = own[column[row]!]! + errors[row]!;
  });
  return gradient;
}

/** Second derivatives of the penalised loss: `size` × `size`, row by row, lower triangle filled. */
export function penalisedHessian(rows: LevelRows, beta: Float64Array, ridge: number): Float64Array {
  const { columns, offsets, size } = rows;
  const curvatures = levelScores(rows, beta).map((score, row) => {
    const probability = sigmoid(score);
    return rows.weights[row]! * probability * (1 - probability);
  });
  const hessian = new Float64Array(size * size);
  for (const curvature of curvatures) hessian[0] = hessian[0]! + curvature;
  const intercept = new Uint8Array(curvatures.length);
  columns.forEach((column, field) => {
    addTwoWay(hessian.subarray(offsets[field]! * size), size, column, intercept, curvatures);
    for (let other = 0; other <= field; other++)
      addTwoWay(hessian.subarray(offsets[field]! * size + offsets[other]!), size, column, columns[other]!, curvatures);
  });
  for (let at = 1; at < size; at++) hessian[at * size + at] = hessian[at * size + at]! + ridge;
  return hessian;
}

/** Adds the two-way table of curvatures over two columns of levels to a block of the Hessian. */
function addTwoWay(block: Float64Array, stride: number, down: Uint8Array, across: Uint8Array, curvatures: Float64Array): void {
  for (let row = 0; row < curvatures.length; row++) {
    const slot = down[row]! * stride + across[row]!;
    block[slot] = block[slot]! + curvatures[row]!;
  }
}
