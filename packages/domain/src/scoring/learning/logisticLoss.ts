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
    const column = new Uint8Array(rows.binned.rows);
    lookUp(rows.binned.columns[at]!, Uint8Array.from(levelOf), column);
    return column;
  });
  return { columns, offsets, size, outcomes: rows.outcomes, weights: rows.weights };
}

function lookUp(bins: Uint8Array, levelOf: Uint8Array, levels: Uint8Array): void {
  for (let row = 0; row < levels.length; row++) levels[row] = levelOf[bins[row]!]!;
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

/** Every nth row, weighing as much as all together: curvature seen on them stands for all. */
export function everyNth(rows: LevelRows, n: number): LevelRows {
  const length = Math.ceil(rows.outcomes.length / n);
  const take = (column: Uint8Array): Uint8Array => strided(column, n, new Uint8Array(length));
  const taken = strided(rows.weights, n, new Float64Array(length));
  const share = sum(taken) / sum(rows.weights);
  const weights = share > 0 ? taken.map((weight) => weight / share) : taken;
  return { ...rows, columns: rows.columns.map(take), outcomes: take(rows.outcomes), weights };
}

function strided<Column extends Uint8Array | Float64Array>(from: Column, n: number, to: Column): Column {
  for (let at = 0; at < to.length; at++) to[at] = from[at * n]!;
  return to;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** The penalised loss that training minimises; `scores` may be given when they are known. */
export function penalisedLoss(rows: LevelRows, beta: Float64Array, ridge: number, scores = levelScores(rows, beta)): number {
  let loss = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    const softplus = score > 0 ? score + Math.log1p(Math.exp(-score)) : Math.log1p(Math.exp(score));
    loss += rows.weights[row]! * (softplus - rows.outcomes[row]! * score);
  }
  for (let at = 1; at < beta.length; at++) loss += 0.5 * ridge * beta[at]! * beta[at]!;
  return loss;
}

/** Gradient of the penalised loss; `scores` may be given when they are known. */
export function penalisedGradient(rows: LevelRows, beta: Float64Array, ridge: number, scores = levelScores(rows, beta)): Float64Array {
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
export function penalisedHessian(rows: LevelRows, beta: Float64Array, ridge: number): Float64Array<ArrayBuffer> {
  const { columns, offsets, size } = rows;
  const curvatures = levelScores(rows, beta).map((score, row) => {
    const probability = sigmoid(score);
    return rows.weights[row]! * probability * (1 - probability);
  });
  const hessian = new Float64Array(size * size);
  for (const curvature of curvatures) hessian[0] = hessian[0]! + curvature;
  columns.forEach((column, field) => {
    const block = (of: number): Float64Array => hessian.subarray(offsets[field]! * size + of);
    let other = 0;
    for (; other + 1 < field; other += 2)
      addTwoTables(block(offsets[other]!), columns[other]!, block(offsets[other + 1]!), columns[other + 1]!, size, column, curvatures);
    if (other < field) addTable(block(offsets[other]!), columns[other]!, size, column, curvatures);
    addMargin(hessian, size, offsets[field]!, column, curvatures);
  });
  for (let at = 1; at < size; at++) hessian[at * size + at] = hessian[at * size + at]! + ridge;
  return hessian;
}

/** A field with itself and with the intercept: both are the curvature per level. */
function addMargin(hessian: Float64Array, size: number, offset: number, column: Uint8Array, curvatures: Float64Array): void {
  const margin = new Float64Array(256);
  for (let row = 0; row < column.length; row++) margin[column[row]!] = margin[column[row]!]! + curvatures[row]!;
  const levels = Math.min(256, size - offset);
  for (let level = 0; level < levels; level++) {
    if (margin[level] === 0) continue;
    hessian[(offset + level) * size] = margin[level]!;
    hessian[(offset + level) * (size + 1)] = margin[level]!;
  }
}

/** Adds the two-way table of curvatures over two columns of levels to a block of the Hessian. */
function addTable(block: Float64Array, across: Uint8Array, stride: number, down: Uint8Array, curvatures: Float64Array): void {
  for (let row = 0; row < curvatures.length; row++) {
    const slot = down[row]! * stride + across[row]!;
    block[slot] = block[slot]! + curvatures[row]!;
  }
}

/** Two tables over the same rows in one pass. */
function addTwoTables(
  blockA: Float64Array,
  acrossA: Uint8Array,
  blockB: Float64Array,
  acrossB: Uint8Array,
  stride: number,
  down: Uint8Array,
  curvatures: Float64Array,
): void {
  for (let row = 0; row < curvatures.length; row++) {
    const first = down[row]! * stride;
    const curvature = curvatures[row]!;
    const a = first + acrossA[row]!;
    const b = first + acrossB[row]!;
    blockA[a] = blockA[a]! + curvature;
    blockB[b] = blockB[b]! + curvature;
  }
}
