// What every learner is given.
import type { BinnedTable, FieldBins } from './binning.ts';

/** Binned rows in canonical order, outcomes 0/1, weights ≥ 0. */
export type LearningRows = {
  readonly bins: readonly FieldBins[];
  readonly binned: BinnedTable;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
};

/** Rows a model did not learn from, in its bins, and what became of them. */
export type SeenRows = { readonly binned: BinnedTable; readonly outcomes: Uint8Array };

/** Share of positive outcomes, by weight. */
export function weightedRate({ outcomes, weights }: LearningRows): number {
  let positive = 0;
  let total = 0;
  for (let row = 0; row < outcomes.length; row++) {
    positive += weights[row]! * outcomes[row]!;
    total += weights[row]!;
  }
  return positive / total;
}

export const largestOf = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);
