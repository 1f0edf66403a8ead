// Reads a CSV of past outcomes and the JSON beside it that says which columns are numbers and which are categories.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CategoryField, History, NumberField } from '#domain/scoring/learning/table.ts';

/** META: `num` and `cat` list the columns to learn from; `id`, `time` and `target` name the others (default "id", "t", "y"). */
export type Meta = {
  readonly num: readonly string[];
  readonly cat: readonly string[];
  readonly id: string;
  readonly time: string;
  readonly target: string;
};

/** The file cannot be used; the message names the key, column and row at fault. */
export class CaseFileError extends Error {}

const MISSING = new Set(['', 'na', 'nan', 'null', 'none']);
const YES_NO = new Map([
  ...['1', '1.0', 'true', 'yes'].map((word) => [word, 1] as const),
  ...['0', '0.0', 'false', 'no'].map((word) => [word, 0] as const),
]);

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new CaseFileError(`${file}: cannot be read`);
  }
}

/** Reads and checks a META file. */
export function readMeta(file: string): Meta {
  const meta = parseJson(file);
  return {
    num: columnList(meta, 'num', file),
    cat: columnList(meta, 'cat', file),
    id: columnName(meta, 'id', 'id', file),
    time: columnName(meta, 'time', 't', file),
    target: columnName(meta, 'target', 'y', file),
  };
}

function parseJson(file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof CaseFileError) throw error;
    throw new CaseFileError(`${file}: is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CaseFileError(`${file}: must be a JSON object`);
  return value as Record<string, unknown>;
}

function columnList(meta: Record<string, unknown>, key: string, file: string): string[] {
  const value = meta[key];
  if (value === undefined) throw new CaseFileError(`${file}: key "${key}" is missing; it lists column names`);
  if (!Array.isArray(value) || value.some((name) => typeof name !== 'string'))
    throw new CaseFileError(`${file}: key "${key}" must be a list of column names`);
  return value;
}

function columnName(meta: Record<string, unknown>, key: string, usual: string, file: string): string {
  const value = meta[key] ?? usual;
  if (typeof value !== 'string') throw new CaseFileError(`${file}: key "${key}" must be a column name`);
  return value;
}

/** Reads the rows into typed columns. */
export function readHistory(file: string, meta: Meta): History {
  const [header, ...rows] = parseRows(file);
  if (!header || rows.length === 0) throw new CaseFileError(`${file}: has no rows`);
  const columnOf = (name: string): string[] => {
    const at = header.indexOf(name);
    if (at < 0) throw new CaseFileError(`${file}: column "${name}" is missing`);
    return rows.map((row) => row[at]!.trim());
  };
  return {
    table: {
      rows: rows.length,
      fields: [
        ...meta.num.map((name) => numberField(file, name, columnOf(name))),
        ...meta.cat.map((name) => categoryField(name, columnOf(name))),
      ],
    },
    ids: columnOf(meta.id),
    times: Float64Array.from(columnOf(meta.time), (text, row) => timeOf(file, meta.time, text, row)),
    outcomes: Uint8Array.from(columnOf(meta.target), (text, row) => outcomeOf(file, meta.target, text, row)),
  };
}

function parseRows(file: string): string[][] {
  const text = readText(file);
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new CaseFileError(`${file}: ${error instanceof Error ? error.message : 'is not CSV'}`);
  }
}

const at = (file: string, column: string, row: number): string => `${file}: column "${column}", row ${row + 2}`;

function numberField(file: string, name: string, texts: readonly string[]): NumberField {
  return { kind: 'number', name, values: Float64Array.from(texts, (text, row) => numberOf(file, name, text, row)) };
}

function numberOf(file: string, name: string, text: string, row: number): number {
  const word = text.toLowerCase();
  if (MISSING.has(word)) return Number.NaN;
  const value = word === 'true' ? 1 : word === 'false' ? 0 : Number(text);
  if (!Number.isFinite(value)) throw new CaseFileError(`${at(file, name, row)}: "${text}" is not a number`);
  return value;
}

function categoryField(name: string, texts: readonly string[]): CategoryField {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === '') return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { kind: 'category', name, codes, labels: [...codeOf.keys()] };
}

function timeOf(file: string, name: string, text: string, row: number): number {
  const value = text === '' ? Number.NaN : Number(text);
  const time = Number.isNaN(value) ? Date.parse(text) : value;
  if (!Number.isFinite(time)) throw new CaseFileError(`${at(file, name, row)}: "${text}" is neither a number nor a date`);
  return time;
}

function outcomeOf(file: string, name: string, text: string, row: number): number {
  const outcome = YES_NO.get(text.toLowerCase());
  if (outcome === undefined) throw new CaseFileError(`${at(file, name, row)}: "${text}" is neither 0 nor 1`);
  return outcome;
}

/** The name of a data file without folder and ending. */
export const dataName = (file: string): string => path.basename(file).replace(/\.[^.]*$/, '');
