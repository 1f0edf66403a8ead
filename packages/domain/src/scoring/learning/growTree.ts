// One tree of the ensemble, grown best leaf first until it has enough leaves (Shi 2007, best-first decision trees; LightGBM, §2.1).
// Growing settles the cuts; the values of the leaves are set afterwards (leafValues.ts).
import type { Histogram, HistogramLayout, Slots } from './histogram.ts';
import { fillHistogram, packedRows, subtractHistogram } from './histogram.ts';
import { leafValue } from './leafValues.ts';
import { partition, sumOver } from './rowLoops.ts';
import type { LeafSums, Split, SplitRules } from './split.ts';
import { bestSplit } from './split.ts';
import type { Tree } from './tree.ts';
import { binGoesLeft } from './tree.ts';

export type GrowthRules = SplitRules & { readonly leaves: number; readonly learningRate: number };

/** What does not change from tree to tree; `spare` recycles histograms, `scratch` has room for all rows and `twin` for one histogram. */
export type GrowthPlan = {
  readonly columns: readonly Uint8Array[];
  readonly slots: Slots;
  readonly isCategory: readonly boolean[];
  readonly layout: HistogramLayout;
  readonly steps: number;
  readonly rules: GrowthRules;
  readonly spare: Float64Array[];
  readonly twin: Float64Array;
  readonly scratch: Int32Array;
};

/** What one tree sees: its fields, its rows and, by row, packed gradients and curvatures. Growing regroups `rows` by leaf. */
export type TreeSample = {
  readonly fields: Int32Array;
  readonly rows: Int32Array;
  readonly packed: Float64Array;
  readonly curvatures: Float64Array;
};

type Leaf = LeafSums & { readonly node: number; readonly rows: Int32Array };
/** A leaf that may still be cut. */
type OpenLeaf = Leaf & { readonly histogram: Float64Array; readonly split: Split | undefined };
type MutableTree = { [Key in keyof Tree]: number[] };

/** Grows one tree on the sampled rows and fields. */
export function growTree(plan: GrowthPlan, sample: TreeSample): Tree {
  const tree: MutableTree = { field: [], bin: [], oneVsRest: [], missingLeft: [], left: [], right: [], value: [], cover: [] };
  let open = [plantRoot(plan, tree, sample)];
  for (let leaves = 1; leaves < plan.rules.leaves; leaves++) {
    const best = bestLeaf(open);
    if (!best?.split) break;
    const others = open.filter((leaf) => leaf !== best);
    const last = leaves + 1 === plan.rules.leaves;
    open = last
      ? [...others, ...close(plan, tree, sample, best, best.split)]
      : [...others, ...divide(plan, tree, sample, best, best.split)];
  }
  for (const leaf of open) plan.spare.push(leaf.histogram);
  return tree;
}

function plantRoot(plan: GrowthPlan, tree: MutableTree, sample: TreeSample): OpenLeaf {
  const sums = { packed: sumOver(sample.rows, sample.packed), curvature: sumOver(sample.rows, sample.curvatures) };
  return examine(plan, sample, addLeaf(plan, tree, sample.rows, sums), countRows(plan, sample, sample.rows));
}

/** An open leaf with its best cut. */
function examine(plan: GrowthPlan, sample: TreeSample, { node, rows, packed, curvature }: Leaf, histogram: Float64Array): OpenLeaf {
  const sums = { packed, curvature };
  const split = bestSplit(histogram, plan.layout, sample.fields, plan.isCategory, sums, plan.steps, plan.rules);
  return { node, rows, packed, curvature, histogram, split };
}

/** The open leaf whose split gains most; the earliest wins a tie. */
function bestLeaf(open: readonly OpenLeaf[]): OpenLeaf | undefined {
  let best: OpenLeaf | undefined;
  for (const leaf of open) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}

/** Appends a leaf to the tree. */
function addLeaf(plan: GrowthPlan, tree: MutableTree, rows: Int32Array, sums: LeafSums): Leaf {
  for (const column of [tree.field, tree.bin, tree.oneVsRest, tree.missingLeft]) column.push(0);
  tree.value.push(leafValue(sums, plan.steps, plan.rules));
  tree.cover.push(packedRows(sums.packed));
  tree.right.push(-1);
  return { node: tree.left.push(-1) - 1, rows, packed: sums.packed, curvature: sums.curvature };
}

function countRows(plan: GrowthPlan, sample: TreeSample, rows: Int32Array): Float64Array {
  const histogram: Histogram = { sums: plan.spare.pop() ?? new Float64Array(plan.layout.offsets.at(-1)!), twin: plan.twin };
  fillHistogram(histogram, plan.slots, sample.fields, rows, sample.packed);
  return histogram.sums;
}

/** Cuts a leaf in two and looks for the next cut of both; only the smaller side is counted row by row. */
function divide(plan: GrowthPlan, tree: MutableTree, sample: TreeSample, leaf: OpenLeaf, split: Split): OpenLeaf[] {
  const { left, right } = cutLeaf(plan, tree, sample, leaf, split);
  const leftIsSmall = left.rows.length <= right.rows.length;
  const small = countRows(plan, sample, leftIsSmall ? left.rows : right.rows);
  subtractHistogram(leaf.histogram, small);
  return [
    examine(plan, sample, left, leftIsSmall ? small : leaf.histogram),
    examine(plan, sample, right, leftIsSmall ? leaf.histogram : small),
  ];
}

/** The last cut of a tree: its sides are never cut again, so only their sums are needed. */
function close(plan: GrowthPlan, tree: MutableTree, sample: TreeSample, leaf: OpenLeaf, split: Split): OpenLeaf[] {
  cutLeaf(plan, tree, sample, leaf, split);
  plan.spare.push(leaf.histogram);
  return [];
}

/** Makes a leaf an inner node with two new leaves and regroups its rows. */
function cutLeaf(plan: GrowthPlan, tree: MutableTree, sample: TreeSample, leaf: OpenLeaf, split: Split): { left: Leaf; right: Leaf } {
  tree.field[leaf.node] = split.field;
  tree.bin[leaf.node] = split.bin;
  tree.oneVsRest[leaf.node] = split.oneVsRest ? 1 : 0;
  tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
  tree.value[leaf.node] = 0;
  const [leftRows, rightRows] = regroup(plan, tree, leaf, packedRows(split.left));
  const left = addLeaf(plan, tree, leftRows, { packed: split.left, curvature: sumOver(leftRows, sample.curvatures) });
  const right = addLeaf(plan, tree, rightRows, { packed: leaf.packed - split.left, curvature: sumOver(rightRows, sample.curvatures) });
  tree.left[leaf.node] = left.node;
  tree.right[leaf.node] = right.node;
  return { left, right };
}

/** Sorts a leaf's rows in place into left (`cut` of them) and right. */
function regroup(plan: GrowthPlan, tree: Tree, { node, rows }: Leaf, cut: number): [Int32Array, Int32Array] {
  const goesLeft = new Uint8Array(256);
  for (let bin = 0; bin < 256; bin++) goesLeft[bin] = binGoesLeft(tree, node, bin) ? 1 : 0;
  partition(rows, plan.scratch, plan.columns[tree.field[node]!]!, goesLeft, cut);
  rows.set(plan.scratch.subarray(0, rows.length - cut), cut);
  return [rows.subarray(0, cut), rows.subarray(cut)];
}
