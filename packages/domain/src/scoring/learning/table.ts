// The history a score learns from: one row per past lead, deal or account, one typed column per field.
// A number that was never entered is NaN, a category that was never chosen is −1: "missing" is a value of its own and never a guess.

/** Numbers of one field, one per row; NaN = missing. */
export type NumberField = { readonly kind: 'number'; readonly name: string; readonly values: Float64Array };

/** Categories of one field: `codes[row]` indexes `labels`; −1 = missing. */
export type CategoryField = {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly labels: readonly string[];
};

export type Field = NumberField | CategoryField;

export type Table = { readonly rows: number; readonly fields: readonly Field[] };

/** Rows with a known outcome: `outcomes` 1 = converted or won, 0 = not; `times` orders the rows (any unit); `weights` default to 1. */
export type History = {
  readonly table: Table;
  readonly ids: readonly string[];
  readonly times: Float64Array;
  readonly outcomes: Uint8Array;
  readonly weights?: Float64Array;
};

/** The data cannot be learned from; `field` names the column at fault when there is one. */
export class ScoringDataError extends Error {
  readonly field: string | undefined;
  constructor(message: string, field?: string) {
    super(message);
    this.name = 'ScoringDataError';
    this.field = field;
  }
}

const columnLength = (field: Field): number => (field.kind === 'number' ? field.values.length : field.codes.length);

/** Throws ScoringDataError unless every column has `rows` entries, names are unique, numbers are finite or NaN and codes point at labels. */
export function checkTable(table: Table): void {
  const seen = new Set<string>();
  for (const field of table.fields) {
    if (seen.has(field.name)) throw new ScoringDataError(`field "${field.name}" appears twice`, field.name);
    seen.add(field.name);
    if (columnLength(field) !== table.rows)
      throw new ScoringDataError(`field "${field.name}" has ${columnLength(field)} values for ${table.rows} rows`, field.name);
    checkValues(field);
  }
}

function checkValues(field: Field): void {
  if (field.kind === 'number') {
    const at = field.values.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY);
    if (at >= 0) throw new ScoringDataError(`field "${field.name}" is infinite in row ${at + 1}`, field.name);
    return;
  }
  const at = field.codes.findIndex((code) => code < -1 || code >= field.labels.length);
  if (at >= 0) throw new ScoringDataError(`field "${field.name}" has an unknown category code in row ${at + 1}`, field.name);
}

/** Throws ScoringDataError unless ids are unique, times and weights finite, outcomes 0 or 1, and all columns equally long. */
export function checkHistory(history: History): void {
  const { table, ids, times, outcomes, weights } = history;
  if (table.rows === 0) throw new ScoringDataError('there are no rows to learn from');
  if (ids.length !== table.rows || times.length !== table.rows || outcomes.length !== table.rows)
    throw new ScoringDataError('ids, times and outcomes must have one entry per row');
  if (new Set(ids).size !== ids.length) throw new ScoringDataError('two rows share the same id', 'id');
  if (times.some((time) => !Number.isFinite(time))) throw new ScoringDataError('a row has no valid time', 'time');
  if (outcomes.some((outcome) => outcome > 1)) throw new ScoringDataError('an outcome is neither 0 nor 1', 'outcome');
  if (weights) checkWeights(weights, table.rows);
  checkTable(table);
}

function checkWeights(weights: Float64Array, rows: number): void {
  if (weights.length !== rows) throw new ScoringDataError('weights must have one entry per row', 'weight');
  if (weights.some((weight) => !(weight >= 0 && weight <= 1e9)))
    throw new ScoringDataError('a weight is negative, not a number or above 1,000,000,000', 'weight');
  if (weights.every((weight) => weight === 0)) throw new ScoringDataError('all weights are zero', 'weight');
}

/** The chosen rows of a table, in the order given. Category labels are kept. */
export function takeRows(table: Table, rows: Int32Array): Table {
  const fields = table.fields.map((field): Field => {
    if (field.kind === 'number') return { ...field, values: taken(field.values, rows, new Float64Array(rows.length)) };
    return { ...field, codes: taken(field.codes, rows, new Int32Array(rows.length)) };
  });
  return { rows: rows.length, fields };
}

function taken<Column extends Float64Array | Int32Array | Uint8Array>(from: Column, rows: Int32Array, to: Column): Column {
  for (let at = 0; at < rows.length; at++) to[at] = from[rows[at]!]!;
  return to;
}

/** The chosen rows of a history, in the order given. */
export function takeHistory(history: History, rows: Int32Array): History {
  return {
    table: takeRows(history.table, rows),
    ids: Array.from(rows, (row) => history.ids[row]!),
    times: taken(history.times, rows, new Float64Array(rows.length)),
    outcomes: taken(history.outcomes, rows, new Uint8Array(rows.length)),
    ...(history.weights && { weights: taken(history.weights, rows, new Float64Array(rows.length)) }),
  };
}

/** Row numbers by time, then id: the one order every fit uses, so that the order of arrival never matters. */
export function canonicalOrder(ids: readonly string[], times: Float64Array): Int32Array {
  const before = (a: number, b: number): number => times[a]! - times[b]! || (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0);
  return Int32Array.from(ids, (_, row) => row).sort(before);
}
