// A row of the file becomes the values of a record, and everything wrong with it is said at once. What was understood but is worth
// a look (another spelling, a name left out, something to be created) is a note: it stops nothing and is never silent.
import type { Day } from '../calendar.ts';
import type { RecordValues } from '../records/values.ts';
import { readCell } from './cells.ts';
import type { ColumnMapping, ImportMapping } from './contract.ts';
import { matchReference, type ReferenceIndex, spellingOf } from './references.ts';
import { CLOSED_ON, ENGAGED_ON, type ImportObject, type ImportTarget, isOfOwnKind, LOST_REASON, type Lookup } from './targets.ts';

export type RowProblem = {
  field: string;
  reason: string;
  value?: string;
  /** The figures a message needs. */
  min?: number;
  max?: number;
  actual?: number;
  count?: number;
  message?: string;
  /** What the process refuses, as it says it. */
  reasons?: readonly object[];
};

export type NoteKind =
  | 'otherSpelling'
  | 'leftEmpty'
  | 'willCreate'
  | 'noReference'
  | 'noDay'
  | 'noStartDay'
  | 'noLink'
  | 'pastKept'
  | 'merged';

export interface RowNote {
  field: string;
  kind: NoteKind;
  value: string;
  matched?: string;
}

/** A name of something that is to be created before the row. */
export interface Wanted {
  lookup: Lookup;
  name: string;
  field: string;
}

export interface Reading {
  object: ImportObject;
  targets: ReadonlyMap<string, ImportTarget>;
  mapping: ImportMapping;
  references: ReadonlyMap<Lookup, ReferenceIndex>;
  /** Names that this file itself brings, spelt plainly: a parent further down. */
  ownNames: ReadonlySet<string>;
  currency: string;
}

export interface RowReading {
  values: RecordValues;
  engagedOn: Day | null;
  closedOn: Day | null;
  lostReason: string | null;
  problems: RowProblem[];
  notes: RowNote[];
  wanted: Wanted[];
  /** The cell of a reference to the file's own kind, linked when all rows are in. */
  later: { field: string; name: string } | null;
}

const SEPARATOR = ' · ';

export function readRow(reading: Reading, cells: readonly string[]): RowReading {
  const row: RowReading = {
    values: {},
    engagedOn: null,
    closedOn: null,
    lostReason: null,
    problems: [],
    notes: [],
    wanted: [],
    later: null,
  };
  const { mapping } = reading;
  const currency = currencyOf(reading, cells);
  for (const [target, text] of Object.entries(mapping.constants)) take(reading, row, { column: -1, target }, text, currency);
  for (const column of mapping.columns) take(reading, row, column, cells[column.column] ?? '', currency);
  if (!reading.mapping.columns.some(({ target }) => target === 'name') && mapping.nameColumns.length > 0)
    row.values.name = nameFrom(mapping.nameColumns, cells);
  return row;
}

/** Money is read in the row's own currency: its cell, the file's, the organisation's. */
function currencyOf({ mapping, currency }: Reading, cells: readonly string[]): string {
  const column = mapping.columns.find(({ target }) => target === 'currency');
  const text = (column && cells[column.column]?.trim()) || mapping.constants.currency?.trim() || currency;
  return text.toUpperCase();
}

const nameFrom = (columns: readonly number[], cells: readonly string[]): string =>
  columns
    .map((at) => cells[at]?.trim() ?? '')
    .filter((part) => part !== '')
    .join(SEPARATOR);

function take(reading: Reading, row: RowReading, column: ColumnMapping, raw: string, currency: string): void {
  const target = reading.targets.get(column.target);
  if (!target) return;
  const text = column.translate?.[raw.trim()] ?? raw.trim();
  if (text === '') takeNothing(reading, row, target);
  else if (target.lookup) takeReference(reading, row, target, column, text);
  else takeValue(reading, row, target, column, text, currency);
}

function takeValue(reading: Reading, row: RowReading, target: ImportTarget, column: ColumnMapping, text: string, currency: string): void {
  const habits = {
    currency,
    dayFirst: reading.mapping.dayFirst,
    multiplyBy: column.multiplyBy ?? 1,
    minorUnits: column.minorUnits ?? false,
  };
  const read = readCell(target, target.key === 'currency' ? text.toUpperCase() : text, habits);
  if (read.ok) put(row, target, read.value);
  else if (read.reason === 'notAnOption' && column.onMissing === 'empty')
    row.notes.push({ field: target.key, kind: 'leftEmpty', value: text });
  else row.problems.push({ field: target.key, reason: read.reason, value: text });
}

function takeNothing({ object }: Reading, row: RowReading, target: ImportTarget): void {
  if (target.type === 'reference' && !isOfOwnKind(object, target)) row.notes.push({ field: target.key, kind: 'noReference', value: '' });
}

function put(row: RowReading, { key }: ImportTarget, value: unknown): void {
  if (key === ENGAGED_ON) row.engagedOn = value as Day;
  else if (key === CLOSED_ON) row.closedOn = value as Day;
  else if (key === LOST_REASON) row.lostReason = value as string;
  else row.values[key] = value;
}

function takeReference(reading: Reading, row: RowReading, target: ImportTarget, column: ColumnMapping, text: string): void {
  const index = reading.references.get(target.lookup!);
  const match = index ? matchReference(index, text) : ({ kind: 'missing' } as const);
  if (match.kind === 'found') {
    row.values[target.key] = match.id;
    if (match.how === 'spelling') row.notes.push({ field: target.key, kind: 'otherSpelling', value: text, matched: match.name });
  } else if (match.kind === 'ambiguous') {
    row.problems.push({ field: target.key, reason: 'ambiguous', value: text, count: match.count });
  } else if (isOfOwnKind(reading.object, target) && reading.ownNames.has(spellingOf(text))) {
    row.later = { field: target.key, name: text };
  } else {
    takeMissing(row, target, column, text);
  }
}

function takeMissing(row: RowReading, target: ImportTarget, { onMissing }: ColumnMapping, text: string): void {
  if (onMissing === 'create' && target.lookup !== 'stage') {
    row.wanted.push({ lookup: target.lookup!, name: text, field: target.key });
    row.notes.push({ field: target.key, kind: 'willCreate', value: text });
  } else if (onMissing === 'empty') {
    row.notes.push({ field: target.key, kind: 'leftEmpty', value: text });
  } else {
    row.problems.push({ field: target.key, reason: 'noSuch', value: text });
  }
}
