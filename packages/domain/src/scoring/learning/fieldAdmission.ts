// Which fields may be learned from at all. No identifiers, no absolute dates, nothing that never varies.
import type { CategoryField, Field, History, NumberField } from './table.ts';

export type DropReason = 'neverFilled' | 'neverVaries' | 'identifier' | 'absoluteDate';
export type DroppedField = { readonly field: string; readonly reason: DropReason };

/** A category is an identifier when its values hardly repeat. */
const IDENTIFIER_SHARE = 0.5;
const IDENTIFIER_VALUES = 50;
/** A number is a date in disguise when it rises or falls with the time of the row. */
const DATE_CORRELATION = 0.98;
const ROWS_TO_TELL = 2000;

/** The history without the fields that may not be used, and why each was dropped. Rows must be in canonical order. */
export function admitFields(history: History): { readonly history: History; readonly dropped: readonly DroppedField[] } {
  const judged = history.table.fields.map((field) => ({ field, reason: reasonToDrop(field, history.times) }));
  const fields = judged.flatMap(({ field, reason }) => (reason ? [] : [field]));
  const dropped = judged.flatMap(({ field, reason }) => (reason ? [{ field: field.name, reason }] : []));
  return { history: { ...history, table: { ...history.table, fields } }, dropped };
}

function reasonToDrop(field: Field, times: Float64Array): DropReason | undefined {
  return field.kind === 'number' ? numberReason(field, times) : categoryReason(field);
}

function categoryReason({ codes, labels }: CategoryField): DropReason | undefined {
  const rowsOf = new Int32Array(labels.length);
  let filled = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    rowsOf[code] = rowsOf[code]! + 1;
    filled++;
  }
  const values = rowsOf.filter((rows) => rows > 0).length;
  if (values === 0) return 'neverFilled';
  if (values >= IDENTIFIER_VALUES && values > filled * IDENTIFIER_SHARE) return 'identifier';
  return values === 1 && filled === codes.length ? 'neverVaries' : undefined;
}

function numberReason({ values }: NumberField, times: Float64Array): DropReason | undefined {
  const rows = filledRows(values);
  if (rows.length === 0) return 'neverFilled';
  const first = values[rows[0]!]!;
  if (rows.every((row) => values[row] === first)) return rows.length === values.length ? 'neverVaries' : undefined;
  return Math.abs(rankCorrelation(evenly(rows), values, times)) >= DATE_CORRELATION ? 'absoluteDate' : undefined;
}

function filledRows(values: Float64Array): Int32Array {
  const rows = new Int32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    rows[count] = row;
    count += Number.isNaN(values[row]!) ? 0 : 1;
  }
  return rows.subarray(0, count);
}

/** At most about two thousand of the rows, evenly spread: enough to tell a date. */
function evenly(rows: Int32Array): Int32Array {
  const every = Math.ceil(rows.length / ROWS_TO_TELL);
  return rows.filter((_, at) => at % every === 0);
}

/** Spearman's ρ over the given rows; ties share the mean rank (Kendall & Gibbons 1990, ch. 3). */
function rankCorrelation(rows: Int32Array, first: Float64Array, second: Float64Array): number {
  const a = ranks(rows, first);
  const b = ranks(rows, second);
  const middle = (rows.length - 1) / 2;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let at = 0; at < a.length; at++) {
    product += (a[at]! - middle) * (b[at]! - middle);
    squaresA += (a[at]! - middle) ** 2;
    squaresB += (b[at]! - middle) ** 2;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
}

function ranks(rows: Int32Array, values: Float64Array): Float64Array {
  const sorted = Float64Array.from(rows, (row) => values[row]!).sort();
  const rankOf = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    rankOf.set(sorted[from]!, (from + to - 1) / 2);
    from = to;
  }
  return Float64Array.from(rows, (row) => rankOf.get(values[row]!)!);
}
