// The closing date is the last row of the plan. Moved before the end of a stage it is refused naming the stages, or it pulls them in
// when the caller says so; never silently. A plan nobody has touched follows the first closing date, because its defaults end there.
import sql from 'sql-template-tag';
import type { Day } from '#domain/calendar.ts';
import { openStages, type ProcessVersion } from '#domain/processes/definition.ts';
import { type PlanViolation, type StagePlan, withClosingDate } from '#domain/processes/plan.ts';
import type { Tx } from '../db/database.ts';
import { type HttpError, refused } from '../http/refusals.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { asPlan, PLAN_JSON, type StoredPlan, writePlans } from './planRow.ts';

/** Violations with the names of their stages, for people and programs alike. */
export function planRefusal(version: ProcessVersion, violations: readonly PlanViolation[]): HttpError {
  const nameOf = (id: string | null): string | null => openStages(version).find((stage) => stage.id === id)?.name ?? null;
  const reasons = violations.map((violation) => ({
    kind: `plan_${violation.code}`,
    ...violation,
    stageName: nameOf(violation.stageId),
    ...('previousStageId' in violation ? { previousStageName: nameOf(violation.previousStageId) } : {}),
  }));
  return refused(
    reasons,
    `The stage plan does not allow it: ${reasons.map((reason) => reason.stageName ?? 'closing date').join(', ')}.`,
    'planRefused',
  );
}

interface DatedRow {
  plan: StoredPlan | null;
  versionId: string;
  status: string;
}

/** Lets the plan follow a new closing date of a locked opportunity; 422 with every stage that would end after it. */
export async function letPlanFollow(
  tx: Tx,
  { id, before, after, pullIn, now }: { id: string; before: Day | null; after: Day | null; pullIn: boolean; now: string },
): Promise<void> {
  if (after === null || (before !== null && after >= before)) return;
  const row = await tx.first<DatedRow>(sql`
    select ${PLAN_JSON} as plan, o.version_id as "versionId", o.status from opportunities o
    left join stage_plans p on p.org_id = o.org_id and p.opportunity_id = o.id where o.org_id = ${tx.orgId} and o.id = ${id}`);
  if (!row?.plan || row.status !== 'open' || (before === null && !row.plan.byHand)) return;
  const answer = withClosingDate(endsOnly(row.plan), after, pullIn);
  if (!answer.allowed) throw planRefusal((await publishedVersion(tx, row.versionId)).definition, answer.reasons);
  await writePlans(tx, [{ ...row.plan, ends: answer.result.rows }], now);
}

/** The start of the plan does not bound the closing date here: a date in the past is a risk, not an error. */
function endsOnly(plan: StoredPlan): StagePlan {
  const whole = asPlan(plan, null);
  return { ...whole, startsOn: '0001-01-01' };
}
