// What rows name and nobody has, when the mapping says to create it: by its name alone, as the importer would by hand.

import sql from 'sql-template-tag';
import { indexOf, spellingOf } from '#domain/imports/references.ts';
import type { Wanted } from '#domain/imports/rows.ts';
import type { Lookup } from '#domain/imports/targets.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { createDepartment } from '../people/departments.ts';
import { importPerson } from './importPeople.ts';
import { insertRecords } from './insertRows.ts';
import type { JudgedRow } from './judge.ts';
import { type ImportPlan, thingsOf } from './plan.ts';

/** Creates what the rows that will go in want; true when there was anything. Its own transaction: it holds although a row fails. */
export async function createNamed(database: Database, plan: ImportPlan, rows: readonly JudgedRow[], now: string): Promise<boolean> {
  const wanted = rows.filter(({ outcome }) => outcome === 'created' || outcome === 'updated').flatMap((row) => row.wanted);
  const distinct = new Map(wanted.map((one) => [`${one.lookup} ${spellingOf(one.name)}`, one]));
  if (distinct.size === 0) return false;
  await database.write(plan.scope.orgId, async (tx) => {
    for (const one of distinct.values()) await createOne(tx, plan, one, now);
  });
  const references = plan.reading.references as Map<Lookup, ReturnType<typeof indexOf>>;
  for (const lookup of new Set([...distinct.values()].map((one) => one.lookup))) {
    const things = await database.read(plan.scope.orgId, (tx) => thingsOf(tx, plan.scope, lookup, plan.mapping.businessTypeId));
    references.set(lookup, indexOf(things));
  }
  return true;
}

async function createOne(tx: Tx, plan: ImportPlan, { lookup, name }: Wanted, now: string): Promise<void> {
  if (lookup === 'stage') return;
  if (lookup === 'department') {
    const top = await tx.first<{ id: string }>(
      sql`select id from departments where org_id = ${tx.orgId} and parent_id is null order by position, created_at, id limit 1`,
    );
    await createDepartment(tx, plan.scope, { name, parentId: top?.id ?? null }, now);
    return;
  }
  const id = lookup === 'user' ? await importPerson(tx, plan.scope, { name }, now) : await createRecord(tx, plan, lookup, name, now);
  await tx.run(sql`
    insert into import_rows (org_id, import_id, record_id, object, row_number, act, row_version)
    values (${tx.orgId}, ${plan.row.id}, ${id}, ${lookup === 'user' ? 'person' : lookup}, 0, 'created', 1)`);
}

async function createRecord(
  tx: Tx,
  plan: ImportPlan,
  object: Exclude<Lookup, 'user' | 'department' | 'stage'>,
  name: string,
  now: string,
): Promise<string> {
  const id = newId();
  const owned = object === 'account' || object === 'contact' || object === 'opportunity';
  const values: RecordValues = { name, ...(owned && { ownerId: plan.mapping.ownerId ?? plan.scope.userId }) };
  await insertRecords(tx, plan, object, [{ id, judged: { row: 0, values, path: null, lostReason: null } }], now);
  return id;
}
