// Whoever hands a record over may lose sight of it by that very act. What his own run handed over he may take back all the same, while
// his role lets him hand over at all and nobody else has had anything to do with the record since: from then on it is its new owner's.
import sql from 'sql-template-tag';
import { levelOf } from '#domain/people/rights.ts';
import type { Made } from '#domain/records/bulk.ts';
import type { Tx } from '../../db/database.ts';
import { conflict, notFound } from '../../http/refusals.ts';
import { assignRecord, demandActive, giveTo } from '../assignRecord.ts';
import { tableOf } from '../columns.ts';
import { findRecord } from '../openRecord.ts';
import type { Acting } from './performAct.ts';

export async function takeBack(tx: Tx, acting: Acting, id: string, made: Made): Promise<void> {
  const { scope, object, now } = acting;
  const [before, after] = made.ownerId as [string, string];
  const seen = await findRecord(tx, scope, { object, id, fields: [], lock: true });
  if (seen?.mayAssign) {
    await assignRecord(tx, scope, object, { id, ownerId: before }, now);
    return;
  }
  const row = await untouchedSince(tx, acting, id, after);
  await demandActive(tx, before);
  await giveTo(tx, scope, { object, row, from: after, to: before, keepInTeam: false }, now);
}

interface Untouched {
  id: string;
  ownName: string;
}

/** The locked row, past the caller's reach; 404 when his role hands over nothing, 409 when others have been at it. */
async function untouchedSince(tx: Tx, { scope, object }: Acting, id: string, ownerId: string): Promise<Untouched> {
  const row =
    levelOf(scope.rights, object, 'assign') !== 'none' &&
    (await tx.first<Untouched & { ownerId: string }>(sql`
      select id, name as "ownName", owner_id as "ownerId" from ${tableOf(object)}
      where org_id = ${tx.orgId} and id = ${id} and deleted_at is null for update`));
  if (!row) throw notFound(object);
  if (row.ownerId !== ownerId || (await othersCame(tx, { object, id, userId: scope.userId })))
    throw conflict('changedSince', 'Somebody has worked on this since.', [{ kind: 'changedSince', field: 'ownerId' }]);
  return row;
}

/** Whether somebody else has done something with the record since this person last gave it to another. */
async function othersCame(tx: Tx, { object, id, userId }: { object: string; id: string; userId: string }): Promise<boolean> {
  const ofRecord = sql`org_id = ${tx.orgId} and object = ${object} and record_id = ${id}`;
  const found = await tx.first(sql`
    select 1 from events where ${ofRecord} and actor_id <> ${userId}
      and seq > (select max(seq) from events where ${ofRecord} and kind = 'record.assigned' and actor_id = ${userId}) limit 1`);
  return found !== undefined;
}
