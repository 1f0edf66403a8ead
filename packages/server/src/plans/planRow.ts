// The stored plan of an opportunity.
import sql from 'sql-template-tag';
import type { Day } from '#domain/calendar.ts';
import type { PlanRow, StagePlan } from '#domain/processes/plan.ts';
import type { Tx } from '../db/database.ts';

export interface StoredPlan {
  opportunityId: string;
  versionId: string;
  startsOn: Day;
  ends: PlanRow[];
  byHand: boolean;
  stayStageId: string | null;
  stayEnteredOn: Day | null;
  stayEndsOn: Day | null;
}

/** As one JSON document within a larger statement; the alias is `p`. */
export const PLAN_JSON = sql`
  case when p.opportunity_id is null then null else jsonb_build_object('opportunityId', p.opportunity_id, 'versionId', p.version_id,
    'startsOn', p.starts_on, 'ends', p.ends, 'byHand', p.by_hand, 'stayStageId', p.stay_stage_id, 'stayEnteredOn', p.stay_entered_on,
    'stayEndsOn', p.stay_ends_on) end`;

export const asPlan = ({ startsOn, ends }: StoredPlan, closingOn: Day | null): StagePlan => ({ startsOn, rows: ends, closingOn });

export async function writePlans(tx: Tx, plans: readonly StoredPlan[], now: string): Promise<void> {
  if (plans.length === 0) return;
  await tx.prepared(sql`
    insert into stage_plans (org_id, opportunity_id, version_id, starts_on, ends, by_hand, stay_stage_id, stay_entered_on, stay_ends_on, changed_at)
    select ${tx.orgId}, p."opportunityId", p."versionId", p."startsOn", p.ends, p."byHand", p."stayStageId", p."stayEnteredOn", p."stayEndsOn", ${now}
    from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as p ("opportunityId" uuid, "versionId" uuid, "startsOn" date, ends jsonb,
      "byHand" boolean, "stayStageId" uuid, "stayEnteredOn" date, "stayEndsOn" date)
    on conflict (org_id, opportunity_id) do update set version_id = excluded.version_id, starts_on = excluded.starts_on, ends = excluded.ends,
      by_hand = excluded.by_hand, stay_stage_id = excluded.stay_stage_id, stay_entered_on = excluded.stay_entered_on,
      stay_ends_on = excluded.stay_ends_on, changed_at = excluded.changed_at`);
}
