// A record may name another of its kind above it (上级客户). None comes to stand above itself, however long the way round.
import sql, { raw } from 'sql-template-tag';
import { isUnder } from '#domain/people/organisation.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import type { CallerField } from '#domain/records/field.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import { tableOf } from './columns.ts';

export async function refuseAboveItself(
  tx: Tx,
  object: ObjectName,
  { id, fields, values }: { id: string; fields: readonly CallerField[]; values: RecordValues },
): Promise<void> {
  for (const { key, column, type, referenceTo } of fields) {
    const above = values[key];
    if (type !== 'reference' || referenceTo !== object || !column || typeof above !== 'string') continue;
    await holdOrder(tx, object, column);
    if (isUnder(id, above, await upFrom(tx, object, column, above))) throw badInput([{ field: key, reason: 'aboveItself' }]);
  }
}

/** Changes of who stands above whom follow one another: two at once could close a circle. */
export const holdOrder = (tx: Tx, object: ObjectName, column: string): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${object}.${column}.${tx.orgId}`}, 0))`);

/** What stands above a record and above all that is met on the way up. */
export async function upFrom(tx: Tx, object: ObjectName, column: string, id: string): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ id: string; above: string | null }>(sql`
    with recursive up (id, above) as (
      select r.id, r.${raw(column)} from ${tableOf(object)} r where r.org_id = ${tx.orgId} and r.id = ${id}
      union select r.id, r.${raw(column)} from ${tableOf(object)} r join up on r.id = up.above where r.org_id = ${tx.orgId})
    select id, above from up`);
  return new Map(rows.map((row) => [row.id, row.above]));
}
