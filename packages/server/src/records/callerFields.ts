// The fields of an object as the caller meets them: standard and custom ones, without those his roles hide.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { asField, type CustomField } from '#domain/records/customFields.ts';
import type { CallerField } from '#domain/records/field.ts';
import { fieldsFor, type OwnFields } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { ownPickLists } from './pickLists.ts';

export type LiveCustomField = CustomField & { id: string; object: ObjectName };

/** Custom fields in use, of one object or of all. */
export function liveCustomFields(tx: Tx, object: ObjectName | null): Promise<LiveCustomField[]> {
  return tx.prepared<LiveCustomField>(sql`
    select id, object, key, type, label_zh as "labelZh", label_en as "labelEn", required, default_value as "defaultValue", options
    from custom_fields where org_id = ${tx.orgId} and archived_at is null and (${object}::text is null or object = ${object})
    order by position, key`);
}

/** A scope lives until anything about people or fields changes, and what is read for it lives as long. */
const remembered = new WeakMap<Scope, Map<ObjectName, CallerField[]>>();

async function ownFields(tx: Tx, object: ObjectName): Promise<OwnFields> {
  return { customFields: (await liveCustomFields(tx, object)).map(asField), pickLists: await ownPickLists(tx, object) };
}

export async function callerFields(tx: Tx, scope: Scope, object: ObjectName): Promise<CallerField[]> {
  const known = remembered.get(scope) ?? new Map<ObjectName, CallerField[]>();
  remembered.set(scope, known);
  const fields = known.get(object) ?? fieldsFor(object, await ownFields(tx, object), scope.rights);
  known.set(object, fields);
  return fields;
}
