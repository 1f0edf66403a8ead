// The rows that were not taken in, as they came, with a first column that says why: mend them and import the file again.
import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import sql from 'sql-template-tag';
import type { RowProblem } from '#domain/imports/rows.ts';
import { problemWords } from '#domain/imports/words.ts';
import { asTextCell } from '#domain/records/sheetCell.ts';
import type { Database } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import type { ImportRow } from './importRow.ts';
import { targetsFor } from './targetsFor.ts';

const PAGE = 1000;

export async function failedRowsCsv(database: Database, scope: Scope, row: ImportRow): Promise<Readable> {
  const language = scope.locale.startsWith('zh') ? 'zh' : 'en';
  const targets = await database.read(scope.orgId, (tx) => targetsFor(tx, scope, row.object));
  const nameOf = new Map(targets.map(({ key, label }) => [key, label[language]]));
  const reasonOf = ({ field, reason, value }: RowProblem): string =>
    [nameOf.get(field), value && `“${value}”`, problemWords(reason)[language]].filter(Boolean).join(' ');
  const header = [
    language === 'zh' ? '行号' : 'Row',
    language === 'zh' ? '未导入原因' : 'Reason',
    ...row.source.columns.map((one) => one.header),
  ];
  async function* lines(): AsyncGenerator<string[]> {
    yield header.map(asTextCell);
    for await (const { row: number, problems, source } of errorsOf(database, scope, row.id))
      yield [String(number), problems.map(reasonOf).join('; '), ...source].map(asTextCell);
  }
  const csv = stringify({ bom: true });
  pipeline(Readable.from(lines()), csv, () => undefined); // a failure ends the answer as well
  return csv;
}

interface ErrorRow {
  row: number;
  problems: RowProblem[];
  source: string[];
}

async function* errorsOf(database: Database, scope: Scope, importId: string): AsyncGenerator<ErrorRow> {
  for (let after = 0; ; ) {
    const rows = await database.read(scope.orgId, (tx) =>
      tx.rows<ErrorRow>(sql`
        select row_number as row, problems, source from import_row_errors
        where org_id = ${scope.orgId} and import_id = ${importId} and row_number > ${after} order by row_number limit ${PAGE}`),
    );
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.row;
  }
}
