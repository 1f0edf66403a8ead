// A learned score: a logistic model, a boosted ensemble, or the blend of both (mean log-odds).
import type { BinnedTable, FieldBins } from './binning.ts';
import { applyBins, fitBins } from './binning.ts';
import type { Boosting, BoostingRules } from './boosting.ts';
import { boostingScores, fitBoosting } from './boosting.ts';
import type { LearningRows } from './learningRows.ts';
import type { Logistic, LogisticRules } from './logistic.ts';
import { fitLogistic, logisticScores } from './logistic.ts';
import { sigmoid } from './logit.ts';
import type { History, Table } from './table.ts';

export type ModelKind = 'logistic' | 'blend' | 'boosting';

/** Plain data, safe to store as JSON: every number survives the round trip to the bit. */
export type Model = {
  readonly bins: readonly FieldBins[];
  readonly logistic?: Logistic;
  readonly boosting?: Boosting;
};

/** What to fit and how; a part without rules is left out. */
export type Recipe = {
  readonly binning: { readonly maxBins: number; readonly minCategoryRows: number };
  readonly logistic?: LogisticRules;
  readonly boosting?: BoostingRules;
};

export const BINNING_RULES = { maxBins: 64, minCategoryRows: 5 };

export function modelKind(model: Model): ModelKind {
  if (model.logistic && model.boosting) return 'blend';
  return model.boosting ? 'boosting' : 'logistic';
}

/** Bins a history. Rows must be in canonical order. */
export function learningRows(history: History, binning: Recipe['binning']): LearningRows {
  const bins = fitBins(history.table, binning);
  const weights = history.weights ?? new Float64Array(history.table.rows).fill(1);
  return { bins, binned: applyBins(bins, history.table), outcomes: history.outcomes, weights };
}

/** Fits every part of the recipe on the same bins. */
export const fitModel = (history: History, recipe: Recipe, seed: number): Model =>
  fitParts(learningRows(history, recipe.binning), recipe, seed);

/** The same on rows that are binned already. */
export function fitParts(rows: LearningRows, recipe: Recipe, seed: number): Model {
  return {
    bins: rows.bins,
    ...(recipe.logistic && { logistic: fitLogistic(rows, recipe.logistic) }),
    ...(recipe.boosting && { boosting: fitBoosting(rows, recipe.boosting, seed) }),
  };
}

/** The same model with only the parts a kind needs. */
export function keepParts(model: Model, kind: ModelKind): Model {
  return {
    bins: model.bins,
    ...(kind !== 'boosting' && model.logistic && { logistic: model.logistic }),
    ...(kind !== 'logistic' && model.boosting && { boosting: model.boosting }),
  };
}

/** Log-odds of every row of a table; fields are found by name. Throws ScoringDataError when a field is absent. */
export const scoreTable = (model: Model, table: Table): Float64Array => scoreBinned(model, applyBins(model.bins, table));

/** Log-odds of every binned row. */
export function scoreBinned(model: Model, binned: BinnedTable): Float64Array {
  if (!model.logistic) return boostingScores(model.boosting!, binned);
  const scores = logisticScores(model.logistic, binned);
  if (!model.boosting) return scores;
  const boosted = boostingScores(model.boosting, binned);
  for (let row = 0; row < scores.length; row++) scores[row] = (scores[row]! + boosted[row]!) / 2;
  return scores;
}

/** Probabilities from log-odds. */
export const probabilities = (scores: Float64Array): Float64Array => scores.map(sigmoid);
