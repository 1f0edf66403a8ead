// What the rules of plan and risk look at, for many opportunities in one statement. The rows are locked in the order of their ids, so
// that a round and a command never look at one opportunity at the same time.
import sql, { join, type Sql } from 'sql-template-tag';
import type { Day } from '#domain/calendar.ts';
import type { RiskMemory } from '#domain/processes/riskMemory.ts';
import type { Signal } from '#domain/processes/risks.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import { PLAN_JSON, type StoredPlan } from '../plans/planRow.ts';

export interface StoredDue {
  eventId: string;
  stageId: string;
  countedFrom: Day;
  dueOn: Day;
  doneOn: Day | null;
  ownerId: string;
}

/** An open signal, with the owner and the business type it is listed under. */
export type StoredSignal = Signal & { ownerId: string; businessTypeId: string };

/** Instants are ISO 8601 in UTC, by stage or event id. */
export interface Gathered {
  id: string;
  name: string;
  ownerId: string;
  managerId: string | null;
  ownerStatus: string;
  ownerChangedAt: string;
  businessTypeId: string;
  versionId: string;
  stageId: string;
  status: 'open' | 'won' | 'lost';
  deleted: boolean;
  winRate: number;
  amount: number | null;
  closingOn: Day | null;
  createdAt: string;
  stageEnteredAt: string;
  lastActivityAt: string | null;
  nextStepAt: string | null;
  stageEndsOn: Day | null;
  risk: string | null;
  riskCount: number;
  riskCheckOn: Day | null;
  plan: StoredPlan | null;
  memory: RiskMemory | null;
  completed: Record<string, string> | null;
  entered: Record<string, string> | null;
  movedBackAt: string | null;
  pending: Record<string, string> | null;
  signals: StoredSignal[] | null;
  dues: StoredDue[] | null;
}

const MEMORY_JSON = sql`
  case when m.opportunity_id is null then null else jsonb_build_object('versionId', m.version_id, 'amount', m.amount, 'winRate', m.win_rate,
    'closingOn', m.closing_on, 'pushedOn', to_jsonb(m.pushed_on), 'amountDrop', m.amount_drop, 'winRateDrop', m.win_rate_drop) end`;

const OF_IT = sql`org_id = o.org_id and opportunity_id = o.id`;

const HISTORY = join([
  sql`(select jsonb_object_agg(event_id, completed_at) from completed_key_events where ${OF_IT} and archived_at is null) as completed`,
  sql`(select jsonb_object_agg(stage_id, at) from (select stage_id, max(entered_at) as at from stage_visits where ${OF_IT} group by stage_id) v) as entered`,
  sql`(select max(left_at) from stage_visits where ${OF_IT} and left_how = 'regressed') as "movedBackAt"`,
  sql`(select jsonb_object_agg(stage_id, changed_at) from stage_approvals where ${OF_IT} and state = 'pending') as pending`,
  sql`(select jsonb_agg(jsonb_build_object('kind', kind, 'subject', subject, 'startedOn', started_on, 'endedOn', ended_on,
    'ownerId', owner_id, 'businessTypeId', business_type_id)) from risk_signals where ${OF_IT} and ended_on is null) as signals`,
  sql`(select jsonb_agg(jsonb_build_object('eventId', event_id, 'stageId', stage_id, 'countedFrom', counted_from, 'dueOn', due_on, 'doneOn', done_on,
    'ownerId', owner_id)) from node_dues where ${OF_IT}) as dues`,
]);

export function gather(tx: Tx, ids: readonly string[]): Promise<Gathered[]> {
  return tx.prepared<Gathered>(sql`
    select o.id, o.name, o.owner_id as "ownerId", u.manager_id as "managerId", u.status as "ownerStatus", u.updated_at as "ownerChangedAt",
      o.business_type_id as "businessTypeId", o.version_id as "versionId", o.stage_id as "stageId", o.status,
      o.deleted_at is not null as deleted, o.win_rate as "winRate", o.amount, o.closing_on as "closingOn", o.created_at as "createdAt",
      o.stage_entered_at as "stageEnteredAt", o.last_activity_at as "lastActivityAt", o.next_step_at as "nextStepAt",
      o.stage_ends_on as "stageEndsOn", o.risk, o.risk_count as "riskCount", o.risk_check_on as "riskCheckOn",
      ${PLAN_JSON} as plan, ${MEMORY_JSON} as memory, ${HISTORY}
    from opportunities o
    join users u on u.org_id = o.org_id and u.id = o.owner_id
    left join stage_plans p on p.org_id = o.org_id and p.opportunity_id = o.id
    left join risk_memories m on m.org_id = o.org_id and m.opportunity_id = o.id
    where o.org_id = ${tx.orgId} and ${among(ids)}
    order by o.id for update of o`);
}

/** A command looks at one opportunity: said so, its plan is made once and kept. */
const among = (ids: readonly string[]): Sql => (ids.length === 1 ? sql`o.id = ${ids[0]}` : sql`o.id = any(${[...ids]}::uuid[])`);

/** What is known of an opportunity before it is written for the first time. */
export type Newcomer = Pick<
  Gathered,
  'id' | 'name' | 'businessTypeId' | 'versionId' | 'stageId' | 'winRate' | 'amount' | 'closingOn' | 'createdAt'
>;

type Owner = Pick<Gathered, 'ownerId' | 'managerId' | 'ownerStatus' | 'ownerChangedAt'>;

export async function gatherOwner(tx: Tx, id: string): Promise<Owner> {
  const [owner] = await tx.prepared<Owner>(sql`
    select id as "ownerId", manager_id as "managerId", status as "ownerStatus", updated_at as "ownerChangedAt"
    from users where org_id = ${tx.orgId} and id = ${id}`);
  if (!owner) throw badInput([{ field: 'ownerId', reason: 'notFound' }]);
  return owner;
}

/** A new opportunity as `gather` would find it once it is written. */
export function newcomerOf(newcomer: Newcomer, owner: Owner): Gathered {
  const { stageId, createdAt } = newcomer;
  return {
    ...{ ...newcomer, ...owner, status: 'open', deleted: false, stageEnteredAt: createdAt, lastActivityAt: createdAt },
    ...{ nextStepAt: null, stageEndsOn: null, risk: null, riskCount: 0, riskCheckOn: null, plan: null, memory: null },
    ...{ completed: null, entered: { [stageId]: createdAt }, movedBackAt: null, pending: null, signals: null, dues: null },
  };
}
