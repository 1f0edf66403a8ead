// Every field becomes at most 255 numbered bins before anything is learned.
// Bin 0 is "missing". A number falls into bins of about equal mass (quantile sketch on exact ranks: Ke et al. 2017, LightGBM, §2.1);
// an edge is a value that was seen, and bins are closed above, so a strictly increasing change of unit changes no bin.
// A category keeps its own bin while it is frequent enough; the rest, and names never seen before, share the last bin.
import type { CategoryField, Field, NumberField, Table } from './table.ts';
import { ScoringDataError } from './table.ts';

export const MISSING_BIN = 0;
/** Including the missing bin: one byte per cell. */
export const MAX_BINS = 255;

/** Bin b ≥ 1 holds edges[b−2] < value ≤ edges[b−1]; the last bin is open above. */
export type NumberBins = { readonly kind: 'number'; readonly name: string; readonly edges: readonly number[] };
/** Bin b ≥ 1 holds labels[b−1]; bin labels.length + 1 holds every other name. */
export type CategoryBins = { readonly kind: 'category'; readonly name: string; readonly labels: readonly string[] };
export type FieldBins = NumberBins | CategoryBins;

export type BinningLimits = { readonly maxBins: number; readonly minCategoryRows: number };

/** One column of bin numbers per field. */
export type BinnedTable = { readonly rows: number; readonly columns: readonly Uint8Array[] };

/** How many bins a field has, the missing bin included. */
export const binCount = (bins: FieldBins): number => (bins.kind === 'number' ? bins.edges.length : bins.labels.length) + 2;

/** Learns the bins of every field. Rows should be in canonical order: ties between equally frequent categories go to the earlier one. */
export function fitBins(table: Table, limits: BinningLimits): FieldBins[] {
  if (limits.maxBins < 3 || limits.maxBins > MAX_BINS) throw new ScoringDataError(`a field can have 3 to ${MAX_BINS} bins`);
  return table.fields.map((field) =>
    field.kind === 'number' ? fitNumberBins(field, limits.maxBins) : fitCategoryBins(field, limits.maxBins, limits.minCategoryRows),
  );
}

function fitNumberBins(field: NumberField, maxBins: number): NumberBins {
  const sorted = filledValues(field.values).sort();
  const edges: number[] = [];
  let left = sorted.length;
  let inBin = 0;
  for (let at = 0; at < sorted.length; at++) {
    inBin++;
    const value = sorted[at]!;
    if (at + 1 === sorted.length || sorted[at + 1] === value) continue;
    const free = maxBins - 1 - edges.length;
    if (free > 1 && inBin * free >= left) {
      edges.push(value);
      left -= inBin;
      inBin = 0;
    }
  }
  return { kind: 'number', name: field.name, edges };
}

function filledValues(values: Float64Array): Float64Array {
  const filled = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    filled[count] = values[row]!;
    count += Number.isNaN(values[row]!) ? 0 : 1;
  }
  return filled.subarray(0, count);
}

function fitCategoryBins(field: CategoryField, maxBins: number, minRows: number): CategoryBins {
  const rows = new Int32Array(field.labels.length);
  const first = new Int32Array(field.labels.length).fill(-1);
  field.codes.forEach((code, row) => {
    if (code < 0) return;
    rows[code] = rows[code]! + 1;
    if (first[code]! < 0) first[code] = row;
  });
  const kept = field.labels
    .map((_, code) => code)
    .filter((code) => rows[code]! >= minRows)
    .sort((a, b) => rows[b]! - rows[a]! || first[a]! - first[b]!)
    .slice(0, maxBins - 2);
  return { kind: 'category', name: field.name, labels: kept.map((code) => field.labels[code]!) };
}

/** Puts every cell of a table into its bin; fields are found by name. Throws ScoringDataError for a field that is absent or of another kind. */
export function applyBins(bins: readonly FieldBins[], table: Table): BinnedTable {
  const byName = new Map<string, Field>(table.fields.map((field) => [field.name, field]));
  const columns = bins.map((fieldBins) => {
    const field = byName.get(fieldBins.name);
    if (!field) throw new ScoringDataError(`field "${fieldBins.name}" is missing from the table`, fieldBins.name);
    if (fieldBins.kind === 'number' && field.kind === 'number') return numberColumn(fieldBins, field);
    if (fieldBins.kind === 'category' && field.kind === 'category') return categoryColumn(fieldBins, field);
    throw new ScoringDataError(`field "${fieldBins.name}" was a ${fieldBins.kind} when the model was trained`, fieldBins.name);
  });
  return { rows: table.rows, columns };
}

function numberColumn(bins: NumberBins, field: NumberField): Uint8Array {
  const edges = Float64Array.from(bins.edges);
  const column = new Uint8Array(field.values.length);
  for (let row = 0; row < column.length; row++) {
    const value = field.values[row]!;
    column[row] = Number.isNaN(value) ? MISSING_BIN : 1 + edgesBelow(edges, value);
  }
  return column;
}

/** How many edges lie strictly below the value (binary search). */
function edgesBelow(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function categoryColumn(bins: CategoryBins, field: CategoryField): Uint8Array {
  const binOf = new Map(bins.labels.map((label, at) => [label, at + 1]));
  const byCode = field.labels.map((label) => binOf.get(label) ?? bins.labels.length + 1);
  const column = new Uint8Array(field.codes.length);
  for (let row = 0; row < column.length; row++) column[row] = field.codes[row]! < 0 ? MISSING_BIN : byCode[field.codes[row]!]!;
  return column;
}

/** The chosen rows of a binned table, in the order given. */
export function takeBinnedRows(binned: BinnedTable, rows: Int32Array): BinnedTable {
  return { rows: rows.length, columns: binned.columns.map((column) => Uint8Array.from(rows, (row) => column[row]!)) };
}
