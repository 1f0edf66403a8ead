// An import is taken back: what it created is deleted as by hand, in the bin and with an event each. What somebody has changed since,
// or what other records have come to need, stays and is counted. What it changed stays changed: the timeline knows what was before.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Database, Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { bumpPeopleRevision, freshScope } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from '../records/columns.ts';
import { CHUNK } from './chunks.ts';
import { anyImport } from './importRow.ts';
import { insertEvents } from './insertRows.ts';

export const REVERT_IMPORT = 'imports.revert';

export async function workOnRevert(
  { database, now }: { database: Database; now: () => string },
  orgId: string,
  importId: string,
  userId: string,
): Promise<void> {
  const row = await database.read(orgId, (tx) => anyImport(tx, importId));
  const scope = row && (await database.read(orgId, (tx) => freshScope(tx, userId, 'job')));
  if (row?.status !== 'reverting' || !scope) return;
  // opportunities and contacts before the accounts and products they name
  for (const object of ['opportunity', 'contact', 'account', 'product', 'competitor'] as const)
    while (await database.write(orgId, (tx) => revertSome(tx, scope, importId, object, now())));
  await database.write(orgId, async (tx) => {
    await revertPeople(tx, scope, importId, now());
    await close(tx, scope, importId, now());
  });
}

/** Opportunities whose lists name the record. */
const onDeals = (table: 'opportunity_contacts' | 'opportunity_products' | 'opportunity_competitors', column: string): Sql =>
  sql`exists (select from ${raw(table)} l join opportunities o on o.org_id = l.org_id and o.id = l.opportunity_id and o.deleted_at is null
    where l.org_id = r.org_id and l.${raw(column)} = r.id)`;

/** What needs a record beyond its own import; follow-ups, files and words about it are somebody's work. */
const NEEDED: Record<ObjectName, Sql> = {
  opportunity: sql`(exists (select from completed_key_events k where k.org_id = r.org_id and k.opportunity_id = r.id and k.archived_at is null)
    or exists (select from opportunity_contacts l where l.org_id = r.org_id and l.opportunity_id = r.id)
    or exists (select from opportunity_competitors l where l.org_id = r.org_id and l.opportunity_id = r.id)
    or exists (select from opportunity_products l where l.org_id = r.org_id and l.opportunity_id = r.id))`,
  contact: onDeals('opportunity_contacts', 'contact_id'),
  account: sql`(exists (select from opportunities o where o.org_id = r.org_id and o.account_id = r.id and o.deleted_at is null)
    or exists (select from contacts c where c.org_id = r.org_id and c.account_id = r.id and c.deleted_at is null))`,
  product: sql`(exists (select from opportunities o where o.org_id = r.org_id and o.product_id = r.id and o.deleted_at is null)
    or ${onDeals('opportunity_products', 'product_id')})`,
  competitor: sql`(exists (select from opportunities o where o.org_id = r.org_id and o.competitor_id = r.id and o.deleted_at is null)
    or ${onDeals('opportunity_competitors', 'competitor_id')})`,
};

/** Decides about the next few records; false when there are none left. */
async function revertSome(tx: Tx, scope: Scope, importId: string, object: ObjectName, now: string): Promise<boolean> {
  const rows = await tx.rows<{ id: string; name: string; stays: boolean; gone: boolean }>(sql`
    select r.id, r.name, r.deleted_at is not null as gone,
      r.row_version <> i.row_version or ${NEEDED[object]}
        or exists (select from follow_ups f where f.org_id = r.org_id and f.object = ${object} and f.record_id = r.id and f.deleted_at is null)
        or exists (select from comments c where c.org_id = r.org_id and c.object = ${object} and c.record_id = r.id and c.deleted_at is null)
        or exists (select from files f where f.org_id = r.org_id and f.object = ${object} and f.record_id = r.id and f.deleted_at is null) as stays
    from import_rows i join ${tableOf(object)} r on r.org_id = i.org_id and r.id = i.record_id
    where i.org_id = ${tx.orgId} and i.import_id = ${importId} and i.object = ${object} and i.act = 'created'
    order by r.id limit ${CHUNK} for update of r`);
  const goes = rows.filter((row) => !row.stays && !row.gone);
  const ids = goes.map(({ id }) => id);
  await tx.run(sql`
    update ${tableOf(object)} set deleted_at = ${now}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`);
  await insertEvents(
    tx,
    { scope },
    goes.map(({ id, name }) => ({ at: now, kind: 'record.deleted', object, recordId: id, data: { name, importId } })),
  );
  await decide(tx, importId, 'reverted', [...ids, ...rows.filter((row) => row.gone).map(({ id }) => id)]);
  await decide(
    tx,
    importId,
    'kept',
    rows.filter((row) => row.stays && !row.gone).map(({ id }) => id),
  );
  return rows.length > 0;
}

const decide = (tx: Tx, importId: string, act: 'reverted' | 'kept', ids: readonly string[]): Promise<number> =>
  tx.run(
    sql`update import_rows set act = ${act} where org_id = ${tx.orgId} and import_id = ${importId} and record_id = any(${ids}::uuid[])`,
  );

/** What a person of this import owns, and whom he leads beyond it. */
const NEEDS_PERSON = sql`(${join(
  OBJECTS.filter((object) => OBJECT_DESCRIPTORS[object].owned).map(
    (object) => sql`exists (select from ${tableOf(object)} r where r.org_id = u.org_id and r.owner_id = u.id and r.deleted_at is null)`,
  ),
  ' or ',
)} or exists (select from users m where m.org_id = u.org_id and m.manager_id = u.id and m.status <> 'deactivated'
  and not exists (select from import_rows i where i.org_id = m.org_id and i.import_id = made.import_id and i.record_id = m.id and i.act = 'created')))`;

/** People who own nothing and lead nobody outside this import are deactivated. */
async function revertPeople(tx: Tx, scope: Scope, importId: string, now: string): Promise<void> {
  const freed = await tx.rows<{ id: string; name: string }>(sql`
    update users u set status = 'deactivated', row_version = u.row_version + 1, updated_at = ${now} from import_rows made
    where u.org_id = ${tx.orgId} and made.org_id = u.org_id and made.import_id = ${importId} and made.record_id = u.id and made.object = 'person'
      and made.act = 'created' and u.status = 'invited' and not ${NEEDS_PERSON}
    returning u.id, u.name`);
  if (freed.length > 0) await bumpPeopleRevision(tx);
  await insertEvents(
    tx,
    { scope },
    freed.map(({ id, name }) => ({ at: now, kind: 'user.deactivated', object: 'user', recordId: id, data: { name, importId } })),
  );
  await decide(
    tx,
    importId,
    'reverted',
    freed.map(({ id }) => id),
  );
  await tx.run(sql`
    update import_rows set act = 'kept' where org_id = ${tx.orgId} and import_id = ${importId} and object = 'person' and act = 'created'`);
}

async function close(tx: Tx, scope: Scope, importId: string, now: string): Promise<void> {
  const counts = (await tx.first<{ reverted: number; kept: number }>(sql`
    select count(*) filter (where act = 'reverted') as reverted, count(*) filter (where act = 'kept') as kept
    from import_rows where org_id = ${tx.orgId} and import_id = ${importId}`))!;
  await tx.run(sql`update imports set status = 'reverted', kept = ${counts.kept} where org_id = ${tx.orgId} and id = ${importId}`);
  await recordEvent(tx, scope, now, { kind: 'import.reverted', object: 'import', recordId: importId, data: counts });
}
