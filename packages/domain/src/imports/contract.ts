// Routes of the CSV import: upload, say what the columns mean, check, run in the background, look at what failed, take it back.
import { z } from 'zod';
import { idParams, instant, route, uuid } from '../contract.ts';
import { FIELD_TYPES } from '../records/field.ts';
import { IMPORT_OBJECTS } from './targets.ts';

export const IMPORT_STATUSES = ['uploaded', 'mapped', 'running', 'finished', 'failed', 'reverting', 'reverted'] as const;

const columnMapping = z.strictObject({
  /** Position in the file, from 0. */
  column: z.int().min(0).max(999),
  /** Key of a target. */
  target: z.string().max(100),
  /** What a cell says → what is meant: `technolgy` → `software`. */
  translate: z.record(z.string().max(200), z.string().max(200)).optional(),
  /** The file's unit: 1000000 when its money is in millions. */
  multiplyBy: z.int().min(1).max(1_000_000_000).optional(),
  /** Money stands in the file in its smallest unit: 分, cents. `multiplyBy` means nothing then. */
  minorUnits: z.boolean().optional(),
  /** A name nobody has, or a word that is no option: refuse the row, leave the field empty, or create what is named. */
  onMissing: z.enum(['refuse', 'empty', 'create']).optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const importMapping = z.strictObject({
  columns: z.array(columnMapping).max(1000),
  /** One text for every row, by target: the currency of the file. */
  constants: z.record(z.string().max(100), z.string().max(1000)),
  /** Columns that make up the name when none is mapped to it. */
  nameColumns: z.array(z.int().min(0).max(999)).max(10),
  /** For opportunities: the process they enter. */
  businessTypeId: uuid.nullable(),
  /** The stage that rows already won or lost entered on their first day; the first stage when null. */
  engagedStageId: uuid.nullable(),
  /** How a row finds a record that is there already. */
  matchBy: z.enum(['none', 'externalKey', 'name']),
  onMatch: z.enum(['update', 'skip']),
  /** Owner of rows that name none; the importer when null. */
  ownerId: uuid.nullable(),
  /** 3/4/2026 is the third of April, not the fourth of March. */
  dayFirst: z.boolean(),
});
export type ImportMapping = z.infer<typeof importMapping>;

const label = z.object({ zh: z.string(), en: z.string() });

const target = z.object({
  key: z.string(),
  type: z.enum(FIELD_TYPES),
  label,
  required: z.boolean(),
  lookup: z.string().nullable(),
  /** What a pick can be; null for other types. */
  options: z.array(z.object({ value: z.string(), ...label.shape })).nullable(),
});
export type TargetShape = z.infer<typeof target>;

export const rowProblem = z.looseObject({ field: z.string(), reason: z.string(), value: z.string().optional() });
export type RowProblemShape = z.infer<typeof rowProblem>;

/** How often something was found, with the first rows it was found in. */
export const finding = z.object({
  field: z.string(),
  kind: z.string(),
  rows: z.int(),
  examples: z.array(z.object({ row: z.int(), value: z.string(), matched: z.string().optional() })),
});
export type Finding = z.infer<typeof finding>;

export const tally = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  failed: z.int(),
  problems: z.array(finding),
  notes: z.array(finding),
});
export type Tally = z.infer<typeof tally>;

const failedRow = z.object({ row: z.int(), problems: z.array(rowProblem) });
export type FailedRow = z.infer<typeof failedRow>;

export const checkReport = z.object({ tally, failures: z.array(failedRow) });
export type CheckReport = z.infer<typeof checkReport>;

const summary = {
  id: uuid,
  object: z.enum(IMPORT_OBJECTS),
  fileName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  /** Rows of the file, without its header. */
  rows: z.int(),
  progress: tally,
  /** Whoever uploaded the file; only he says what its columns become and runs it. */
  importer: z.object({ id: uuid, name: z.string() }),
  mine: z.boolean(),
  createdAt: instant,
  finishedAt: instant.nullable(),
};
export const importSummary = z.object(summary);
export type ImportSummary = z.infer<typeof importSummary>;

export const importShape = z.object({
  ...summary,
  encoding: z.string(),
  columns: z.array(
    z.object({
      header: z.string(),
      samples: z.array(z.string()),
      /** All its values with the rows that have them, most rows first; null when there are too many to be a list of choices. */
      values: z.array(z.object({ value: z.string(), rows: z.int() })).nullable(),
    }),
  ),
  /** The same file was imported before: the newest such import, until this one is started. */
  sameFile: z.object({ id: uuid, createdAt: instant, created: z.int() }).nullable(),
  targets: z.array(target),
  /** What was said last, or what the headers suggest. */
  mapping: importMapping,
  report: checkReport.nullable(),
  /** The first rows that were not taken in. */
  failures: z.array(failedRow),
  /** After taking back: records that were changed or are used since, and stay. */
  kept: z.int().nullable(),
});
export type ImportShape = z.infer<typeof importShape>;

export const uploadImport = route({
  method: 'POST',
  path: '/api/imports',
  summary: 'Upload a CSV file (multipart; UTF-8 or GB18030) to be imported as records of one object, or as people',
  query: z.object({ object: z.enum(IMPORT_OBJECTS) }),
  reply: importShape,
});

export const listImports = route({
  method: 'GET',
  path: '/api/imports',
  summary: 'My imports, newest first; those of the whole organisation for who may change its settings',
  reply: z.object({ imports: z.array(importSummary) }),
});

export const readImport = route({
  method: 'GET',
  path: '/api/imports/:id',
  summary: 'An import: columns with sample values, what they become, progress',
  params: idParams,
  reply: importShape,
});

export const mapImport = route({
  method: 'PUT',
  path: '/api/imports/:id/mapping',
  summary: 'Say what the columns become',
  params: idParams,
  body: importMapping,
  reply: importShape,
});

export const checkImport = route({
  method: 'POST',
  path: '/api/imports/:id/check',
  summary: 'Read every row without writing: counts, and the first 200 rows with problems',
  params: idParams,
  reply: checkReport,
});

export const runImport = route({
  method: 'POST',
  path: '/api/imports/:id/run',
  summary: 'Import in the background',
  params: idParams,
  reply: importShape,
});

export const failedRows = route({
  method: 'GET',
  path: '/api/imports/:id/failed-rows',
  summary: 'The rows that were not taken in as CSV, with a column that says why',
  params: idParams,
});

export const revertImport = route({
  method: 'POST',
  path: '/api/imports/:id/revert',
  summary: 'Take an import back: what it created is deleted, unless it was changed or is used since',
  params: idParams,
  reply: importShape,
});
