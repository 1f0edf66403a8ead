// Looking at one opportunity: from what was gathered to what should be stored. No SQL here.
import { type Day, dayIn, daysLater, earlierDay, laterDay, type WorkCalendar } from '#domain/calendar.ts';
import { type ProcessVersion, pathOf, stageById } from '#domain/processes/definition.ts';
import { anchorOf, isOver, type NodeDates } from '#domain/processes/nodeCheck.ts';
import { defaultPlan, plannedEnd, type StagePlan, stayEnd, withMissingEnds } from '#domain/processes/plan.ts';
import { type RiskMemory, remember } from '#domain/processes/riskMemory.ts';
import { type RiskPolicy, wantedRisks } from '#domain/processes/riskPolicy.ts';
import { nextLookOn, type Risk, type RiskFacts, risksOf, type Signal, signalChanges } from '#domain/processes/risks.ts';
import { asPlan, type StoredPlan } from '../plans/planRow.ts';
import type { Gathered, StoredDue } from './gather.ts';

export interface Ground {
  today: Day;
  timeZone: string;
  calendar: WorkCalendar | null;
  policy: RiskPolicy;
}

export interface Look {
  /** Nobody has looked before: what is found is not news. */
  first: boolean;
  plan: StoredPlan | null;
  memory: RiskMemory | null;
  stageEndsOn: Day | null;
  risks: Risk[];
  begun: Signal[];
  ended: Signal[];
  checkOn: Day | null;
  dues: StoredDue[];
}

export interface Looked {
  row: Gathered;
  look: Look;
}

export function lookAt(row: Gathered, version: ProcessVersion, ground: Ground): Look {
  const closed = row.status !== 'open' || row.deleted;
  const plan = closed ? row.plan : planOf(row, version, ground);
  const seen = { versionId: row.versionId, amount: row.amount, winRate: row.winRate, closingOn: row.closingOn };
  const memory = closed ? row.memory : remember(row.memory, seen, ground.today, ground.policy.watchDays);
  const facts = factsOf(row, version, { plan, memory, closed }, ground);
  const settings = { ...ground.policy, calendar: ground.calendar };
  const risks = wantedRisks(risksOf(facts, settings), ground.policy);
  return {
    first: row.memory === null,
    plan,
    memory,
    stageEndsOn: facts.planEndsOn,
    risks,
    ...signalChanges(row.signals ?? [], risks, ground.today),
    checkOn: nextLookOn(facts, settings),
    dues: duesOf(row, version, ground),
  };
}

const dayOf =
  (ground: Ground) =>
  (instant: string): Day =>
    dayIn(instant, ground.timeZone);

/** The stored plan where it still fits; the defaults where there is none yet, or where none of its stages is left. */
function planOf(row: Gathered, version: ProcessVersion, ground: Ground): StoredPlan {
  const enteredOn = dayOf(ground)(row.stageEnteredAt);
  const kept = row.plan && stagesKept(version, row.plan) ? row.plan : null;
  const stay = stayOf(row, version, enteredOn, ground);
  if (!kept) return { ...freshPlan(row, version, enteredOn, ground), ...stay };
  const sameVersion = kept.versionId === row.versionId;
  const dated = isDatedNow(row, kept) ? boundBy(kept, row.closingOn!) : kept;
  const ends = sameVersion ? dated.ends : withMissingEnds(version, asPlan(dated, row.closingOn), ground.calendar).rows;
  return { ...dated, versionId: row.versionId, ends, ...stay };
}

const stagesKept = (version: ProcessVersion, plan: StoredPlan): boolean =>
  plan.ends.some((end) => stageById(version, end.stageId)?.kind === 'open');

/** The first closing date of a plan nobody has touched: the defaults end with it. */
const isDatedNow = (row: Gathered, plan: StoredPlan): boolean =>
  !plan.byHand && row.closingOn !== null && row.memory !== null && row.memory.closingOn === null;

const boundBy = (plan: StoredPlan, closingOn: Day): StoredPlan => ({
  ...plan,
  ends: plan.ends.map((end) => ({
    ...end,
    endsOn: end.endsOn !== null && end.endsOn > closingOn ? laterDay(plan.startsOn, closingOn) : end.endsOn,
  })),
});

