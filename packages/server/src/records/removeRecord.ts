// Deleting marks a record; nothing of it is lost, and whoever may delete it may bring it back.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { isMergeable } from '#domain/records/merging.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { conflict } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { tableOf } from './columns.ts';
import { lockRecord } from './openRecord.ts';

export async function deleteRecord(tx: Tx, scope: Scope, object: ObjectName, id: string, now: string): Promise<void> {
  const row = await lockRecord(tx, scope, 'delete', { object, id, fields: [] });
  await mark(tx, object, id, now, now);
  await recordEvent(tx, scope, now, { kind: 'record.deleted', object, recordId: id, data: { name: row.ownName } });
  if (object === 'opportunity') await lookAgain(tx, [id], now, { actorId: scope.userId });
}

export async function restoreRecord(tx: Tx, scope: Scope, object: ObjectName, id: string, now: string): Promise<void> {
  const row = await lockRecord(tx, scope, 'delete', { object, id, fields: [], deleted: true });
  if (await isMerged(tx, object, id)) throw conflict('merged', `This ${object} was merged into another one and stays there.`);
  await mark(tx, object, id, null, now);
  await recordEvent(tx, scope, now, { kind: 'record.restored', object, recordId: id, data: { name: row.ownName } });
  if (object === 'opportunity') await lookAgain(tx, [id], now, { actorId: scope.userId });
}

async function isMerged(tx: Tx, object: ObjectName, id: string): Promise<boolean> {
  if (!isMergeable(object)) return false;
  const rows = await tx.rows(sql`select 1 from ${tableOf(object)} where org_id = ${tx.orgId} and id = ${id} and merged_into is not null`);
  return rows.length > 0;
}

const mark = (tx: Tx, object: ObjectName, id: string, deletedAt: string | null, now: string): Promise<number> =>
  tx.run(sql`
    update ${tableOf(object)} set deleted_at = ${deletedAt}::timestamptz, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${tx.orgId} and id = ${id}`);
