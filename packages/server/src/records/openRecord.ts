// One record with everything its page needs: values, names, what the caller may do, what a pending approval holds.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { ObjectAction, ObjectName } from '#domain/people/rights.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import type { CallerField } from '#domain/records/field.ts';
import { isMergeable } from '#domain/records/merging.ts';
import type { Tx } from '../db/database.ts';
import { forbidden, type HttpError, mergedAway, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { type Row, selectionOf, tableOf, valuesOfRow } from './columns.ts';
import { IS_HELD, lockedFieldsOf } from './lockedFields.ts';
import { type FoundNames, namesColumn, toldNames } from './names.ts';
import { mayTouch } from './visible.ts';

export type FoundRow = Row & {
  ownName: string;
  deletedAt: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
  mayAssign: boolean;
  followed: boolean;
};

interface Wanted {
  object: ObjectName;
  id: string;
  fields: readonly CallerField[];
  deleted?: boolean;
  lock?: boolean;
  /** Further columns, each behind a comma. */
  also?: Sql;
}

/** The row if the caller may read it. */
export async function findRecord<More = unknown>(tx: Tx, scope: Scope, wanted: Wanted): Promise<(FoundRow & More) | undefined> {
  const { object, id, fields, deleted, lock, also = empty } = wanted;
  const may = (action: ObjectAction): Sql => mayTouch(scope, object, action);
  const [row] = await tx.prepared<FoundRow & More>(sql`
    select ${selectionOf(fields)}, r.name as "ownName", r.deleted_at as "deletedAt",
      ${may('edit')} as "mayEdit", ${may('delete')} as "mayDelete", ${may('assign')} as "mayAssign",
      exists (select from follows f where f.org_id = r.org_id and f.user_id = ${scope.userId} and f.object = ${object} and f.record_id = r.id) as followed ${also}
    from ${tableOf(object)} r
    where r.org_id = ${scope.orgId} and r.id = ${id} and r.deleted_at is ${deleted ? sql`not null` : sql`null`} and ${may('read')}
    ${lock ? sql`for update of r` : empty}`);
  return row;
}

const NEEDS = { edit: 'mayEdit', delete: 'mayDelete', assign: 'mayAssign' } as const;

/** The first beat of every command: the row, locked, in reach of the act. 404 when it cannot be seen, 403 when only seen. */
export async function lockRecord(tx: Tx, scope: Scope, act: keyof typeof NEEDS, wanted: Wanted): Promise<FoundRow> {
  const row = await findRecord(tx, scope, { ...wanted, lock: true });
  if (!row) throw await notThere(tx, scope, wanted.object, wanted.id);
  if (!row[NEEDS[act]]) throw forbidden(`You may see this ${wanted.object}, but not ${act} it.`);
  return row;
}

/** 404, or 410 naming the record it was merged into when the caller may read that one. */
export async function notThere(tx: Tx, scope: Scope, object: ObjectName, id: string): Promise<HttpError> {
  if (!isMergeable(object)) return notFound(object);
  const merged = await tx.first<{ into: string | null }>(
    sql`select merged_into as into from ${tableOf(object)} where org_id = ${scope.orgId} and id = ${id}`,
  );
  const survivor = merged?.into ? await findRecord(tx, scope, { object, id: merged.into, fields: [] }) : undefined;
  return survivor ? mergedAway(object, survivor.id) : notFound(object);
}

export async function openRecord(tx: Tx, scope: Scope, object: ObjectName, id: string): Promise<OpenRecord> {
  const record = await openIfVisible(tx, scope, object, id);
  if (!record) throw await notThere(tx, scope, object, id);
  return record;
}

/** After an act that may have taken the record out of the caller's sight: null then. */
export async function openIfVisible(tx: Tx, scope: Scope, object: ObjectName, id: string): Promise<OpenRecord | null> {
  const fields = await callerFields(tx, scope, object);
  const held = object === 'opportunity' ? IS_HELD : sql`false`;
  const row = await findRecord<{ foundNames: FoundNames | null; isHeld: boolean }>(tx, scope, {
    ...{ object, id, fields, also: sql`, ${namesColumn(scope, fields)} as "foundNames", ${held} as "isHeld"` },
  });
  if (!row) return null;
  return {
    id: row.id,
    rowVersion: row.rowVersion,
    deletedAt: row.deletedAt,
    values: valuesOfRow(row, fields),
    names: toldNames(scope, row.foundNames),
    may: { edit: row.mayEdit, delete: row.mayDelete, assign: row.mayAssign },
    followed: row.followed,
    lockedFields: row.isHeld ? await lockedFieldsOf(tx, id) : [],
  };
}
