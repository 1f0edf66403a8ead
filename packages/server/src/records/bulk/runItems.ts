import sql, { empty } from 'sql-template-tag';
import type { BulkItem } from '#domain/records/bulk.contract.ts';
import type { Tx } from '../../db/database.ts';
import type { Scope } from '../../people/scope.ts';
import { tableOf } from '../columns.ts';
import { mayTouch } from '../visible.ts';
import { ownRun } from './runRow.ts';

export interface ItemsQuestion {
  id: string;
  only: BulkItem['outcome'];
  after?: string | undefined;
  limit: number;
}

/** The records a run could not deal with and why; the names of those the reader may no longer see stay hidden. */
export async function runItems(
  tx: Tx,
  scope: Scope,
  { id, only, after, limit }: ItemsQuestion,
): Promise<{ items: BulkItem[]; next: string | null }> {
  const { object } = await ownRun(tx, scope, id);
  const items = await tx.rows<BulkItem>(sql`
    select i.record_id as "recordId", case when ${mayTouch(scope, object, 'read')} then r.name end as name, i.outcome, i.problem, i.at
    from bulk_items i left join ${tableOf(object)} r on r.org_id = i.org_id and r.id = i.record_id
    where i.org_id = ${scope.orgId} and i.run_id = ${id} and i.outcome = ${only} ${after ? sql`and i.record_id > ${after}` : empty}
    order by i.record_id limit ${limit + 1}`);
  const page = items.slice(0, limit);
  return { items: page, next: items.length > limit ? (page.at(-1)?.recordId ?? null) : null };
}
