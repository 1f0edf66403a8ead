// Gradient boosting for yes/no outcomes: many small trees, each correcting the log-odds of those before it.
// Friedman 2001 (Annals of Statistics 29, Algorithm 5) with Newton leaves (Chen & Guestrin 2016) on histograms (Ke et al. 2017),
// rows and fields drawn afresh for every tree (Friedman 2002, Stochastic gradient boosting).
import { apart } from './apart.ts';
import type { BinnedTable } from './binning.ts';
import { binCount } from './binning.ts';
import type { GrowthPlan, GrowthRules } from './growTree.ts';
import { growTree } from './growTree.ts';
import { histogramLayout, slotsOf, stepsPerUnit } from './histogram.ts';
import type { LearningRows } from './learningRows.ts';
import { largestOf, weightedRate } from './learningRows.ts';
import { logit } from './logit.ts';
import { derive, drawRows } from './rowLoops.ts';
import type { Draw } from './seeded.ts';
import { drawSome, seededDraws } from './seeded.ts';
import type { Tree } from './tree.ts';
import { addTree } from './treeScores.ts';

/** `rowShare` and `fieldShare` are drawn for every tree; `ridge` is λ in units of curvature. */
export type BoostingRules = GrowthRules & {
  readonly trees: number;
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

/** By row: the score so far and derivatives of the log loss; and the rows the newest tree was grown on. */
type Progress = {
  readonly scores: Float64Array;
  readonly packed: Float64Array;
  readonly curvatures: Float64Array;
  readonly drawn: Int32Array;
};

/** Fits the ensemble. The same rows, rules and seed give the same bits. */
export function fitBoosting(rows: LearningRows, rules: BoostingRules, seed: number): Boosting {
  const base = logit(weightedRate(rows));
  const progress = startProgress(rows.binned.rows, base);
  const plan = growthPlan(rows, rules);
  const draw = seededDraws(seed);
  const trees = Array.from({ length: rows.bins.length > 0 ? rules.trees : 0 }, () => addRound(rows, plan, rules, draw, progress));
  return { base, trees };
}

function growthPlan({ bins, binned, weights }: LearningRows, rules: BoostingRules): GrowthPlan {
  const layout = histogramLayout(bins.map(binCount));
  return {
    columns: binned.columns,
    slots: slotsOf(binned, layout),
    isCategory: bins.map((field) => field.kind === 'category'),
    layout,
    steps: stepsPerUnit(binned.rows, largestOf(weights)),
    rules,
    spare: [],
    twin: new Float64Array(layout.offsets.at(-1)!),
    scratch: new Int32Array(binned.rows),
  };
}

const startProgress = (size: number, base: number): Progress => ({
  scores: new Float64Array(size).fill(base),
  packed: new Float64Array(size),
  curvatures: new Float64Array(size),
  drawn: new Int32Array(size + 1),
});

/** Draws rows and fields, grows one tree on what is still unexplained and adds it to the scores. */
function addRound(rows: LearningRows, plan: GrowthPlan, rules: BoostingRules, draw: Draw, progress: Progress): Tree {
  const { scores, packed, curvatures } = progress;
  const fields = drawSome(draw, Math.ceil(rules.fieldShare * rows.bins.length), rows.bins.length);
  const limit = Math.round(rules.rowShare * 256);
  const drawn = progress.drawn.subarray(0, apart(drawRows, draw() * 2 ** 32, limit, rows.binned.rows, progress.drawn));
  apart(derive, drawn, scores, rows.outcomes, rows.weights, plan.steps, packed, curvatures);
  const tree = growTree(plan, { fields, rows: drawn, packed, curvatures });
  addTree(tree, rows.binned, scores);
  return tree;
}

/** Log-odds of every row. */
export function boostingScores(boosting: Boosting, binned: BinnedTable): Float64Array {
  const scores = new Float64Array(binned.rows).fill(boosting.base);
  for (const tree of boosting.trees) addTree(tree, binned, scores);
  return scores;
}
