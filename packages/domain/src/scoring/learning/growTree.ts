// One tree of the ensemble, grown best leaf first until it has enough leaves (Shi 2007, best-first decision trees; LightGBM, §2.1).
// Growing settles the cuts; the values of the leaves are set afterwards (leafValues.ts).
import type { HistogramLayout } from './histogram.ts';
import { fillHistogram, packedRows, subtractHistogram } from './histogram.ts';
import type { Split, SplitRules } from './split.ts';
import { bestSplit } from './split.ts';
import type { Tree } from './tree.ts';
import { binGoesLeft } from './tree.ts';

export type GrowthRules = SplitRules & { readonly leaves: number };

/** What does not change from tree to tree; `spare` recycles histograms, `scratch` has room for all rows. */
export type GrowthPlan = {
  readonly columns: readonly Uint8Array[];
  readonly isCategory: readonly boolean[];
  readonly layout: HistogramLayout;
  readonly steps: number;
  readonly rules: GrowthRules;
  readonly spare: Float64Array[];
  readonly scratch: Int32Array;
};

/** What one tree sees: its fields, its rows and, by row, packed gradients and curvatures. Growing regroups `rows` by leaf. */
export type TreeSample = {
  readonly fields: Int32Array;
  readonly rows: Int32Array;
  readonly packed: Float64Array;
  readonly curvatures: Float64Array;
};

/** A leaf that may still be cut. */
type OpenLeaf = {
  readonly node: number;
  readonly rows: Int32Array;
  readonly packed: number;
  histogram: Float64Array;
  split: Split | undefined;
};
export type MutableTree = { [Key in keyof Tree]: number[] };

/** Grows one tree on the sampled rows and fields; every value is still 0. */
export function growTree(plan: GrowthPlan, sample: TreeSample): MutableTree {
  const tree: MutableTree = { field: [], bin: [], oneVsRest: [], missingLeft: [], left: [], right: [], value: [], cover: [] };
  let open = [plantRoot(plan, tree, sample)];
  for (let leaves = 1; leaves < plan.rules.leaves; leaves++) {
    const best = bestLeaf(open);
    if (!best?.split) break;
    const others = open.filter((leaf) => leaf !== best);
    const last = leaves + 1 === plan.rules.leaves;
    open = last ? [...others, ...close(plan, tree, best, best.split)] : [...others, ...divide(plan, tree, sample, best, best.split)];
  }
  for (const leaf of open) plan.spare.push(leaf.histogram);
  return tree;
}

function plantRoot(plan: GrowthPlan, tree: MutableTree, sample: TreeSample): OpenLeaf {
  let packed = 0;
  for (let at = 0; at < sample.rows.length; at++) packed += sample.packed[sample.rows[at]!]!;
  return examine(plan, sample, addNode(tree, packed), sample.rows, packed, countRows(plan, sample, sample.rows));
}

/** An open leaf with its best cut. */
function examine(plan: GrowthPlan, sample: TreeSample, node: number, rows: Int32Array, packed: number, histogram: Float64Array): OpenLeaf {
  let curvature = 0;
  for (let at = 0; at < rows.length; at++) curvature += sample.curvatures[rows[at]!]!;
  const split = bestSplit(histogram, plan.layout, sample.fields, plan.isCategory, { packed, curvature }, plan.steps, plan.rules);
  return { node, rows, packed, histogram, split };
}

/** The open leaf whose split gains most; the earliest wins a tie. */
function bestLeaf(open: readonly OpenLeaf[]): OpenLeaf | undefined {
  let best: OpenLeaf | undefined;
  for (const leaf of open) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}

/** Appends a leaf and returns its node number. */
function addNode(tree: MutableTree, packed: number): number {
  for (const column of [tree.field, tree.bin, tree.oneVsRest, tree.missingLeft, tree.value]) column.push(0);
  tree.cover.push(packedRows(packed));
  tree.right.push(-1);
  return tree.left.push(-1) - 1;
}

function countRows(plan: GrowthPlan, sample: TreeSample, rows: Int32Array): Float64Array {
  const histogram = plan.spare.pop() ?? new Float64Array(plan.layout.offsets.at(-1)!);
  fillHistogram(histogram, plan.layout, plan.columns, sample.fields, rows, sample.packed);
  return histogram;
}

/** Cuts a leaf in two and looks for the next cut of both; only the smaller side is counted row by row. */
function divide(plan: GrowthPlan, tree: MutableTree, sample: TreeSample, leaf: OpenLeaf, split: Split): OpenLeaf[] {
  const [left, right] = writeSplit(tree, leaf, split);
  const [leftRows, rightRows] = partition(plan, leaf, split, tree);
  const leftIsSmall = leftRows.length <= rightRows.length;
  const small = countRows(plan, sample, leftIsSmall ? leftRows : rightRows);
  subtractHistogram(leaf.histogram, small);
  return [
    examine(plan, sample, left, leftRows, split.left, leftIsSmall ? small : leaf.histogram),
    examine(plan, sample, right, rightRows, leaf.packed - split.left, leftIsSmall ? leaf.histogram : small),
  ];
}

/** The last cut of a tree: its sides are never cut again, so nothing needs to be known of them. */
function close(plan: GrowthPlan, tree: MutableTree, leaf: OpenLeaf, split: Split): OpenLeaf[] {
  writeSplit(tree, leaf, split);
  plan.spare.push(leaf.histogram);
  return [];
}

/** Makes a leaf an inner node with two new leaves. */
function writeSplit(tree: MutableTree, leaf: OpenLeaf, split: Split): [number, number] {
  tree.field[leaf.node] = split.field;
  tree.bin[leaf.node] = split.bin;
  tree.oneVsRest[leaf.node] = split.oneVsRest ? 1 : 0;
  tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
  const left = addNode(tree, split.left);
  const right = addNode(tree, leaf.packed - split.left);
  tree.left[leaf.node] = left;
  tree.right[leaf.node] = right;
  return [left, right];
}

/**
 * Sorts a leaf's rows in place into left and right, each still ascending.
 * Every row is written to both sides, and only the counters differ: no branch to mispredict.
 */
function partition(plan: GrowthPlan, leaf: OpenLeaf, split: Split, tree: Tree): [Int32Array, Int32Array] {
  const goesLeft = new Uint8Array(256);
  for (let bin = 0; bin < 256; bin++) if (binGoesLeft(tree, leaf.node, bin)) goesLeft[bin] = 1;
  const column = plan.columns[split.field]!;
  const { rows } = leaf;
  const right = plan.scratch;
  let atLeft = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    rows[atLeft] = row;
    right[at - atLeft] = row;
    atLeft += goesLeft[column[row]!]!;
  }
  rows.set(right.subarray(0, rows.length - atLeft), atLeft);
  return [rows.subarray(0, atLeft), rows.subarray(atLeft)];
}
