// Has the world moved since the model was trained? Three watches: the mix of values (PSI), the base rate, and the calibration of issued scores.
import type { BinnedTable, FieldBins } from '../learning/binning.ts';
import { binCount } from '../learning/binning.ts';

/** < 0.1 stable, < 0.25 watch, else shifted (Siddiqi 2006, Credit Risk Scorecards, ch. 9). */
export type DriftLevel = 'stable' | 'watch' | 'shifted';
export const WATCH_FROM = 0.1;
export const SHIFTED_FROM = 0.25;

/**
 * Population stability index of two counts over the same bins: Σ (now − before) ln(now / before) over shares.
 * Half a row is added to every bin, so that an empty one stays finite. Symmetric; 0 for equal shares.
 */
export function populationStability(before: ArrayLike<number>, now: ArrayLike<number>): number {
  const [past, present] = [shares(before), shares(now)];
  return past.reduce((sum, share, bin) => sum + (present[bin]! - share) * Math.log(present[bin]! / share), 0);
}

function shares(counts: ArrayLike<number>): number[] {
  const list = Array.from(counts, (count) => count + 0.5);
  const total = list.reduce((sum, count) => sum + count, 0);
  return list.map((count) => count / total);
}

export const driftLevel = (psi: number): DriftLevel => (psi < WATCH_FROM ? 'stable' : psi < SHIFTED_FROM ? 'watch' : 'shifted');

export type FieldDrift = { readonly field: string; readonly psi: number; readonly level: DriftLevel };

/** The drift of every field of a model between two binned tables, the most moved first. */
export function fieldDrifts(bins: readonly FieldBins[], before: BinnedTable, now: BinnedTable): FieldDrift[] {
  return bins
    .map((field, at) => {
      const psi = populationStability(counts(field, before.columns[at]!), counts(field, now.columns[at]!));
      return { field: field.name, psi, level: driftLevel(psi) };
    })
    .sort((a, b) => b.psi - a.psi);
}

function counts(bins: FieldBins, column: Uint8Array): Int32Array {
  const rows = new Int32Array(binCount(bins));
  for (const bin of column) rows[bin] = rows[bin]! + 1;
  return rows;
}

/** The drift of the scores themselves, over ten equal steps of probability. */
export function scoreDrift(before: Float64Array, now: Float64Array): number {
  const steps = (given: Float64Array): Int32Array => {
    const rows = new Int32Array(10);
    for (const probability of given) {
      const step = Math.min(9, Math.floor(probability * 10));
      rows[step] = rows[step]! + 1;
    }
    return rows;
  };
  return populationStability(steps(before), steps(now));
}

/** Converted among rows. */
export type Rate = { readonly rows: number; readonly positive: number };

/** How many standard errors the base rate has moved: two-proportion z (Fleiss 2003, §3.1); 0 when either side is empty or nothing varies. */
export function rateShift(before: Rate, now: Rate): number {
  if (before.rows === 0 || now.rows === 0) return 0;
  const pooled = (before.positive + now.positive) / (before.rows + now.rows);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.rows + 1 / now.rows));
  return error === 0 ? 0 : (now.positive / now.rows - before.positive / before.rows) / error;
}
