// References from one row of a file to another are linked when all rows are in, whatever order they stand in. Linking twice is
// linking once, so it needs no memory of how far it came.
import sql from 'sql-template-tag';
import { type Link, linksToMake } from '#domain/imports/links.ts';
import { readRow } from '#domain/imports/rows.ts';
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
  const links = await linksIn(tx, plan, rows);
  if (links.length === 0) return;
  if (plan.object === 'account') await linkAccounts(tx, links);
  else if (plan.object === 'person') await linkPeople(tx, links);
}

async function linksIn(tx: Tx, plan: ImportPlan, rows: readonly FileRow[]): Promise<Link[]> {
  const made = await tx.rows<{ row: number; id: string }>(sql`
    select row_number as row, record_id as id from import_rows
    where org_id = ${tx.orgId} and import_id = ${plan.row.id} and row_number = any(${rows.map(({ row }) => row)}::int[])`);
  const idOf = new Map(made.map(({ row, id }) => [row, id]));
  return rows.flatMap(({ row, cells }): Link[] => {
    const id = idOf.get(row);
    if (!id) return [];
    const { values } = readRow(plan.reading, cells);
    return plan.ownReferences.flatMap(({ key }) => (typeof values[key] === 'string' ? [{ id, above: values[key] }] : []));
  });
}

interface Standing {
  id: string;
  above: string | null;
}

const aboveIn = (rows: readonly Standing[]): Map<string, string | null> => new Map(rows.map(({ id, above }) => [id, above]));

async function linkAccounts(tx: Tx, links: readonly Link[]): Promise<void> {
  const named = [...new Set(links.flatMap(({ id, above }) => [id, above]))];
  const upwards = await tx.rows<Standing>(sql`
    with recursive up (id, above) as (
      select id, parent_id from accounts where org_id = ${tx.orgId} and id = any(${named}::uuid[])
      union select a.id, a.parent_id from accounts a join up on a.id = up.above where a.org_id = ${tx.orgId})
    select id, above from up`);
  await tx.run(sql`
    update accounts a set parent_id = l.above
    from jsonb_to_recordset(${JSON.stringify(linksToMake(links, aboveIn(upwards)))}::jsonb) as l (id uuid, above uuid)
    where a.org_id = ${tx.orgId} and a.id = l.id and a.parent_id is null`);
}

async function linkPeople(tx: Tx, links: readonly Link[]): Promise<void> {
  await lockPeople(tx);
  const people = await tx.rows<Standing>(sql`select id, manager_id as above from users where org_id = ${tx.orgId}`);
  await tx.run(sql`
    update users u set manager_id = l.above
    from jsonb_to_recordset(${JSON.stringify(linksToMake(links, aboveIn(people)))}::jsonb) as l (id uuid, above uuid)
    where u.org_id = ${tx.orgId} and u.id = l.id and u.manager_id is null`);
}
