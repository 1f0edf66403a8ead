// Risk signals of an opportunity: what slips, stands still or turns, seen from its facts on a given day. A signal has a start and
// an end and is never there twice: it begins when its condition first holds and ends on the first day it no longer does.

import { addDays, type Day, daysBetween, daysLater, laterDay, type WorkCalendar } from '../calendar.ts';

/** The gravest first: where there is room for one, it is the one shown. */
export const RISK_KINDS = [
  'owner_inactive',
  'closing_date_past',
  'plan_overdue',
  'over_stay',
  'approval_waiting',
  'amount_dropped',
  'moved_back',
  'win_rate_dropped',
  'closing_date_pushed',
  'required_events_open',
  'inactive',
  'no_next_step',
] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** A fall of the amount (minor units) or the win rate (basis points) that has not been made good since. */
export type Drop = { on: Day; from: number; to: number };

export type RiskFacts = {
  today: Day;
  closed: boolean;
  stageId: string;
  enteredOn: Day;
  /** The last day that the stage days of the current stage cover. */
  stayEndsOn: Day | null;
  /** Planned end of the current stage. */
  planEndsOn: Day | null;
  closingOn: Day | null;
  /** Days on which the closing date was put off, oldest first. */
  closingPushedOn: readonly Day[];
  lastActivityOn: Day;
  amountDrop: Drop | null;
  winRateDrop: Drop | null;
  movedBackOn: Day | null;
  approvalPendingSince: Day | null;
  /** Required key events of the current stage that are not completed. */
  openRequiredEventIds: readonly string[];
  /** The next planned task or follow-up. */
  nextStepOn: Day | null;
  ownerInactiveSince: Day | null;
};

export type RiskSettings = {
  /** Pushed at least so many times. */
  pushes: number;
  inactiveDays: number;
  /** Days an approval may wait. */
  approvalDays: number;
  /** Days before the stage's end from which open required events are a risk. */
  nearEndDays: number;
  /** Days a drop or a move back stays a risk. */
  watchDays: number;
  /** null: days are calendar days. */
  calendar: WorkCalendar | null;
};

export const defaultRiskSettings: RiskSettings = {
  pushes: 3,
  inactiveDays: 14,
  approvalDays: 2,
  nearEndDays: 3,
  watchDays: 30,
  calendar: null,
};

/** `subject` tells two signals of one kind apart: the stage, or the day of a drop; empty where there can only be one. */
export type Risk = { kind: RiskKind; subject: string; since: Day; figures: Record<string, string | number> };

type Sign = Omit<Risk, 'kind'>;
type RiskRule = (facts: RiskFacts, settings: RiskSettings) => Sign | null;

const sign = (since: Day, figures: Sign['figures'] = {}, subject = ''): Sign => ({ subject, since, figures });

/** Since the day after the day that should not have gone by; nothing while it has not. */
const pastDue = (due: Day | null, today: Day, subject = ''): Sign | null =>
  due !== null && today > due ? sign(addDays(due, 1), { due, days: daysBetween(due, today) }, subject) : null;

const watched = (on: Day, { today }: RiskFacts, { watchDays }: RiskSettings): boolean => today < addDays(on, watchDays);

const dropped = (drop: Drop | null, facts: RiskFacts, settings: RiskSettings): Sign | null =>
  drop && drop.to < drop.from && watched(drop.on, facts, settings) ? sign(drop.on, { from: drop.from, to: drop.to }, drop.on) : null;

function closingPushed({ closingPushedOn }: RiskFacts, { pushes }: RiskSettings): Sign | null {
  const since = closingPushedOn[pushes - 1];
  return since === undefined ? null : sign(since, { times: closingPushedOn.length });
}

function inactive({ today, lastActivityOn }: RiskFacts, { inactiveDays }: RiskSettings): Sign | null {
  const since = addDays(lastActivityOn, inactiveDays);
  return today >= since ? sign(since, { last: lastActivityOn, days: daysBetween(lastActivityOn, today) }) : null;
}

function approvalWaiting(facts: RiskFacts, { approvalDays, calendar }: RiskSettings): Sign | null {
  if (facts.approvalPendingSince === null) return null;
  return pastDue(daysLater(facts.approvalPendingSince, approvalDays, calendar), facts.today, facts.stageId);
}