function freshPlan(row: Gathered, version: ProcessVersion, enteredOn: Day, ground: Ground): StoredPlan {
  const createdOn = dayOf(ground)(row.createdAt);
  const plan: StagePlan = defaultPlan(version, { on: enteredOn, stageId: row.stageId }, row.closingOn, ground.calendar);
  return {
    opportunityId: row.id,
    versionId: row.versionId,
    startsOn: earlierDay(createdOn, plan.startsOn),
    ends: plan.rows,
    byHand: false,
    stayStageId: null,
    stayEnteredOn: null,
    stayEndsOn: null,
  };
}

type Stay = Pick<StoredPlan, 'stayStageId' | 'stayEnteredOn' | 'stayEndsOn'>;

/** Counted once, when the stage is entered: a calendar edited later does not shift it. */
function stayOf(row: Gathered, version: ProcessVersion, enteredOn: Day, ground: Ground): Stay {
  if (row.plan?.stayStageId === row.stageId && row.plan.stayEnteredOn === enteredOn && row.plan.versionId === row.versionId) {
    const { stayStageId, stayEnteredOn, stayEndsOn } = row.plan;
    return { stayStageId, stayEnteredOn, stayEndsOn };
  }
  const plannedDays = stageById(version, row.stageId)?.plannedDays ?? null;
  return { stayStageId: row.stageId, stayEnteredOn: enteredOn, stayEndsOn: stayEnd(enteredOn, plannedDays, ground.calendar) };
}

interface Found {
  plan: StoredPlan | null;
  memory: RiskMemory | null;
  closed: boolean;
}

function factsOf(row: Gathered, version: ProcessVersion, { plan, memory, closed }: Found, ground: Ground): RiskFacts {
  const day = dayOf(ground);
  const maybe = (instant: string | null): Day | null => instant && day(instant);
  const required = stageById(version, row.stageId)?.events.filter((event) => event.required) ?? [];
  return {
    today: ground.today,
    closed,
    stageId: row.stageId,
    enteredOn: day(row.stageEnteredAt),
    stayEndsOn: plan?.stayEndsOn ?? null,
    planEndsOn: plan && !closed ? plannedEnd(asPlan(plan, row.closingOn), row.stageId) : null,
    closingOn: row.closingOn,
    closingPushedOn: memory?.pushedOn ?? [],
    lastActivityOn: day(row.lastActivityAt ?? row.createdAt),
    amountDrop: memory?.amountDrop ?? null,
    winRateDrop: memory?.winRateDrop ?? null,
    movedBackOn: maybe(row.movedBackAt),
    approvalPendingSince: maybe(row.pending?.[row.stageId] ?? null),
    openRequiredEventIds: required.map((event) => event.id).filter((id) => !(id in (row.completed ?? {}))),
    nextStepOn: maybe(row.nextStepAt),
    ownerInactiveSince: row.ownerStatus === 'deactivated' ? day(row.ownerChangedAt) : null,
  };
}

/**
 * Due days of key events, stored as soon as what they count from has happened. Of what can no longer be worked (a lost opportunity, the
 * stages behind a won one) only that is kept which was done.
 */
function duesOf(row: Gathered, version: ProcessVersion, ground: Ground): StoredDue[] {
  const day = dayOf(ground);
  const days = (instants: Record<string, string> | null): Record<string, Day> =>
    Object.fromEntries(Object.entries(instants ?? {}).map(([id, at]) => [id, day(at)]));
  const dates: NodeDates = { enteredOn: days(row.entered), completedOn: days(row.completed) };
  const closed = row.status === 'open' ? null : row.status;
  const kept = row.plan?.versionId === row.versionId ? (row.dues ?? []) : []; // another version may say other offsets
  return pathOf(version).flatMap((stage) =>
    stage.events.flatMap((event): StoredDue[] => {
      const countedFrom = anchorOf(version, event.id, dates);
      const doneOn = dates.completedOn[event.id] ?? null;
      if (!event.due || countedFrom === null || ((row.deleted || isOver(stage, closed)) && doneOn === null)) return [];
      const known = kept.find((due) => due.eventId === event.id && due.countedFrom === countedFrom);
      const dueOn = known?.dueOn ?? daysLater(countedFrom, event.due.days, ground.calendar);
      return [{ eventId: event.id, stageId: stage.id, countedFrom, dueOn, doneOn, ownerId: row.ownerId }];
    }),
  );
}
