// The logistic model sees coarser bins than the trees: neighbouring number bins are joined until each holds enough rows.
import type { BinnedTable, FieldBins } from './binning.ts';
import { binCount, MISSING_BIN } from './binning.ts';

/** `levelOf[bin]` is the level (one-hot column) of a fine bin; `levels` counts them. */
export type FieldLevels = { readonly levels: number; readonly levelOf: readonly number[] };

/** Joins the bins of every field to at most `maxLevels` levels: missing apart, numbers by about equal mass, categories unchanged up to the limit. */
export function coarsen(bins: readonly FieldBins[], binned: BinnedTable, maxLevels: number): FieldLevels[] {
  return bins.map((fieldBins, at) => {
    const counts = new Int32Array(binCount(fieldBins));
    for (const bin of binned.columns[at]!) counts[bin] = counts[bin]! + 1;
    return fieldBins.kind === 'number' ? joinNeighbours(counts, maxLevels) : keepFrequent(counts.length, maxLevels);
  });
}

function joinNeighbours(counts: Int32Array, maxLevels: number): FieldLevels {
  const levelOf = [MISSING_BIN];
  let left = counts.reduce((sum, count) => sum + count, 0) - counts[MISSING_BIN]!;
  let level = 1;
  let inLevel = 0;
  for (let bin = 1; bin < counts.length; bin++) {
    levelOf.push(level);
    inLevel += counts[bin]!;
    const free = maxLevels - level;
    if (free > 1 && inLevel > 0 && inLevel * free >= left && bin + 1 < counts.length) {
      left -= inLevel;
      inLevel = 0;
      level++;
    }
  }
  return { levels: level + 1, levelOf };
}

/** Category bins come most frequent first: the tail beyond the limit shares the level of "other". */
function keepFrequent(bins: number, maxLevels: number): FieldLevels {
  const levels = Math.min(bins, maxLevels);
  const other = levels - 1;
  return { levels, levelOf: Array.from({ length: bins }, (_, bin) => (bin === bins - 1 ? other : Math.min(bin, other))) };
}
