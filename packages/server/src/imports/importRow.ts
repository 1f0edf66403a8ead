// An import as its row keeps it.
import sql, { empty } from 'sql-template-tag';
import type { CheckReport, ImportMapping, ImportShape, Tally } from '#domain/imports/contract.ts';
import type { ImportObject } from '#domain/imports/targets.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';

export interface ImportSource {
  name: string;
  encoding: string;
  delimiter: string;
  rows: number;
  columns: { header: string; samples: string[] }[];
}

export interface ImportProgress {
  /** The last row of the file that was dealt with; 1 is the header. */
  row: number;
  tally: Tally;
  /** Times a worker failed unexpectedly. */
  failures: number;
}

export interface ImportRow {
  id: string;
  object: ImportObject;
  status: ImportShape['status'];
  storageKey: string;
  source: ImportSource;
  mapping: ImportMapping | Record<string, never>;
  progress: ImportProgress | Record<string, never>;
  report: CheckReport | null;
  kept: number | null;
  createdAt: string;
  createdBy: string;
  finishedAt: string | null;
}

const COLUMNS = sql`id, object, status, storage_key as "storageKey", source, mapping, progress, report, kept, created_at as "createdAt",
  created_by as "createdBy", finished_at as "finishedAt"`;

/** An import is its importer's alone: it shows a whole file. */
export async function ownImport(tx: Tx, scope: Scope, id: string, lock = false): Promise<ImportRow> {
  const row = await tx.first<ImportRow>(sql`
    select ${COLUMNS} from imports where org_id = ${scope.orgId} and id = ${id} and created_by = ${scope.userId} ${lock ? sql`for update` : empty}`);
  if (!row) throw notFound('import');
  return row;
}

export function ownImports(tx: Tx, scope: Scope): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(sql`
    select ${COLUMNS} from imports where org_id = ${scope.orgId} and created_by = ${scope.userId} order by id desc limit 100`);
}

/** For jobs. */
export function anyImport(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  return tx.first<ImportRow>(
    sql`select ${COLUMNS} from imports where org_id = ${tx.orgId} and id = ${id} ${lock ? sql`for update` : empty}`,
  );
}
