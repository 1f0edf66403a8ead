// The loops of boosting that run once per row and tree. Nothing but a return follows a loop: code that is first seen when its loop is
// already compiled throws the compiled loop away, tree after tree.
import { apart } from './apart.ts';
import { pack } from './histogram.ts';
import { quickSigmoid } from './quickSigmoid.ts';

/**
 * Writes the drawn rows to the front of `rows`, ascending, and returns how many: each row with chance limit / 256.
 * One step of the generator (mulberry32, see seeded.ts) decides four rows.
 */
export function drawRows(seed: number, limit: number, size: number, rows: Int32Array): number {
  let state = seed | 0;
  let bytes = 0;
  let count = 0;
  for (let row = 0; row < size; row++) {
    if ((row & 3) === 0) {
      state = (state + 0x6d2b79f5) | 0;
      bytes = Math.imul(state ^ (state >>> 15), state | 1);
      bytes ^= bytes + Math.imul(bytes ^ (bytes >>> 7), bytes | 61);
      bytes ^= bytes >>> 14;
    }
    rows[count] = row;
    count += (bytes & 255) < limit ? 1 : 0;
    bytes >>= 8;
  }
  return count;
}

/** Gradient p − y (packed) and curvature p(1 − p) of the log loss, by row, for the chosen rows. */
export function derive(
  rows: Int32Array,
  scores: Float64Array,
  outcomes: Uint8Array,
  weights: Float64Array,
  steps: number,
  packed: Float64Array,
  curvatures: Float64Array,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const weight = weights[row]!;
    const probability = quickSigmoid(scores[row]!);
    packed[row] = pack(weight * (probability - outcomes[row]!), steps);
    curvatures[row] = weight * probability * (1 - probability);
  }
}

/** Σ values over the chosen rows. */
export function sumOver(rows: Int32Array, values: Float64Array): number {
  return apart(sumOfFours, rows, values) + sumOfRest(rows, values, rows.length - (rows.length % 4));
}

function sumOfFours(rows: Int32Array, values: Float64Array): number {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let at = 3; at < rows.length; at += 4) {
    sum0 += values[rows[at - 3]!]!;
    sum1 += values[rows[at - 2]!]!;
    sum2 += values[rows[at - 1]!]!;
    sum3 += values[rows[at]!]!;
  }
  return sum0 + sum1 + (sum2 + sum3);
}

function sumOfRest(rows: Int32Array, values: Float64Array, from: number): number {
  let sum = 0;
  for (let at = from; at < rows.length; at++) sum += values[rows[at]!]!;
  return sum;
}

/**
 * Moves the rows that go left to the front of `rows` and writes the others to the front of `right`, both in the order they had.
 * Every row is written to both, and only the counters differ: no branch to mispredict. `cut` is how many go left.
 */
export function partition(rows: Int32Array, right: Int32Array, column: Uint8Array, goesLeft: Uint8Array, cut: number): void {
  apart(partitionPairs, rows, right, column, goesLeft);
  if (rows.length % 2 === 0) return;
  const last = rows.at(-1)!;
  if (goesLeft[column[last]!] === 1) rows[cut - 1] = last;
  else right[rows.length - cut - 1] = last;
}

function partitionPairs(rows: Int32Array, right: Int32Array, column: Uint8Array, goesLeft: Uint8Array): void {
  let atLeft = 0;
  let atRight = 0;
  for (let at = 1; at < rows.length; at += 2) {
    const row = rows[at - 1]!;
    const next = rows[at]!;
    const rowLeft = goesLeft[column[row]!]!;
    const nextLeft = goesLeft[column[next]!]!;
    rows[atLeft] = row;
    right[atRight] = row;
    atLeft += rowLeft;
    atRight += 1 - rowLeft;
    rows[atLeft] = next;
    right[atRight] = next;
    atLeft += nextLeft;
    atRight += 1 - nextLeft;
  }
}
