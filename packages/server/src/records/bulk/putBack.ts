import sql from 'sql-template-tag';
import { DELETED, type Made, puttingBack } from '#domain/records/bulk.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../../db/database.ts';
import { conflict } from '../../http/refusals.ts';
import { callerFields } from '../callerFields.ts';
import { changeRecord } from '../changeRecord.ts';
import { rawValue, tableOf } from '../columns.ts';
import { findRecord } from '../openRecord.ts';
import { deleteRecord, restoreRecord } from '../removeRecord.ts';
import type { Acting } from './performAct.ts';
import { takeBack } from './takeBack.ts';

/** Puts one record back by the command that would do so by hand; 409 with the fields that somebody has changed since. */
export async function putBack(tx: Tx, acting: Acting, id: string, made: Made): Promise<void> {
  const { scope, object, act, verbs, now } = acting;
  const answer = puttingBack(made, await valuesNow(tx, acting, id, made));
  if (!answer.allowed) throw conflict('changedSince', 'Somebody has changed this since.', answer.reasons);
  const { [DELETED]: deleted, ...values } = answer.result;
  if (deleted === true) return deleteRecord(tx, scope, object, id, now);
  if (deleted === false) return restoreRecord(tx, scope, object, id, now);
  if (act.do === 'assign') await takeBack(tx, acting, id, made);
  else await changeRecord(tx, scope, object, { id, values }, verbs, now);
}

async function valuesNow(tx: Tx, { scope, object }: Acting, id: string, made: Made): Promise<RecordValues> {
  if (DELETED in made) {
    const row = await tx.first<{ deleted: boolean }>(sql`
      select deleted_at is not null as deleted from ${tableOf(object)} where org_id = ${tx.orgId} and id = ${id} for update`);
    return { [DELETED]: row?.deleted };
  }
  const fields = (await callerFields(tx, scope, object)).filter(({ key }) => key in made);
  const row = await findRecord(tx, scope, { object, id, fields, lock: true });
  return row ? Object.fromEntries(fields.map((field) => [field.key, rawValue(row, field)])) : valuesMade(made);
}

/** Of a record that is out of sight: the command itself then says so. */
const valuesMade = (made: Made): RecordValues => Object.fromEntries(Object.entries(made).map(([key, [, after]]) => [key, after]));
