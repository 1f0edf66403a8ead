// Gradient histograms of a leaf: per field and bin the sum of gradients and the number of rows.
// Gradients are rounded to whole steps and packed with the row count into one number (Shi et al. 2022, NeurIPS, Quantized Training of GBDT):
// sums are then exact integers, the same in every order, at half the cost of separate sums.
// A sibling's histogram is the parent's minus its brother's (Ke et al. 2017, LightGBM, Algorithm 1), exact as well.
import { ScoringDataError } from './table.ts';

/** A packed sum is Σ steps · COUNT_SPAN + rows; below 2⁵³ in absolute value, so every sum is exact. */
const COUNT_SPAN = 2 ** 21;
const STEPS_SPAN = 2 ** 31;
export const MAX_ROWS = COUNT_SPAN - 1;

/** `offsets[field]` is the first bin of a field in a histogram; the last entry is its length. */
export type HistogramLayout = { readonly offsets: Int32Array };

export function histogramLayout(binCounts: readonly number[]): HistogramLayout {
  const offsets = new Int32Array(binCounts.length + 1);
  binCounts.forEach((count, field) => {
    offsets[field + 1] = offsets[field]! + count;
  });
  return { offsets };
}

/** Steps per unit of gradient when `rows` gradients of at most `largest` are to be summed. */
export function stepsPerUnit(rows: number, largest: number): number {
  if (rows > MAX_ROWS) throw new ScoringDataError(`at most ${MAX_ROWS} rows can be learned from, not ${rows}`);
  return Math.floor(STEPS_SPAN / rows) / largest;
}

/** One row's gradient and itself, ready to be summed. */
export const pack = (gradient: number, steps: number): number => Math.floor(gradient * steps + 0.5) * COUNT_SPAN + 1;

/** Σ gradient in steps of a packed sum. */
export const packedSteps = (packed: number): number => Math.floor(packed / COUNT_SPAN);
/** Rows of a packed sum. */
export const packedRows = (packed: number): number => packed - Math.floor(packed / COUNT_SPAN) * COUNT_SPAN;

/** Fills `histogram` (zeroed first) with the packed rows of a leaf, for the chosen fields. */
export function fillHistogram(
  histogram: Float64Array,
  layout: HistogramLayout,
  columns: readonly Uint8Array[],
  fields: Int32Array,
  rows: Int32Array,
  packed: Float64Array,
): void {
  histogram.fill(0);
  const slotsOf = (at: number): Float64Array => histogram.subarray(layout.offsets[fields[at]!]!, layout.offsets[fields[at]! + 1]!);
  const columnOf = (at: number): Uint8Array => columns[fields[at]!]!;
  let at = 0;
  for (; at + 3 < fields.length; at += 4)
    fillFour(
      [0, 1, 2, 3].map((next) => slotsOf(at + next)) as Four<Float64Array>,
      [0, 1, 2, 3].map((next) => columnOf(at + next)) as Four<Uint8Array>,
      rows,
      packed,
    );
  for (; at < fields.length; at++) fillOne(slotsOf(at), columnOf(at), rows, packed);
}

type Four<Item> = [Item, Item, Item, Item];

function fillOne(slots: Float64Array, column: Uint8Array, rows: Int32Array, packed: Float64Array): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const bin = column[row]!;
    slots[bin] = slots[bin]! + packed[row]!;
  }
}

/** Four fields in one pass: their sums do not wait for one another. */
function fillFour([s0, s1, s2, s3]: Four<Float64Array>, [c0, c1, c2, c3]: Four<Uint8Array>, rows: Int32Array, packed: Float64Array): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const value = packed[row]!;
    const b0 = c0[row]!;
    const b1 = c1[row]!;
    const b2 = c2[row]!;
    const b3 = c3[row]!;
    s0[b0] = s0[b0]! + value;
    s1[b1] = s1[b1]! + value;
    s2[b2] = s2[b2]! + value;
    s3[b3] = s3[b3]! + value;
  }
}

/** parent − child, into `parent`. */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let at = 0; at < parent.length; at++) parent[at] = parent[at]! - child[at]!;
}
