// The facts the process rules decide on, read from the database in one go.
import sql from 'sql-template-tag';
import { type ApprovalState, holdsValue, type OpportunityFacts } from '#domain/processes/facts.ts';
import type { Tx } from '../db/database.ts';
import type { OpportunityRow } from './opportunityRow.ts';

export interface Gathered {
  completed: string[] | null;
  liveFiles: Record<string, number> | null;
  approvals: Record<string, ApprovalState> | null;
}

const STANDARD_FIELDS = [
  'name',
  'ownerId',
  'accountId',
  'amount',
  'currency',
  'closingOn',
  'source',
  'kind',
  'budget',
  'description',
  'productId',
  'competitorId',
] as const;

/** Keys of the fields that hold a value; custom fields as `custom.<key>`. */
export function filledFields(row: OpportunityRow): string[] {
  return [
    ...STANDARD_FIELDS.filter((field) => holdsValue(row[field])),
    ...Object.entries(row.custom).flatMap(([key, value]) => (holdsValue(value) ? [`custom.${key}`] : [])),
  ];
}

/** What stands in other tables: completions, files, approvals. */
export async function gatherWork(tx: Tx, id: string): Promise<Gathered | undefined> {
  const [gathered] = await tx.prepared<Gathered>(sql`
    select
      (select array_agg(event_id) from completed_key_events where org_id = ${tx.orgId} and opportunity_id = ${id} and archived_at is null) as completed,
      (select jsonb_object_agg(purpose_id, n) from (
        select purpose_id, count(*) as n from files
        where org_id = ${tx.orgId} and object = 'opportunity' and record_id = ${id} and purpose = 'keyEvent' and status = 'live' and deleted_at is null
        group by purpose_id) f) as "liveFiles",
      (select jsonb_object_agg(stage_id, state) from stage_approvals where org_id = ${tx.orgId} and opportunity_id = ${id}) as approvals`);
  return gathered;
}

export const gatherFacts = async (tx: Tx, row: OpportunityRow): Promise<OpportunityFacts> => factsOf(row, await gatherWork(tx, row.id));

export const factsOf = (row: OpportunityRow, gathered: Gathered | undefined): OpportunityFacts => ({
  stageId: row.stageId,
  closed: row.status === 'open' ? null : row.status,
  lastOpenStageId: row.lastOpenStageId,
  completed: gathered?.completed ?? [],
  liveFiles: gathered?.liveFiles ?? {},
  filled: filledFields(row),
  approvals: gathered?.approvals ?? {},
  amount: row.amount,
  closingOn: row.closingOn,
  rowVersion: row.rowVersion,
});
