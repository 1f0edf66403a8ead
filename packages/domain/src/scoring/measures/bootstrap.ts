// How low could the AUC be by the luck of these rows? Percentile bootstrap (Efron & Tibshirani 1993, §13.3).
import type { Draw } from '../learning/seeded.ts';
import { aucOfGroups, scoreGroups } from './auc.ts';

/** The `level` quantile (e.g. 0.025) of the AUC over `times` resamples of the rows; resamples with one class only are left out. NaN when all are. */
export function aucLowerBound(scores: Float64Array, outcomes: Uint8Array, draw: Draw, level = 0.025, times = 200): number {
  const { groupOf, count } = scoreGroups(scores);
  const cells = groupOf.map((group, row) => (outcomes[row] === 1 ? group + count : group));
  const counts = new Float64Array(2 * count);
  const resampled = Array.from({ length: times }, () => {
    resample(cells, counts.fill(0), draw);
    return aucOfGroups(counts.subarray(count), counts.subarray(0, count));
  });
  const known = Float64Array.from(resampled.filter((value) => !Number.isNaN(value))).sort();
  return known[Math.floor(level * known.length)] ?? Number.NaN;
}

/** Counts as many cells as there are, each drawn at random. */
function resample(cells: Int32Array, counts: Float64Array, draw: Draw): void {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[Math.floor(draw() * cells.length)]!;
    counts[cell] = counts[cell]! + 1;
  }
}
