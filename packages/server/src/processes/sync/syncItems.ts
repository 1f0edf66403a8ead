import sql, { empty } from 'sql-template-tag';
import type { SyncItem } from '#domain/processes/sync.contract.ts';
import type { Tx } from '../../db/database.ts';
import type { Scope } from '../../people/scope.ts';
import { mayTouch } from '../../records/visible.ts';
import { syncOf } from './syncRow.ts';

const NARROWED = {
  all: empty,
  changed: sql`and (i.from_stage_id <> i.to_stage_id or i.win_rate_before <> i.win_rate_after or i.approvals_ended > 0)`,
  failed: sql`and i.outcome = 'failed'`,
};

export interface ItemsQuestion {
  id: string;
  only: keyof typeof NARROWED;
  after?: string | undefined;
  limit: number;
}

/** What the sync did to single opportunities; the names of those the reader may not see stay hidden. */
export async function syncItemsOf(tx: Tx, scope: Scope, question: ItemsQuestion): Promise<{ items: SyncItem[]; next: string | null }> {
  await syncOf(tx, question.id);
  const visible = mayTouch(scope, 'opportunity', 'read');
  const items = await tx.rows<SyncItem>(sql`
    select i.opportunity_id as "opportunityId", case when ${visible} then r.name end as name, case when ${visible} then u.name end as "ownerName",
      i.outcome, case when i.win_rate_after is not null then jsonb_build_object('before', i.win_rate_before, 'after', i.win_rate_after) end as "winRate",
      case when i.to_stage_id is not null then jsonb_build_object('from', f.name, 'to', t.name) end as stage,
      i.approvals_ended as "approvalsEnded", i.problem, i.at
    from process_sync_items i
      join opportunities r on r.org_id = i.org_id and r.id = i.opportunity_id
      join users u on u.org_id = r.org_id and u.id = r.owner_id
      left join stages f on f.org_id = i.org_id and f.id = i.from_stage_id
      left join stages t on t.org_id = i.org_id and t.id = i.to_stage_id
    where i.org_id = ${scope.orgId} and i.sync_id = ${question.id} ${NARROWED[question.only]}
      ${question.after ? sql`and i.opportunity_id > ${question.after}` : empty}
    order by i.opportunity_id limit ${question.limit + 1}`);
  const page = items.slice(0, question.limit);
  return { items: page, next: items.length > question.limit ? (page.at(-1)?.opportunityId ?? null) : null };
}
