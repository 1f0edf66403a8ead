// References from one row of a file to another are linked when all rows are in, whatever order they stand in. Linking twice is
// linking once, so it needs no memory of how far it came.
import sql from 'sql-template-tag';
import { readRow } from '#domain/imports/rows.ts';
import { wouldLoop } from '#domain/people/organisation.ts';
import type { Tx } from '../db/database.ts';
import { lockPeople } from '../people/standing.ts';
import { chunksOf } from './chunks.ts';
import { type FileRow, rowsOf } from './csvFile.ts';
import { type ImportPlan, type PlanParts, planImport } from './plan.ts';

export async function linkOwnReferences(parts: PlanParts & { now: () => string }, before: ImportPlan): Promise<void> {
  const plan = await planImport(parts, before.scope, before.row, parts.now()); // names as they are now
  for await (const rows of chunksOf(rowsOf(parts.store, plan.row.storageKey, plan.row.source)))
    await parts.database.write(plan.scope.orgId, (tx) => linkRows(tx, plan, rows));
}

async function linkRows(tx: Tx, plan: ImportPlan, rows: readonly FileRow[]): Promise<void> {
  const made = await tx.rows<{ row: number; id: string }>(sql`
    select row_number as row, record_id as id from import_rows
    where org_id = ${tx.orgId} and import_id = ${plan.row.id} and row_number = any(${rows.map(({ row }) => row)}::int[])`);
  const idOf = new Map(made.map(({ row, id }) => [row, id]));
  for (const { row, cells } of rows) {
    const id = idOf.get(row);
    const { values } = readRow(plan.reading, cells);
    for (const { key } of plan.ownReferences) if (id && typeof values[key] === 'string') await link(tx, plan, id, values[key]);
  }
}

async function link(tx: Tx, { object }: ImportPlan, id: string, to: string): Promise<void> {
  if (object === 'account') {
    await tx.run(sql`
      update accounts set parent_id = ${to} where org_id = ${tx.orgId} and id = ${id} and parent_id is null and ${to}::uuid <> id`);
  } else if (object === 'person') {
    await lockPeople(tx);
    const people = await tx.rows<{ id: string; managerId: string | null; departmentId: string | null }>(
      sql`select id, manager_id as "managerId", department_id as "departmentId" from users where org_id = ${tx.orgId}`,
    );
    if (wouldLoop(id, to, people)) return;
    await tx.run(sql`update users set manager_id = ${to} where org_id = ${tx.orgId} and id = ${id} and manager_id is null`);
  }
}
