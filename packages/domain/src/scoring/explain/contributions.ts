// A score taken apart: base + one contribution per field, in log-odds, exact to rounding (≤ 1e-9) for every kind of model.
// Logistic: the field's effect minus its training mean, which is its Shapley value (Lundberg & Lee 2017, §4.1, Corollary 1).
// Boosting: TreeSHAP. Blend: the mean of both, as Shapley values are linear in the score.
import type { BinnedTable, FieldBins } from '../learning/binning.ts';
import { binEffects } from '../learning/logistic.ts';
import type { Model } from '../learning/model.ts';
import type { ForestExplainer } from './treeShap.ts';
import { addShapValues, explainForest } from './treeShap.ts';

/** A model ready to explain rows; make it once per model. */
export type Explainer = {
  readonly bins: readonly FieldBins[];
  readonly base: number;
  readonly effects: readonly Float64Array[] | undefined;
  readonly forest: ForestExplainer | undefined;
  /** Weight of each part: 1 alone, ½ in a blend. */
  readonly part: number;
};

/** score = base + Σ byField, in log-odds. */
export type Contributions = { readonly base: number; readonly byField: Float64Array };

export function makeExplainer(model: Model): Explainer {
  const { bins, logistic, boosting } = model;
  const part = logistic && boosting ? 0.5 : 1;
  const forest = boosting && explainForest(boosting);
  const effects = logistic && bins.map((_, field) => binEffects(logistic, field));
  return { bins, base: part * ((logistic?.base ?? 0) + (forest?.base ?? 0)), effects, forest, part };
}

/** The contributions of one row of a table binned with the model's own bins. */
export function explainRow(explainer: Explainer, binned: BinnedTable, row: number): Contributions {
  const bins = Uint8Array.from(binned.columns, (column) => column[row]!);
  const byField = new Float64Array(bins.length);
  explainer.effects?.forEach((effect, field) => {
    byField[field] = explainer.part * effect[bins[field]!]!;
  });
  if (explainer.forest) addShapValues(explainer.forest, bins, explainer.part, byField);
  return { base: explainer.base, byField };
}
