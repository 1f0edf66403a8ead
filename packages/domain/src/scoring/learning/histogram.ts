// Gradient histograms of a leaf: per field and bin the sum of gradients and the number of rows.
// Gradients are rounded to whole steps and packed with the row count into one number (Shi et al. 2022, NeurIPS, Quantized Training of GBDT):
// sums are then exact integers, the same in every order, at half the cost of separate sums.
// A sibling's histogram is the parent's minus its brother's (Ke et al. 2017, LightGBM, Algorithm 1), exact as well.
import { apart } from './apart.ts';
import type { BinnedTable } from './binning.ts';
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

/** By field, then row: the place of the row's bin in a histogram, so that counting needs no arithmetic. */
export type Slots = { readonly rows: number; readonly places: Uint16Array | Uint32Array };

export function slotsOf({ rows, columns }: BinnedTable, { offsets }: HistogramLayout): Slots {
  const size = rows * columns.length;
  const places = offsets.at(-1)! <= 65_536 ? new Uint16Array(size) : new Uint32Array(size);
  columns.forEach((column, field) => {
    shift(column, offsets[field]!, places.subarray(field * rows, (field + 1) * rows));
  });
  return { rows, places };
}

function shift(column: Uint8Array, by: number, places: Uint16Array | Uint32Array): void {
  for (let row = 0; row < column.length; row++) places[row] = column[row]! + by;
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

/** A histogram and its twin: alternate rows are summed apart, so that a sum seldom waits for the row before. */
export type Histogram = { readonly sums: Float64Array; readonly twin: Float64Array };

/** Fills `sums` (zeroed first) with the packed rows of a leaf, for the chosen fields; `packed` is by row. */
export function fillHistogram({ sums, twin }: Histogram, slots: Slots, fields: Int32Array, rows: Int32Array, packed: Float64Array): void {
  sums.fill(0);
  twin.fill(0);
  const first = (at: number): number => fields[at]! * slots.rows;
  let at = 0;
  for (; at + 3 < fields.length; at += 4)
    apart(fillFour, sums, twin, slots.places, first(at), first(at + 1), first(at + 2), first(at + 3), rows, packed);
  for (; at < fields.length; at++) apart(fillOne, sums, twin, slots.places, first(at), rows, packed);
  if (rows.length % 2 === 1) addRow(sums, slots, fields, rows.at(-1)!, packed);
  addTwin(sums, twin);
}

/** Four fields and two rows a turn: their sums do not wait for one another. A last odd row is left out. */
function fillFour(
  sums: Float64Array,
  twin: Float64Array,
  places: Uint16Array | Uint32Array,
  first0: number,
  first1: number,
  first2: number,
  first3: number,
  rows: Int32Array,
  packed: Float64Array,
): void {
  for (let at = 1; at < rows.length; at += 2) {
    const row = rows[at - 1]!;
    const next = rows[at]!;
    const value = packed[row]!;
    const nextValue = packed[next]!;
    const a0 = places[first0 + row]!;
    const a1 = places[first1 + row]!;
    const a2 = places[first2 + row]!;
    const a3 = places[first3 + row]!;
    sums[a0] = sums[a0]! + value;
    sums[a1] = sums[a1]! + value;
    sums[a2] = sums[a2]! + value;
    sums[a3] = sums[a3]! + value;
    const b0 = places[first0 + next]!;
    const b1 = places[first1 + next]!;
    const b2 = places[first2 + next]!;
    const b3 = places[first3 + next]!;
    twin[b0] = twin[b0]! + nextValue;
    twin[b1] = twin[b1]! + nextValue;
    twin[b2] = twin[b2]! + nextValue;
    twin[b3] = twin[b3]! + nextValue;
  }
}

function fillOne(
  sums: Float64Array,
  twin: Float64Array,
  places: Uint16Array | Uint32Array,
  first: number,
  rows: Int32Array,
  packed: Float64Array,
): void {
  for (let at = 1; at < rows.length; at += 2) {
    const row = rows[at - 1]!;
    const next = rows[at]!;
    const a = places[first + row]!;
    const b = places[first + next]!;
    sums[a] = sums[a]! + packed[row]!;
    twin[b] = twin[b]! + packed[next]!;
  }
}

function addRow(sums: Float64Array, slots: Slots, fields: Int32Array, row: number, packed: Float64Array): void {
  for (const field of fields) {
    const place = slots.places[field * slots.rows + row]!;
    sums[place] = sums[place]! + packed[row]!;
  }
}

function addTwin(sums: Float64Array, twin: Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! + twin[at]!;
}

/** parent − child, into `parent`. */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let at = 0; at < parent.length; at++) parent[at] = parent[at]! - child[at]!;
}
