// What one field alone can tell. A field that almost knows the outcome was probably written after it.
import type { FieldBins } from '../learning/binning.ts';
import { binCount, MISSING_BIN } from '../learning/binning.ts';
import type { LearningRows, SeenRows } from '../learning/learningRows.ts';
import { aucOfScoredGroups } from '../measures/auc.ts';

/** A value (or range) of a field: its bin, the older rows in it, and the share of them that converted. */
export type BinRate = { readonly bin: number; readonly rows: number; readonly rate: number };

/**
 * `aucAlone`: AUC on the newest rows of the rates seen in the older rows, bin by bin.
 * `aucFilled`: the same when only "filled or missing" is known.
 */
export type FieldPower = {
  readonly bins: FieldBins;
  readonly aucAlone: number;
  readonly aucFilled: number;
  readonly rates: readonly BinRate[];
};

/** Rows' worth of the average that every bin's rate is pulled towards. */
const PRIOR_ROWS = 10;

/** The power of every field, strongest first (ties in field order). Both sets of rows are in the same bins. */
export function fieldPowers(older: LearningRows, newest: SeenRows): FieldPower[] {
  const average = older.outcomes.reduce((sum, outcome) => sum + outcome, 0) / older.outcomes.length;
  const powers = older.bins.map((bins, at): FieldPower => {
    const before = countBins(bins, older.binned.columns[at]!, older.outcomes);
    const after = countBins(bins, newest.binned.columns[at]!, newest.outcomes);
    return {
      bins,
      aucAlone: aucOf(before, after, average),
      aucFilled: aucOf(filled(before), filled(after), average),
      rates: ratesOf(before),
    };
  });
  return powers.sort((a, b) => b.aucAlone - a.aucAlone);
}

/** By bin: rows that converted and rows that did not. */
type Counts = { readonly positives: Float64Array; readonly negatives: Float64Array };

function countBins(bins: FieldBins, column: Uint8Array, outcomes: Uint8Array): Counts {
  const counts = { positives: new Float64Array(binCount(bins)), negatives: new Float64Array(binCount(bins)) };
  column.forEach((bin, row) => {
    const side = outcomes[row] === 1 ? counts.positives : counts.negatives;
    side[bin] = side[bin]! + 1;
  });
  return counts;
}

/** The same in two bins: missing or filled. */
function filled({ positives, negatives }: Counts): Counts {
  const join = (counts: Float64Array): Float64Array =>
    Float64Array.of(counts[MISSING_BIN]!, counts.reduce((sum, count) => sum + count, 0) - counts[MISSING_BIN]!);
  return { positives: join(positives), negatives: join(negatives) };
}

const aucOf = (before: Counts, after: Counts, average: number): number =>
  aucOfScoredGroups(smoothed(ratesOf(before), average), after.positives, after.negatives);

const ratesOf = ({ positives, negatives }: Counts): BinRate[] =>
  Array.from(positives, (positive, bin) => {
    const rows = positive + negatives[bin]!;
    return { bin, rows, rate: rows === 0 ? 0 : positive / rows };
  });

/** Rates pulled towards the average, so that a rare value does not decide. */
const smoothed = (rates: readonly BinRate[], average: number): Float64Array =>
  Float64Array.from(rates, ({ rows, rate }) => (rows * rate + PRIOR_ROWS * average) / (rows + PRIOR_ROWS));
