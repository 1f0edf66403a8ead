import sql from 'sql-template-tag';
import type { FailedRow, ImportMapping, ImportShape, ImportSummary } from '#domain/imports/contract.ts';
import { EMPTY_TALLY } from '#domain/imports/tally.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { type ImportRow, ownImport, ownImports } from './importRow.ts';
import { targetsFor } from './targetsFor.ts';

const SHOWN = 200;

const summaryOf = ({ id, object, status, source, progress, createdAt, finishedAt }: ImportRow): ImportSummary => ({
  ...{ id, object, status, createdAt, finishedAt },
  ...{ fileName: source.name, rows: source.rows, progress: progress.tally ?? EMPTY_TALLY },
});

export async function listImports(tx: Tx, scope: Scope): Promise<{ imports: ImportSummary[] }> {
  return { imports: (await ownImports(tx, scope)).map(summaryOf) };
}

export async function describeImport(tx: Tx, scope: Scope, id: string): Promise<ImportShape> {
  const row = await ownImport(tx, scope, id);
  const targets = await targetsFor(tx, scope, row.object);
  const failures = await tx.rows<FailedRow>(sql`
    select row_number as row, problems from import_row_errors where org_id = ${scope.orgId} and import_id = ${id} order by row_number limit ${SHOWN}`);
  return {
    ...summaryOf(row),
    ...{ encoding: row.source.encoding, columns: row.source.columns, mapping: row.mapping as ImportMapping, report: row.report },
    ...{ failures, kept: row.kept },
    targets: targets.map(({ key, type, label, required, lookup }) => ({
      key,
      type,
      label,
      required: required ?? false,
      lookup: lookup ?? null,
    })),
  };
}
