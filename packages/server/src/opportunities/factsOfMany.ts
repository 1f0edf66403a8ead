// The facts of many opportunities at once, for previews and replays: what gatherFacts reads for one.
import sql, { type Sql } from 'sql-template-tag';
import type { ApprovalState, OpportunityFacts } from '#domain/processes/facts.ts';
import type { Tx } from '../db/database.ts';
import { factsOf } from './gatherFacts.ts';
import type { OpportunityRow } from './opportunityRow.ts';

export interface ManyRow extends OpportunityRow {
  ownerName: string;
  /** Whether the reader named in the question may see it. */
  visible: boolean;
}

interface GatheredRow extends ManyRow {
  completed: string[] | null;
  archived: string[] | null;
  liveFiles: Record<string, number> | null;
  approvals: Record<string, ApprovalState> | null;
}

export interface ManyFacts {
  row: ManyRow;
  facts: OpportunityFacts;
  /** Completed events that an earlier sync put into the archive. */
  archived: readonly string[];
}

/** A page in the order of ids. `where` speaks of the opportunity as `r`, `visible` too. */
export async function factsOfMany(
  tx: Tx,
  question: { where: Sql; visible: Sql; after: string | null; limit: number },
): Promise<ManyFacts[]> {
  const rows = await tx.rows<GatheredRow>(sql`
    select r.id, r.name, r.owner_id as "ownerId", u.name as "ownerName", r.account_id as "accountId", r.business_type_id as "businessTypeId",
      r.version_id as "versionId", r.stage_id as "stageId", r.last_open_stage_id as "lastOpenStageId", r.status, r.win_rate as "winRate",
      r.amount, r.currency, r.closing_on as "closingOn", r.stage_entered_at as "stageEnteredAt", r.source, r.kind, r.budget, r.description,
      r.product_id as "productId", r.competitor_id as "competitorId", r.custom, r.row_version as "rowVersion",
      b.sequential_only as "sequentialOnly", b.free_skip as "freeSkip", b.current_version_id as "currentVersionId", null as "teamAccess",
      (${question.visible}) as visible, done.completed, done.archived, f.files as "liveFiles", a.approvals
    from opportunities r
      join business_types b on b.org_id = r.org_id and b.id = r.business_type_id
      join users u on u.org_id = r.org_id and u.id = r.owner_id
      left join lateral (
        select array_agg(k.event_id) filter (where k.archived_at is null) as completed,
          array_agg(k.event_id) filter (where k.archived_at is not null) as archived
        from completed_key_events k where k.org_id = r.org_id and k.opportunity_id = r.id) done on true
      left join lateral (
        select jsonb_object_agg(x.purpose_id, x.n) as files from (
          select purpose_id, count(*) as n from files
          where org_id = r.org_id and object = 'opportunity' and record_id = r.id and purpose = 'keyEvent' and purpose_id is not null
            and status = 'live' and deleted_at is null
          group by purpose_id) x) f on true
      left join lateral (
        select jsonb_object_agg(s.stage_id, s.state) as approvals from stage_approvals s
        where s.org_id = r.org_id and s.opportunity_id = r.id) a on true
    where r.org_id = ${tx.orgId} and r.deleted_at is null and ${question.where}
      and (${question.after}::uuid is null or r.id > ${question.after}::uuid)
    order by r.id limit ${question.limit}`);
  return rows.map((row) => ({ row, facts: factsOf(row, row), archived: row.archived ?? [] }));
}
