// Gradient boosting for yes/no outcomes: many small trees, each correcting the log-odds of those before it.
// Friedman 2001 (Annals of Statistics 29, Algorithm 5) with Newton leaves (Chen & Guestrin 2016) on histograms (Ke et al. 2017),
// rows and fields drawn afresh for every tree (Friedman 2002, Stochastic gradient boosting).
import type { BinnedTable } from './binning.ts';
import { binCount } from './binning.ts';
import type { GrowthPlan, GrowthRules } from './growTree.ts';
import { growTree } from './growTree.ts';
import { histogramLayout, pack, stepsPerUnit } from './histogram.ts';
import { setLeafValues } from './leafValues.ts';
import type { LearningRows } from './learningRows.ts';
import { largestOf, weightedRate } from './learningRows.ts';
import { logit } from './logit.ts';
import { quickSigmoid } from './quickSigmoid.ts';
import type { Draw } from './seeded.ts';
import { drawSome, seededDraws } from './seeded.ts';
import type { Tree } from './tree.ts';
import { addTree, findLeaves } from './treeScores.ts';

/** `rowShare` and `fieldShare` are drawn for every tree; `ridge` is λ in units of curvature. */
export type BoostingRules = GrowthRules & {
  readonly trees: number;
  readonly learningRate: number;
  readonly rowShare: number;
  readonly fieldShare: number;
};

export const BOOSTING_RULES: BoostingRules = {
  trees: 200,
  leaves: 8,
  learningRate: 0.08,
  minRows: 20,
  ridge: 4,
  minGain: 1e-6,
  rowShare: 0.8,
  fieldShare: 0.8,
};

/** `base` is the log-odds every row starts from; a score is base + Σ trees. */
export type Boosting = { readonly base: number; readonly trees: readonly Tree[] };

/** By row: the score so far, derivatives of the log loss, the leaf of the newest tree; and the rows it was grown on. */
type Progress = {
  readonly scores: Float64Array;
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly packed: Float64Array;
  readonly leaves: Uint8Array;
  readonly drawn: Int32Array;
};

/** Fits the ensemble. The same rows, rules and seed give the same bits. */
export function fitBoosting(rows: LearningRows, rules: BoostingRules, seed: number): Boosting {
  const base = logit(weightedRate(rows));
  const progress = startProgress(rows.binned.rows, base);
  const plan: GrowthPlan = {
    columns: rows.binned.columns,
    isCategory: rows.bins.map((bins) => bins.kind === 'category'),
    layout: histogramLayout(rows.bins.map(binCount)),
    steps: stepsPerUnit(rows.binned.rows, largestOf(rows.weights)),
    rules,
    spare: [],
    scratch: new Int32Array(rows.binned.rows),
  };
  const draw = seededDraws(seed);
  const trees = Array.from({ length: rows.bins.length > 0 ? rules.trees : 0 }, () => addRound(rows, plan, rules, draw, progress));
  return { base, trees };
}

const startProgress = (size: number, base: number): Progress => ({
  scores: new Float64Array(size).fill(base),
  gradients: new Float64Array(size),
  curvatures: new Float64Array(size),
  packed: new Float64Array(size),
  leaves: new Uint8Array(size),
  drawn: new Int32Array(size + 1),
});

/** Draws rows and fields, grows one tree on what is still unexplained and adds it to the scores. */
function addRound(rows: LearningRows, plan: GrowthPlan, rules: BoostingRules, draw: Draw, progress: Progress): Tree {
  const fields = drawSome(draw, Math.ceil(rules.fieldShare * rows.bins.length), rows.bins.length);
  const drawn = drawRows(draw, rules.rowShare, rows.binned.rows, progress.drawn);
  derive(rows, drawn, plan.steps, progress);
  const tree = growTree(plan, { fields, rows: drawn, packed: progress.packed, curvatures: progress.curvatures });
  findLeaves(tree, rows.binned, progress.leaves);
  setLeafValues(tree, drawn, progress.leaves, progress, rules);
  addTree(tree, rows.binned, progress.scores, progress.leaves);
  return tree;
}

/** Each row with the given chance (to 1/256), ascending, written to the front of `rows`. One draw decides four rows. */
function drawRows(draw: Draw, share: number, size: number, rows: Int32Array): Int32Array {
  const limit = Math.round(share * 256);
  let count = 0;
  for (let first = 0; first < size; first += 4) {
    let bytes = draw() * 4294967296;
    const last = Math.min(size, first + 4);
    for (let row = first; row < last; row++) {
      rows[count] = row;
      count += (bytes & 255) < limit ? 1 : 0;
      bytes >>>= 8;
    }
  }
  return rows.subarray(0, count);
}

/** Gradient p − y and curvature p(1 − p) of the log loss, for the drawn rows. */
function derive({ outcomes, weights }: LearningRows, drawn: Int32Array, steps: number, progress: Progress): void {
  const { scores, gradients, curvatures, packed } = progress;
  for (let at = 0; at < drawn.length; at++) {
    const row = drawn[at]!;
    const probability = quickSigmoid(scores[row]!);
    const gradient = weights[row]! * (probability - outcomes[row]!);
    gradients[row] = gradient;
    packed[row] = pack(gradient, steps);
    curvatures[row] = weights[row]! * probability * (1 - probability);
  }
}

/** Log-odds of every row. */
export function boostingScores(boosting: Boosting, binned: BinnedTable): Float64Array {
  const scores = new Float64Array(binned.rows).fill(boosting.base);
  const leaves = new Uint8Array(binned.rows);
  for (const tree of boosting.trees) addTree(tree, binned, scores, leaves);
  return scores;
}
