// Stage plan (阶段计划): a planned end per open stage between creation and closing date; the last row is the closing date itself, so
// that either one changes the other. Defaults add up the stage days (阶段时间) from the start; 重置 restores them. Ends never
// decrease and never pass the closing date.

import { type Day, daysBetween, daysLater, earlierDay, isDay, laterDay, type WorkCalendar } from '../calendar.ts';
import { type Answer, allow, allowWith, type Decision, refuse } from '../decision.ts';
import { openStages, type ProcessVersion } from './definition.ts';

/** `endsOn` null: a stage without a time limit and without a planned end. */
export type PlanRow = { stageId: string; endsOn: Day | null };

/** Rows in stage order; `closingOn` is the last row (结单日期), null while it is not known. */
export type StagePlan = { startsOn: Day; rows: PlanRow[]; closingOn: Day | null };

/** Where the planning starts: on the day of creation in the first stage, or on the day a later stage was entered. */
export type PlanStart = { on: Day; stageId: string | null };

/** The offending row: a stage, or the closing date (`stageId` null). */
export type PlanViolation =
  | { code: 'not_a_day'; stageId: string | null; day: string }
  | { code: 'before_start'; stageId: string | null; day: Day; startsOn: Day }
  | { code: 'before_previous'; stageId: string; day: Day; previousStageId: string; previous: Day }
  | { code: 'after_closing'; stageId: string; day: Day; closingOn: Day };

/**
 * Default plan, and what 重置 restores: the start and the stage days added up, in business days when a calendar is given, never
 * beyond the closing date. Stages before the starting one end where it starts.
 */
export function defaultPlan(version: ProcessVersion, start: PlanStart, closingOn: Day | null, calendar: WorkCalendar | null): StagePlan {
  const stages = openStages(version);
  const first = Math.max(
    0,
    stages.findIndex((stage) => stage.id === start.stageId),
  );
  let reached = start.on;
  const rows = stages.map(({ id, plannedDays }, position): PlanRow => {
    if (position < first) return { stageId: id, endsOn: start.on };
    if (plannedDays === null) return { stageId: id, endsOn: null };
    reached = daysLater(reached, plannedDays, calendar);
    return { stageId: id, endsOn: closingOn === null ? reached : laterDay(start.on, earlierDay(reached, closingOn)) };
  });
  return { startsOn: start.on, rows, closingOn };
}

/** Whether the plan may be saved; otherwise every offending row is named. */
export function checkPlan(plan: StagePlan): Decision<PlanViolation> {
  const days = [...plan.rows, { stageId: null, endsOn: plan.closingOn }];
  const broken = days.flatMap(({ stageId, endsOn }): PlanViolation[] =>
    endsOn === null || isDay(endsOn) ? [] : [{ code: 'not_a_day', stageId, day: endsOn }],
  );
  const violations = broken.length > 0 ? broken : orderViolations(plan);
  return violations.length === 0 ? allow() : refuse(...violations);
}

function orderViolations({ startsOn, rows, closingOn }: StagePlan): PlanViolation[] {
  const violations: PlanViolation[] = [];
  let previous: { stageId: string; endsOn: Day } | null = null;
  for (const { stageId, endsOn } of rows) {
    if (endsOn === null) continue;
    if (endsOn < startsOn) violations.push({ code: 'before_start', stageId, day: endsOn, startsOn });
    if (previous && endsOn < previous.endsOn)
      violations.push({ code: 'before_previous', stageId, day: endsOn, previousStageId: previous.stageId, previous: previous.endsOn });
    if (closingOn !== null && endsOn > closingOn) violations.push({ code: 'after_closing', stageId, day: endsOn, closingOn });
    previous = { stageId, endsOn };
  }
  if (closingOn !== null && closingOn < startsOn) violations.push({ code: 'before_start', stageId: null, day: closingOn, startsOn });
  return violations;
}

