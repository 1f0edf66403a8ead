// A record gets another owner. The one before may stay in its team, so that he goes on seeing what he worked on.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Made } from '#domain/records/bulk.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { notify } from '../activities/notices.ts';
import { tellFollowers } from '../activities/tellFollowers.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { callerFields } from './callerFields.ts';
import { tableOf } from './columns.ts';
import { type FoundRow, lockRecord } from './openRecord.ts';

export interface AssignInput {
  id: string;
  ownerId: string;
  keepInTeam?: boolean | undefined;
}

/** The owner before and after; nothing when he was it already. */
export async function assignRecord(tx: Tx, scope: Scope, object: ObjectName, input: AssignInput, now: string): Promise<Made> {
  if (!OBJECT_DESCRIPTORS[object].owned) throw badInput([{ field: 'ownerId', reason: 'unknownField' }]);
  const fields = await callerFields(tx, scope, object);
  const row = await lockRecord(tx, scope, 'assign', { object, id: input.id, fields });
  const from = await ownerOf(tx, object, input.id);
  if (from === input.ownerId) return {};
  await demandActive(tx, input.ownerId);
  await giveTo(tx, scope, { object, row, from, to: input.ownerId, keepInTeam: input.keepInTeam ?? false }, now);
  return { ownerId: [from, input.ownerId] };
}

export async function demandActive(tx: Tx, ownerId: string): Promise<void> {
  const [person] = await tx.rows(sql`select 1 from users where org_id = ${tx.orgId} and id = ${ownerId} and status = 'active'`);
  if (!person) throw badInput([{ field: 'ownerId', reason: 'notFound' }]);
}

async function ownerOf(tx: Tx, object: ObjectName, id: string): Promise<string> {
  const row = await tx.first<{ ownerId: string }>(
    sql`select owner_id as "ownerId" from ${tableOf(object)} where org_id = ${tx.orgId} and id = ${id}`,
  );
  return row!.ownerId;
}

interface Handover {
  object: ObjectName;
  row: Pick<FoundRow, 'id' | 'ownName'>;
  from: string;
  to: string;
  keepInTeam: boolean;
}

/** Writes the new owner, the team and the event; the row is locked and the right checked. */
export async function giveTo(tx: Tx, scope: Scope, { object, row, from, to, keepInTeam }: Handover, now: string): Promise<void> {
  await tx.run(sql`
    update ${tableOf(object)} set owner_id = ${to}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${scope.orgId} and id = ${row.id}`);
  await tx.run(
    sql`delete from team_members where org_id = ${scope.orgId} and object = ${object} and record_id = ${row.id} and user_id = ${to}`,
  );
  if (keepInTeam) {
    await tx.run(sql`
      insert into team_members (org_id, object, record_id, user_id, access, added_at, added_by)
      values (${scope.orgId}, ${object}, ${row.id}, ${from}, 'edit', ${now}, ${scope.userId}) on conflict do nothing`);
  }
  const people = await tx.rows<{ id: string; name: string }>(
    sql`select id, name from users where org_id = ${scope.orgId} and id = any(${[from, to]}::uuid[])`,
  );
  const names = Object.fromEntries(people.map((person) => [person.id, person.name]));
  await recordEvent(tx, scope, now, { kind: 'record.assigned', object, recordId: row.id, data: { name: row.ownName, from, to, names } });
  const about = { object, recordId: row.id };
  // work in the background hands over many: it tells once, at its end
  if (to !== scope.userId && scope.via !== 'job')
    await notify(tx, scope, { userId: to, kind: 'assigned', ...about, data: { name: row.ownName } }, now);
  await tellFollowers(tx, scope, { ...about, what: 'assigned', data: { to: names[to] }, told: [to] }, now);
  if (object === 'opportunity') await lookAgain(tx, [row.id], now, { actorId: scope.userId });
}
