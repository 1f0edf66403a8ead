// An import as its row keeps it.
import sql, { empty } from 'sql-template-tag';
import type { CheckReport, ImportMapping, ImportShape, Tally } from '#domain/imports/contract.ts';
import type { ImportObject } from '#domain/imports/targets.ts';
import { mayDo } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';

export interface ImportSource {
  name: string;
  encoding: string;
  delimiter: string;
  rows: number;
  columns: { header: string; samples: string[]; values?: { value: string; rows: number }[] | null }[];
  sha256?: string;
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
  importerName: string;
  finishedAt: string | null;
}

const COLUMNS = sql`id, object, status, storage_key as "storageKey", source, mapping, progress, report, kept, created_at as "createdAt",
  created_by as "createdBy", finished_at as "finishedAt",
  (select u.name from users u where u.org_id = imports.org_id and u.id = imports.created_by) as "importerName"`;

/** An import shows a whole file: it is its importer's alone, and theirs who answer for the whole organisation. */
const reach = (scope: Scope) => (mayDo(scope.rights, 'settings.manage') ? sql`true` : sql`created_by = ${scope.userId}`);

export async function visibleImport(tx: Tx, scope: Scope, id: string, lock = false): Promise<ImportRow> {
  const row = await tx.first<ImportRow>(sql`
    select ${COLUMNS} from imports where org_id = ${scope.orgId} and id = ${id} and ${reach(scope)} ${lock ? sql`for update` : empty}`);
  if (!row) throw notFound('import');
  return row;
}

/** What the columns become and when it runs is the importer's business: it runs with his rights. */
export async function ownImport(tx: Tx, scope: Scope, id: string, lock = false): Promise<ImportRow> {
  const row = await tx.first<ImportRow>(sql`
    select ${COLUMNS} from imports where org_id = ${scope.orgId} and id = ${id} and created_by = ${scope.userId} ${lock ? sql`for update` : empty}`);
  if (!row) throw notFound('import');
  return row;
}

export function visibleImports(tx: Tx, scope: Scope): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(
    sql`select ${COLUMNS} from imports where org_id = ${scope.orgId} and ${reach(scope)} order by id desc limit 100`,
  );
}

/** How far back the same file is looked for. */
const REMEMBERED = 200;

/** The newest import of the same bytes as the same object that was started. */
export async function earlierOfSameFile(tx: Tx, scope: Scope, { id, object, source }: ImportRow): Promise<ImportRow | undefined> {
  if (!source.sha256) return undefined;
  return tx.first<ImportRow>(sql`
    select * from (select ${COLUMNS} from imports where org_id = ${scope.orgId} and object = ${object} and id <> ${id}
      and status in ('running', 'finished', 'failed') order by id desc limit ${REMEMBERED}) earlier
    where source ->> 'sha256' = ${source.sha256} limit 1`);
}

/** For jobs. */
export function anyImport(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  return tx.first<ImportRow>(
    sql`select ${COLUMNS} from imports where org_id = ${tx.orgId} and id = ${id} ${lock ? sql`for update` : empty}`,
  );
}
