// The plan of one opportunity as its page and its commands meet it.
import sql, { empty } from 'sql-template-tag';
import { type Day, dayIn } from '#domain/calendar.ts';
import { openStages, type ProcessVersion } from '#domain/processes/definition.ts';
import type { PlanLine, StagePlanReply } from '#domain/processes/plan.contract.ts';
import { checkPlan, defaultPlan, plannedEnd, resetPlan, type StagePlan, slipOf } from '#domain/processes/plan.ts';
import { yearsWithoutEntries } from '#domain/settings/calendarYears.ts';
import type { Tx } from '../db/database.ts';
import { situationOf } from '../opportunities/lockForProcess.ts';
import type { OpportunityRow } from '../opportunities/opportunityRow.ts';
import type { Scope } from '../people/scope.ts';
import { type Days, daysOf, todayOf } from '../settings/workCalendar.ts';
import { asPlan, PLAN_JSON, type StoredPlan } from './planRow.ts';

export interface Stay {
  stageId: string;
  enteredOn: Day;
  leftOn: Day | null;
}

export interface PlanSituation {
  row: OpportunityRow;
  version: ProcessVersion;
  days: Days;
  today: Day;
  mayEdit: boolean;
  stored: StoredPlan | null;
  plan: StagePlan;
  stays: Stay[];
}

export async function planSituation(
  tx: Tx,
  scope: Scope,
  id: string,
  now: string,
  options: { lock: boolean; seenRowVersion?: number | undefined },
): Promise<PlanSituation> {
  const { row, version, ask } = await situationOf(tx, scope, id, options);
  const days = await daysOf(tx);
  const stays = await staysOf(tx, [id], days.timeZone);
  const stored = await storedPlan(tx, id, options.lock);
  const enteredOn = dayIn(row.stageEnteredAt, days.timeZone);
  const plan = stored
    ? {
        ...asPlan(stored, row.closingOn),
        rows: openStages(version).map((stage) => ({ stageId: stage.id, endsOn: plannedEnd(asPlan(stored, null), stage.id) })),
      }
    : defaultPlan(version, { on: enteredOn, stageId: row.stageId }, row.closingOn, days.calendar);
  return { row, version, days, today: todayOf(days, now), mayEdit: ask.rights.edit, stored, plan, stays: stays.get(id) ?? [] };
}

async function storedPlan(tx: Tx, id: string, lock: boolean): Promise<StoredPlan | null> {
  const row = await tx.first<{ plan: StoredPlan | null }>(sql`
    select ${PLAN_JSON} as plan from stage_plans p where p.org_id = ${tx.orgId} and p.opportunity_id = ${id} ${lock ? sql`for update` : empty}`);
  return row?.plan ?? null;
}

/** The latest stay in each stage, by opportunity. */
export async function staysOf(tx: Tx, ids: readonly string[], timeZone: string): Promise<Map<string, Stay[]>> {
  const rows = await tx.rows<{ id: string; stageId: string; enteredAt: string; leftAt: string | null }>(sql`
    select distinct on (opportunity_id, stage_id) opportunity_id as id, stage_id as "stageId", entered_at as "enteredAt", left_at as "leftAt"
    from stage_visits where org_id = ${tx.orgId} and opportunity_id = any(${[...ids]}::uuid[])
    order by opportunity_id, stage_id, entered_at desc, id desc`);
  const found = new Map<string, Stay[]>();
  for (const { id, stageId, enteredAt, leftAt } of rows) {
    const stay = { stageId, enteredOn: dayIn(enteredAt, timeZone), leftOn: leftAt === null ? null : dayIn(leftAt, timeZone) };
    found.set(id, [...(found.get(id) ?? []), stay]);
  }
  return found;
}

export function linesOf(version: ProcessVersion, plan: StagePlan, stays: readonly Stay[], today: Day): PlanLine[] {
  return openStages(version).map(({ id, name, plannedDays }) => {
    const found = stays.find((stay) => stay.stageId === id);
    const stay = found ? { enteredOn: found.enteredOn, leftOn: found.leftOn } : null;
    const endsOn = plannedEnd(plan, id);
    return { stageId: id, name, plannedDays, endsOn, stay, slip: slipOf(endsOn, stay, today) };
  });
}

/** 重置: from the day the current stage was entered; in the first stage from the day of creation. */
export function defaultsOf({ row, version, days, plan }: PlanSituation): StagePlan {
  return resetPlan(version, plan, { on: dayIn(row.stageEnteredAt, days.timeZone), stageId: row.stageId }, days.calendar);
}

export function planReply(situation: PlanSituation): StagePlanReply {
  const { row, version, days, today, plan, stays } = situation;
  const decision = checkPlan(plan);
  const last = [...plan.rows.map((end) => end.endsOn), plan.closingOn, today]
    .filter((day) => day !== null)
    .sort()
    .at(-1)!;
  return {
    opportunityId: row.id,
    rowVersion: row.rowVersion,
    today,
    startsOn: plan.startsOn,
    closingOn: plan.closingOn,
    currentStageId: row.status === 'open' ? row.stageId : null,
    lines: linesOf(version, plan, stays, today),
    defaults: row.status === 'open' ? defaultsOf(situation).rows.map((end) => end.endsOn) : plan.rows.map((end) => end.endsOn),
    byHand: situation.stored?.byHand ?? false,
    problems: decision.allowed ? [] : decision.reasons,
    dayCounting: days.dayCounting,
    yearsWithoutEntries: days.calendar ? yearsWithoutEntries(days.entries, plan.startsOn, last) : [],
    mayEdit: situation.mayEdit && row.status === 'open',
  };
}
