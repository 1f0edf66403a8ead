// The uploaded file, read row by row. Spreadsheets write UTF-8 or, in Chinese, GB18030, and separate by comma, semicolon or tab.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { textOfCell } from '#domain/records/sheetCell.ts';
import { HttpError, refused } from '../http/refusals.ts';
import type { FileStore } from '../outside/files/fileStore.ts';
import type { ImportSource } from './importRow.ts';

export interface FileRow {
  /** As a spreadsheet numbers it: the header is 1. */
  row: number;
  cells: string[];
}

const SAMPLES = 20;
const SAMPLE_LENGTH = 80;
const LONGEST_ROW = 1_000_000;
/** A column with more values than this is no list of choices. */
const CHOICES = 60;
const ALL_CHOICES = 3000;
/** As long as what a mapping may translate. */
const LONGEST_CHOICE = 200;

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string, fatal = false): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Rows with at least one cell that is not empty, the header among them. */
async function* parsed(
  bytes: AsyncIterable<Buffer>,
  { encoding, delimiter }: Pick<ImportSource, 'encoding' | 'delimiter'>,
): AsyncGenerator<FileRow> {
  const parser = parse({ delimiter, bom: true, relaxColumnCount: true, relaxQuotes: true, maxRecordSize: LONGEST_ROW });
  pipeline(Readable.from(decoded(bytes, encoding)), parser, () => undefined); // a failure surfaces in the loop below
  let row = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells: cells.map(textOfCell) };
  }
}

/** The rows after the header, from a row number on. */
export async function* rowsOf(store: FileStore, storageKey: string, source: ImportSource, after = 1): AsyncGenerator<FileRow> {
  const bytes = await store.get(storageKey);
  if (!bytes) throw new HttpError(404, 'notFound', 'The file of this import is gone.');
  for await (const row of parsed(bytes, source)) if (row.row > Math.max(after, 1)) yield row;
}

/** Reads a whole local file once to learn what it is. 422 when it is no table. */
export async function examine(path: string, name: string): Promise<ImportSource> {
  const encoding = await encodingOf(path);
  const delimiter = await delimiterOf(path, encoding);
  try {
    return { name, encoding, delimiter, sha256: await digestOf(path), ...(await contentsOf(path, { encoding, delimiter })) };
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw refused([{ kind: 'csvUnreadable', message: error instanceof Error ? error.message : '' }], 'This is not a table of text.');
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function encodingOf(path: string): Promise<string> {
  const [first, second] = await firstBytes(path, 2);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  try {
    for await (const _ of decoded(fs.createReadStream(path), 'utf-8', true));
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const handle = await fs.promises.open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function delimiterOf(path: string, encoding: string): Promise<string> {
  const header = new TextDecoder(encoding).decode(await firstBytes(path, 64 * 1024)).split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

async function contentsOf(
  path: string,
  how: Pick<ImportSource, 'encoding' | 'delimiter'>,
): Promise<Pick<ImportSource, 'rows' | 'columns'>> {
  let columns: { header: string; samples: string[]; values: Map<string, number> }[] | undefined;
  let rows = 0;
  for await (const { cells } of parsed(fs.createReadStream(path), how)) {
    if (!columns) columns = cells.map((header) => ({ header: header.trim(), samples: [], values: new Map() }));
    else {
      rows += 1;
      for (const [at, column] of columns.entries()) {
        addSample(column.samples, cells[at]?.trim() ?? '');
        countValue(column.values, cells[at]?.trim() ?? '');
      }
    }
  }
  if (!columns || rows === 0) throw refused([{ kind: 'csvEmpty' }], 'The file holds a header at most.');
  const total = { values: 0 };
  return { rows, columns: columns.map((column) => ({ ...column, values: listOf(column.values, total) })) };
}

function addSample(samples: string[], cell: string): void {
  const text = cell.slice(0, SAMPLE_LENGTH);
  if (samples.length < SAMPLES && text !== '' && !samples.includes(text)) samples.push(text);
}

/** Values are no longer told apart once there is one too many. */
function countValue(values: Map<string, number>, cell: string): void {
  if (cell !== '' && values.size <= CHOICES) values.set(cell, (values.get(cell) ?? 0) + 1);
}

/** Null when there are too many values, or one is too long, to be a list of choices. */
function listOf(values: ReadonlyMap<string, number>, total: { values: number }): { value: string; rows: number }[] | null {
  if (values.size > CHOICES || total.values + values.size > ALL_CHOICES) return null;
  if ([...values.keys()].some((value) => value.length > LONGEST_CHOICE)) return null;
  total.values += values.size;
  return Array.from(values, ([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows);
}
