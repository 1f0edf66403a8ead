// What one field alone can tell. A field that almost knows the outcome was probably written after it.
import type { BinnedTable, FieldBins } from '../learning/binning.ts';
import { applyBins, binCount, fitBins, MISSING_BIN } from '../learning/binning.ts';
import { BINNING_RULES } from '../learning/model.ts';
import type { History } from '../learning/table.ts';
import { auc } from '../measures/auc.ts';

/** A value (or range) of a field: its bin, rows over the whole history, and the share of them that converted. */
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

/** The power of every field, strongest first (ties in field order). */
export function fieldPowers(older: History, newest: History): FieldPower[] {
  const bins = fitBins(older.table, BINNING_RULES);
  const before = applyBins(bins, older.table);
  const after = applyBins(bins, newest.table);
  const powers = bins.map((fieldBins, at): FieldPower => {
    const rates = ratesOf(fieldBins, column(before, at), older.outcomes);
    const byBin = smoothed(rates, older.outcomes);
    const filled = smoothed(ratesOf(fieldBins, column(before, at).map(isFilled), older.outcomes), older.outcomes);
    return {
      bins: fieldBins,
      aucAlone: auc(
        Float64Array.from(column(after, at), (bin) => byBin[bin]!),
        newest.outcomes,
      ),
      aucFilled: auc(
        Float64Array.from(column(after, at), (bin) => filled[isFilled(bin)]!),
        newest.outcomes,
      ),
      rates,
    };
  });
  return powers.sort((a, b) => b.aucAlone - a.aucAlone);
}

const column = (binned: BinnedTable, at: number): Uint8Array => binned.columns[at]!;
const isFilled = (bin: number): number => (bin === MISSING_BIN ? 0 : 1);

function ratesOf(bins: FieldBins, bin: Uint8Array, outcomes: Uint8Array): BinRate[] {
  const rows = new Int32Array(binCount(bins));
  const positive = new Int32Array(binCount(bins));
  bin.forEach((at, row) => {
    rows[at] = rows[at]! + 1;
    positive[at] = positive[at]! + outcomes[row]!;
  });
  return Array.from(rows, (count, at) => ({ bin: at, rows: count, rate: count === 0 ? 0 : positive[at]! / count }));
}

/** Rates pulled towards the average, so that a rare value does not decide. */
function smoothed(rates: readonly BinRate[], outcomes: Uint8Array): Float64Array {
  const average = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
  return Float64Array.from(rates, ({ rows, rate }) => (rows * rate + PRIOR_ROWS * average) / (rows + PRIOR_ROWS));
}
