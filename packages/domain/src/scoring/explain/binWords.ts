// A bin in words: the value or range a reader knows.
import type { FieldBins } from '../learning/binning.ts';
import { MISSING_BIN } from '../learning/binning.ts';

/** E.g. "Manufacturing", "(other)", "(missing)", "≤ 10", "10 – 50", "> 50". */
export function binWords(bins: FieldBins, bin: number): string {
  if (bin === MISSING_BIN) return '(missing)';
  if (bins.kind === 'category') return bins.labels[bin - 1] ?? '(other)';
  const above = bins.edges[bin - 2];
  const upTo = bins.edges[bin - 1];
  if (above === undefined && upTo === undefined) return '(any)';
  if (above === undefined) return `≤ ${shortNumber(upTo!)}`;
  return upTo === undefined ? `> ${shortNumber(above)}` : `${shortNumber(above)} – ${shortNumber(upTo)}`;
}

/** At most four significant digits after the whole part. */
export const shortNumber = (value: number): string => String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
