// One record of any object, judged for one caller: may he read it, edit it? Lists have their own way (visible.ts); the rule is the same.
import sql, { empty, raw } from 'sql-template-tag';
import { levelOf, type ObjectAction, type ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { forbidden, notFound } from '../http/refusals.ts';
import { ownersFor, type Scope } from '../people/scope.ts';

export interface AccessedRecord {
  object: ObjectName;
  id: string;
  name: string;
  ownerId: string | null;
  teamAccess: 'read' | 'edit' | null;
}

/** A team opens a record to whoever's role knows the act at all: it shows more records, it grants no right. */
export function mayAct(scope: Scope, record: Pick<AccessedRecord, 'object' | 'ownerId' | 'teamAccess'>, action: ObjectAction): boolean {
  if (levelOf(scope.rights, record.object, action) === 'none') return false;
  const owners = ownersFor(scope, record.object, action);
  if (owners === 'all' || (record.ownerId === null && owners.length > 0)) return true;
  if (record.ownerId !== null && owners.includes(record.ownerId)) return true;
  return action === 'read' ? record.teamAccess !== null : action === 'edit' && record.teamAccess === 'edit';
}

/** The record when the caller may read it, otherwise 404; without the wanted right 403. `lock` holds it until the transaction ends. */
export async function accessRecord(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  id: string,
  action: ObjectAction = 'read',
  lock = false,
): Promise<AccessedRecord> {
  const descriptor = OBJECT_DESCRIPTORS[object];
  const [row] = await tx.prepared<Omit<AccessedRecord, 'object'>>(sql`
    select r.id, r.name, ${raw(descriptor.owned ? 'r.owner_id' : 'null')} as "ownerId",
      (select t.access from team_members t where t.org_id = r.org_id and t.object = ${object} and t.record_id = r.id
        and t.user_id = ${scope.userId}) as "teamAccess"
    from ${raw(descriptor.path)} r where r.org_id = ${scope.orgId} and r.id = ${id} and r.deleted_at is null ${lock ? sql`for update of r` : empty}`);
  const record = row && { ...row, object };
  if (!record || !mayAct(scope, record, 'read')) throw notFound(object);
  if (!mayAct(scope, record, action)) throw forbidden(`You may read this ${object}, but not ${action} it.`);
  return record;
}
