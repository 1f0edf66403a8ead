// The best cut of a leaf: the one that lowers the regularised loss most.
// Gain = ½ [ G_l²/(H_l+λ) + G_r²/(H_r+λ) − G²/(H+λ) ]  (Chen & Guestrin 2016, XGBoost, eq. 7), where a side's curvature H is its share
// of the leaf's (rows within one leaf have similar probabilities); leaf values use the exact curvature.
// Numbers: every threshold, with the missing rows tried on both sides (ibid., Algorithm 3). Categories: one bin against the rest.
import type { HistogramLayout } from './histogram.ts';
import { packedRows, packedSteps } from './histogram.ts';

/** A leaf to cut: gradient in steps and curvature in the same unit (squared steps per unit of loss), both over its rows. */
export type LeafSums = { readonly packed: number; readonly curvature: number };

export type Split = {
  readonly gain: number;
  readonly field: number;
  readonly bin: number;
  readonly oneVsRest: boolean;
  readonly missingLeft: boolean;
  /** Packed sum of the left side. */
  readonly left: number;
};

export type SplitRules = { readonly minRows: number; readonly ridge: number; readonly minGain: number };

/** The leaf under search and the best cut so far. */
type Search = {
  readonly histogram: Float64Array;
  readonly rules: SplitRules;
  readonly rows: number;
  readonly gradient: number;
  readonly perRow: number;
  readonly unit: number;
  readonly before: number;
  best: Split | undefined;
  bestGain: number;
};

/**
 * The best split over the chosen fields, or undefined when none is allowed or worth it. Ties go to the first field and the lowest bin.
 * `packed` and `curvature` are the leaf's sums, `steps` the gradient steps per unit.
 */
export function bestSplit(
  histogram: Float64Array,
  layout: HistogramLayout,
  fields: Int32Array,
  isCategory: readonly boolean[],
  leaf: LeafSums,
  steps: number,
  rules: SplitRules,
): Split | undefined {
  const rows = packedRows(leaf.packed);
  if (rows < 2 * rules.minRows) return undefined;
  const gradient = packedSteps(leaf.packed) / steps;
  const before = (gradient * gradient) / (leaf.curvature + rules.ridge);
  const search: Search = {
    histogram,
    rules,
    rows,
    gradient,
    before,
    perRow: leaf.curvature / rows,
    unit: 1 / steps,
    best: undefined,
    bestGain: rules.minGain,
  };
  for (const field of fields) {
    const from = layout.offsets[field]!;
    const to = layout.offsets[field + 1]!;
    if (isCategory[field]) tryCategories(search, field, from, to);
    else tryThresholds(search, field, from, to);
  }
  return search.best;
}

function tryCategories(search: Search, field: number, from: number, to: number): void {
  for (let slot = from; slot < to; slot++) {
    const left = search.histogram[slot]!;
    const gain = gainOf(search, left);
    if (gain > search.bestGain) keep(search, { gain, field, bin: slot - from, oneVsRest: true, missingLeft: false, left });
  }
}

function tryThresholds(search: Search, field: number, from: number, to: number): void {
  const missing = search.histogram[from]!;
  let left = 0;
  for (let slot = from + 1; slot < to; slot++) {
    left += search.histogram[slot]!;
    const bin = slot - from;
    const gain = gainOf(search, left);
    if (gain > search.bestGain) {
      const missingLeft = missing === 0 && packedRows(left) * 2 >= search.rows;
      keep(search, { gain, field, bin, oneVsRest: false, missingLeft, left });
    }
    if (missing === 0) continue;
    const together = gainOf(search, left + missing);
    if (together > search.bestGain) keep(search, { gain: together, field, bin, oneVsRest: false, missingLeft: true, left: left + missing });
  }
}

function keep(search: Search, split: Split): void {
  search.best = split;
  search.bestGain = split.gain;
}

/** Loss saved when the left side has this packed sum; −1 when a side would have too few rows. */
function gainOf(search: Search, left: number): number {
  const { rules, perRow } = search;
  const rows = packedRows(left);
  if (rows < rules.minRows || search.rows - rows < rules.minRows) return -1;
  const gradient = packedSteps(left) * search.unit;
  const rest = search.gradient - gradient;
  const after = (gradient * gradient) / (rows * perRow + rules.ridge) + (rest * rest) / ((search.rows - rows) * perRow + rules.ridge);
  return 0.5 * (after - search.before);
}