function requiredEventsOpen(facts: RiskFacts, { nearEndDays }: RiskSettings): Sign | null {
  if (facts.planEndsOn === null || facts.openRequiredEventIds.length === 0) return null;
  const since = laterDay(addDays(facts.planEndsOn, -nearEndDays), facts.enteredOn);
  return facts.today >= since ? sign(since, { open: facts.openRequiredEventIds.length, due: facts.planEndsOn }, facts.stageId) : null;
}

/** A next step that lies in the past is none. */
const noNextStep = ({ nextStepOn, lastActivityOn, today }: RiskFacts): Sign | null =>
  nextStepOn === null ? sign(lastActivityOn) : pastDue(nextStepOn, today);

const RULES: Record<RiskKind, RiskRule> = {
  plan_overdue: (facts) => pastDue(facts.planEndsOn, facts.today, facts.stageId),
  over_stay: (facts) => pastDue(facts.stayEndsOn, facts.today, facts.stageId),
  closing_date_past: (facts) => pastDue(facts.closingOn, facts.today),
  closing_date_pushed: closingPushed,
  inactive,
  amount_dropped: (facts, settings) => dropped(facts.amountDrop, facts, settings),
  win_rate_dropped: (facts, settings) => dropped(facts.winRateDrop, facts, settings),
  moved_back: (facts, settings) =>
    facts.movedBackOn && watched(facts.movedBackOn, facts, settings) ? sign(facts.movedBackOn, {}, facts.movedBackOn) : null,
  approval_waiting: approvalWaiting,
  required_events_open: requiredEventsOpen,
  no_next_step: noNextStep,
  owner_inactive: (facts) => (facts.ownerInactiveSince ? sign(facts.ownerInactiveSince) : null),
};

/** Every risk that holds on `today`; a closed opportunity has none. */
export function risksOf(facts: RiskFacts, settings: RiskSettings): Risk[] {
  if (facts.closed) return [];
  return Object.entries(RULES).flatMap(([kind, rule]) => {
    const found = rule(facts, settings);
    return found ? [{ kind: kind as RiskKind, ...found }] : [];
  });
}

/** A signal as it is kept: open while `endedOn` is null. */
export type Signal = { kind: RiskKind; subject: string; startedOn: Day; endedOn: Day | null };

/** What to write after looking again: signals that begin, and signals that end today. Looking twice begins nothing twice. */
export function signalChanges(open: readonly Signal[], risks: readonly Risk[], today: Day): { begun: Signal[]; ended: Signal[] } {
  const same = (a: Pick<Risk, 'kind' | 'subject'>, b: Pick<Risk, 'kind' | 'subject'>): boolean =>
    a.kind === b.kind && a.subject === b.subject;
  return {
    begun: risks
      .filter((risk) => !open.some((signal) => same(signal, risk)))
      .map(({ kind, subject, since }) => ({ kind, subject, startedOn: since, endedOn: null })),
    ended: open.filter((signal) => !risks.some((risk) => same(signal, risk))).map((signal) => ({ ...signal, endedOn: today })),
  };
}

/**
 * The next day on which, with everything else unchanged, a risk may begin or end by itself; null when none is to come. Until then
 * nobody has to look.
 */
export function nextLookOn(facts: RiskFacts, settings: RiskSettings): Day | null {
  if (facts.closed) return null;
  const after = (day: Day | null, days: number): Day[] => (day === null ? [] : [addDays(day, days)]);
  const { approvalPendingSince: pending } = facts;
  const turns = [
    ...[facts.planEndsOn, facts.stayEndsOn, facts.closingOn, facts.nextStepOn].flatMap((day) => after(day, 1)),
    ...after(facts.planEndsOn, -settings.nearEndDays),
    ...after(facts.lastActivityOn, settings.inactiveDays),
    ...[facts.amountDrop?.on, facts.winRateDrop?.on, facts.movedBackOn].flatMap((day) => after(day ?? null, settings.watchDays)),
    ...(pending === null ? [] : after(daysLater(pending, settings.approvalDays, settings.calendar), 1)),
  ];
  return turns.filter((day) => day > facts.today).sort()[0] ?? null;
}
