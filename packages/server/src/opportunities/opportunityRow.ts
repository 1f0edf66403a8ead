// One opportunity as the commands meet it: the columns the process depends on, and what the actor may do with it.
import sql, { empty } from 'sql-template-tag';
import { mayDo, type ObjectAction } from '#domain/people/rights.ts';
import type { OpportunityRights } from '#domain/processes/facts.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { mayAct } from '../records/recordAccess.ts';

export interface OpportunityRow {
  id: string;
  name: string;
  ownerId: string;
  accountId: string | null;
  businessTypeId: string;
  versionId: string;
  stageId: string;
  lastOpenStageId: string;
  status: 'open' | 'won' | 'lost';
  winRate: number;
  amount: number | null;
  currency: string;
  closingOn: string | null;
  stageEnteredAt: string;
  source: string | null;
  kind: string | null;
  budget: number | null;
  description: string | null;
  productId: string | null;
  competitorId: string | null;
  custom: Record<string, unknown>;
  rowVersion: number;
  sequentialOnly: boolean;
  freeSkip: boolean;
  /** The newest version of its business type: operator lists come from there. */
  currentVersionId: string | null;
  teamAccess: 'read' | 'edit' | null;
}

/** The row, locked until the end of the transaction when `lock` is set; undefined when there is none. Rights are the caller's affair. */
export async function findOpportunity(tx: Tx, scope: Scope, id: string, lock: boolean): Promise<OpportunityRow | undefined> {
  const [row] = await tx.prepared<OpportunityRow>(sql`
    select o.id, o.name, o.owner_id as "ownerId", o.account_id as "accountId", o.business_type_id as "businessTypeId",
      o.version_id as "versionId", o.stage_id as "stageId", o.last_open_stage_id as "lastOpenStageId", o.status,
      o.win_rate as "winRate", o.amount, o.currency, o.closing_on as "closingOn", o.stage_entered_at as "stageEnteredAt",
      o.source, o.kind, o.budget, o.description, o.product_id as "productId", o.competitor_id as "competitorId",
      o.custom, o.row_version as "rowVersion", b.sequential_only as "sequentialOnly", b.free_skip as "freeSkip",
      b.current_version_id as "currentVersionId",
      (select t.access from team_members t where t.org_id = o.org_id and t.object = 'opportunity' and t.record_id = o.id
        and t.user_id = ${scope.userId}) as "teamAccess"
    from opportunities o join business_types b on b.org_id = o.org_id and b.id = o.business_type_id
    where o.org_id = ${scope.orgId} and o.id = ${id} and o.deleted_at is null ${lock ? sql`for update of o` : empty}`);
  return row;
}

const may = (scope: Scope, { ownerId, teamAccess }: OpportunityRow, action: ObjectAction): boolean =>
  mayAct(scope, { object: 'opportunity', ownerId, teamAccess }, action);

export const mayRead = (scope: Scope, row: OpportunityRow): boolean => may(scope, row, 'read');

export const rightsOn = (scope: Scope, row: OpportunityRow): OpportunityRights => {
  const edit = may(scope, row, 'edit');
  return {
    edit,
    reopen: edit && mayDo(scope.rights, 'opportunities.reopen'),
    override: edit && mayDo(scope.rights, 'opportunities.override'),
  };
};

export async function currencyOf(tx: Tx, id: string): Promise<string> {
  const row = await tx.first<{ currency: string }>(sql`select currency from opportunities where org_id = ${tx.orgId} and id = ${id}`);
  return row!.currency;
}