/**
 * A new closing date from the plan's last row or from the opportunity. Where a stage would end after it, the change is refused
 * naming the rows, unless the caller chose to pull them in.
 */
export function withClosingDate(plan: StagePlan, closingOn: Day, pullIn: boolean): Answer<PlanViolation, StagePlan> {
  const pulled = (endsOn: Day | null): Day | null => (endsOn === null || !pullIn ? endsOn : earlierDay(endsOn, closingOn));
  const changed = { ...plan, closingOn, rows: plan.rows.map((row) => ({ ...row, endsOn: pulled(row.endsOn) })) };
  const decision = checkPlan(changed);
  return decision.allowed ? allowWith(changed) : decision;
}

/** The plan for another version of the process: rows of stages that stay are kept, new stages have no end yet. */
export const planForVersion = (version: ProcessVersion, plan: StagePlan): StagePlan => ({
  ...plan,
  rows: openStages(version).map(({ id }) => plan.rows.find((row) => row.stageId === id) ?? { stageId: id, endsOn: null }),
});

export const plannedEnd = (plan: StagePlan, stageId: string): Day | null =>
  plan.rows.find((row) => row.stageId === stageId)?.endsOn ?? null;

/** 超期: the stage's planned end has gone by; from 00:00 of the day after, in the organisation's zone. */
export const isOverdue = (plan: StagePlan, stageId: string, today: Day): boolean => {
  const endsOn = plannedEnd(plan, stageId);
  return endsOn !== null && today > endsOn;
};

/** The last day that the stage days cover for a stage entered on a day; 停留超期 from the day after. Null: the stage has no time limit. */
export const stayEnd = (enteredOn: Day, plannedDays: number | null, calendar: WorkCalendar | null): Day | null =>
  plannedDays === null ? null : daysLater(enteredOn, plannedDays, calendar);

/**
 * 重置: the stages from the current one on get their defaults from the day it was entered; the ends of passed stages stay what they
 * were, at the latest the day of entry.
 */
export function resetPlan(version: ProcessVersion, plan: StagePlan, start: PlanStart, calendar: WorkCalendar | null): StagePlan {
  const fresh = defaultPlan(version, start, plan.closingOn, calendar);
  const first = fresh.rows.findIndex((row) => row.stageId === start.stageId);
  const rows = fresh.rows.map((row, position): PlanRow => {
    const before = plannedEnd(plan, row.stageId);
    return position < first && before !== null ? { ...row, endsOn: earlierDay(before, start.on) } : row;
  });
  return { startsOn: earlierDay(plan.startsOn, start.on), rows, closingOn: plan.closingOn };
}

/**
 * The plan on another version or after a longer while: kept rows stay, a stage with stage days but no end yet gets one counted from
 * the end before it, never beyond the next kept end or the closing date.
 */
export function withMissingEnds(version: ProcessVersion, plan: StagePlan, calendar: WorkCalendar | null): StagePlan {
  const { rows, ...rest } = planForVersion(version, plan);
  let reached = plan.startsOn;
  const filled = rows.map((row, position): PlanRow => {
    const days = openStages(version)[position]?.plannedDays ?? null;
    const next = rows.slice(position + 1).find((later) => later.endsOn !== null)?.endsOn ?? plan.closingOn;
    const counted = days === null ? null : daysLater(reached, days, calendar);
    const endsOn = row.endsOn ?? (counted && laterDay(plan.startsOn, next === null ? counted : earlierDay(counted, next)));
    reached = endsOn ?? reached;
    return { ...row, endsOn };
  });
  return { ...rest, rows: filled };
}

/** Days a stage ended after its planned end, negative when before; a stage still worked on slips by the days gone since. Null: no plan, or not begun. */
export function slipOf(endsOn: Day | null, stay: { enteredOn: Day; leftOn: Day | null } | null, today: Day): number | null {
  if (endsOn === null || stay === null) return null;
  const ended = stay.leftOn ?? laterDay(today, endsOn);
  return daysBetween(endsOn, ended);
}
