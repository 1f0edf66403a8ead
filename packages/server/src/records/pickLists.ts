// The administration of own pick-lists. Options are renamed and retired, never lost.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Option } from '#domain/records/field.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { PickListShape } from '#domain/records/pickLists.contract.ts';
import { hasOwnList, keptPickList, type PickList } from '#domain/records/pickLists.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, conflict, notFound } from '../http/refusals.ts';
import { bumpPeopleRevision } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';

export type OwnPickList = PickList & { object: ObjectName; rowVersion: number };

/** The company's own lists, of one object or of all. */
export function ownPickLists(tx: Tx, object: ObjectName | null): Promise<OwnPickList[]> {
  return tx.prepared<OwnPickList>(sql`
    select object, field, options, row_version as "rowVersion" from pick_lists
    where org_id = ${tx.orgId} and (${object}::text is null or object = ${object})`);
}

export async function pickLists(tx: Tx, object: ObjectName | undefined): Promise<PickListShape[]> {
  const own = await ownPickLists(tx, object ?? null);
  return Object.values(OBJECT_DESCRIPTORS)
    .filter(({ name }) => object === undefined || name === object)
    .flatMap(({ name, fields }) => fields.filter(hasOwnList).map(({ key }) => shapeOf(name, key, own)));
}

function shapeOf(object: ObjectName, key: string, own: readonly OwnPickList[]): PickListShape {
  const field = OBJECT_DESCRIPTORS[object].fields.find((one) => one.key === key && hasOwnList(one));
  if (!field) throw notFound('pick-list');
  const kept = own.find((list) => list.object === object && list.field === key);
  const options = [...(kept?.options ?? field.options ?? [])];
  return { object, field: key, label: field.label, options, own: kept !== undefined, rowVersion: kept?.rowVersion ?? 0 };
}

export async function changePickList(
  tx: Tx,
  scope: Scope,
  input: { object: ObjectName; field: string; rowVersion: number; options: readonly Option[] },
  now: string,
): Promise<PickListShape> {
  const { object, field } = input;
  const before = shapeOf(object, field, await ownPickLists(tx, object));
  const { options, problems } = keptPickList(before.options, input.options);
  if (problems.length > 0) throw badInput(problems);
  const row = await written(tx, scope, { ...input, options }, now);
  const after = shapeOf(object, field, await ownPickLists(tx, object));
  if (!row) throw conflict('stale', 'Somebody has changed this list.', [{ kind: 'stale', fresh: after }]);
  await bumpPeopleRevision(tx);
  const data = { object, field, before: before.options, after: options };
  await recordEvent(tx, scope, now, { kind: 'pickList.changed', object: 'pickList', recordId: row.id, data });
  return after;
}

/** Version 0 stands for the product's list, which becomes the company's own; undefined when somebody was faster. */
function written(
  tx: Tx,
  scope: Scope,
  { object, field, rowVersion, options }: { object: ObjectName; field: string; rowVersion: number; options: readonly Option[] },
  now: string,
): Promise<{ id: string } | undefined> {
  const content = JSON.stringify(options);
  return rowVersion === 0
    ? tx.first(sql`
        insert into pick_lists (org_id, id, object, field, options, changed_at, changed_by)
        values (${scope.orgId}, ${newId()}, ${object}, ${field}, ${content}::jsonb, ${now}, ${scope.userId})
        on conflict (org_id, object, field) do nothing returning id`)
    : tx.first(sql`
        update pick_lists set options = ${content}::jsonb, row_version = row_version + 1, changed_at = ${now}, changed_by = ${scope.userId}
        where org_id = ${scope.orgId} and object = ${object} and field = ${field} and row_version = ${rowVersion} returning id`);
}
