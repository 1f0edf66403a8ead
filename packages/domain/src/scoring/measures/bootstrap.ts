// How low could the AUC be by the luck of these rows? Percentile bootstrap (Efron & Tibshirani 1993, §13.3).
import type { Draw } from '../learning/seeded.ts';
import { aucOfGroups, scoreGroups } from './auc.ts';

/** The `level` quantile (e.g. 0.025) of the AUC over `times` resamples of the rows; resamples with one class only are left out. NaN when all are. */
export function aucLowerBound(scores: Float64Array, outcomes: Uint8Array, draw: Draw, level = 0.025, times = 200): number {
  const { groupOf, count } = scoreGroups(scores);
  const positives = new Float64Array(count);
  const negatives = new Float64Array(count);
  const resampled: number[] = [];
  for (let time = 0; time < times; time++) {
    positives.fill(0);
    negatives.fill(0);
    for (let at = 0; at < groupOf.length; at++) {
      const row = Math.floor(draw() * groupOf.length);
      const side = outcomes[row] === 1 ? positives : negatives;
      side[groupOf[row]!] = side[groupOf[row]!]! + 1;
    }
    resampled.push(aucOfGroups(positives, negatives));
  }
  const known = Float64Array.from(resampled.filter((value) => !Number.isNaN(value))).sort();
  return known[Math.floor(level * known.length)] ?? Number.NaN;
}
