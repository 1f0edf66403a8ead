import sql from 'sql-template-tag';
import type { FailedRow, ImportMapping, ImportShape, ImportSummary } from '#domain/imports/contract.ts';
import { EMPTY_TALLY } from '#domain/imports/tally.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { earlierOfSameFile, type ImportRow, visibleImport, visibleImports } from './importRow.ts';
import { targetsFor } from './targetsFor.ts';

const SHOWN = 200;

const summaryOf = (scope: Scope, row: ImportRow): ImportSummary => {
  const { id, object, status, source, progress, createdAt, createdBy, importerName, finishedAt } = row;
  return {
    ...{ id, object, status, createdAt, finishedAt },
    ...{ fileName: source.name, rows: source.rows, progress: progress.tally ?? EMPTY_TALLY },
    ...{ importer: { id: createdBy, name: importerName }, mine: createdBy === scope.userId },
  };
};

export async function listImports(tx: Tx, scope: Scope): Promise<{ imports: ImportSummary[] }> {
  return { imports: (await visibleImports(tx, scope)).map((row) => summaryOf(scope, row)) };
}

export async function describeImport(tx: Tx, scope: Scope, id: string): Promise<ImportShape> {
  const row = await visibleImport(tx, scope, id);
  const targets = await targetsFor(tx, scope, row.object);
  const failures = await tx.rows<FailedRow>(sql`
    select row_number as row, problems from import_row_errors where org_id = ${scope.orgId} and import_id = ${id} order by row_number limit ${SHOWN}`);
  return {
    ...summaryOf(scope, row),
    columns: row.source.columns.map(({ header, samples, values }) => ({ header, samples, values: values ?? null })),
    sameFile: await sameFile(tx, scope, row),
    ...{ encoding: row.source.encoding, mapping: row.mapping as ImportMapping, report: row.report },
    ...{ failures, kept: row.kept },
    targets: targets.map(({ key, type, label, required, lookup, options }) => ({
      ...{ key, type, label, required: required ?? false, lookup: lookup ?? null },
      options: options?.filter(({ retired }) => !retired).map(({ value, zh, en }) => ({ value, zh, en })) ?? null,
    })),
  };
}

/** Asked while there is still something to decide. */
async function sameFile(tx: Tx, scope: Scope, row: ImportRow): Promise<ImportShape['sameFile']> {
  const earlier = row.status === 'uploaded' || row.status === 'mapped' ? await earlierOfSameFile(tx, scope, row) : undefined;
  return earlier ? { id: earlier.id, createdAt: earlier.createdAt, created: earlier.progress.tally?.created ?? 0 } : null;
}
