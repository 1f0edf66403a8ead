// Node check (销售流程节点检查): every key event of the process with its deliverable, who is to do it and by when. Due days come from
// offsets, as in "stage entry + 3 days" or "event S01 + 5 days"; what is kept is the day, so a calendar edited later shifts nothing
// that was stored.

import { type Day, daysBetween, daysLater, type WorkCalendar } from '../calendar.ts';
import { eventById, type KeyEvent, type Operator, type ProcessVersion, pathOf, type Stage } from './definition.ts';
import { liveFilesOf, type OpportunityFacts } from './facts.ts';

/** Days on which stages were entered (their latest visit) and key events completed, by id; absent when it has not happened. */
export type NodeDates = { enteredOn: Readonly<Record<string, Day>>; completedOn: Readonly<Record<string, Day>> };

/** `projected`: it starts from an event that is not completed yet, so the day is that event's own due day plus the offset. */
export type NodeDue = { on: Day; projected: boolean };

/**
 * When the key event falls due; null when it has no offset, or starts from what has not begun. An offset from an open event is
 * projected from that event's own due day.
 */
export function dueOf(version: ProcessVersion, eventId: string, dates: NodeDates, calendar: WorkCalendar | null): NodeDue | null {
  return dueBeyond(version, eventId, dates, calendar, []);
}

function dueBeyond(
  version: ProcessVersion,
  eventId: string,
  dates: NodeDates,
  calendar: WorkCalendar | null,
  passed: readonly string[],
): NodeDue | null {
  const place = eventById(version, eventId);
  if (!place?.event.due || passed.includes(eventId)) return null;
  const { from, days } = place.event.due;
  const start =
    from.kind === 'stage'
      ? settled(dates.enteredOn[place.stage.id])
      : (settled(dates.completedOn[from.eventId]) ?? projected(dueBeyond(version, from.eventId, dates, calendar, [...passed, eventId])));
  return start && { ...start, on: daysLater(start.on, days, calendar) };
}

const settled = (on: Day | undefined): NodeDue | null => (on === undefined ? null : { on, projected: false });
const projected = (due: NodeDue | null): NodeDue | null => due && { ...due, projected: true };

/** 已完成 · 已逾期 · 进行中 (the stage has been reached) · 未开始 · 未做 (the opportunity closed before it was done: late no more). */
export const NODE_STATES = ['done', 'overdue', 'in_progress', 'not_started', 'left_undone'] as const;
export type NodeState = (typeof NODE_STATES)[number];

/** What is not as it should be although the state alone does not say so. */
export const NODE_EXCEPTIONS = ['done_late', 'file_missing'] as const;
export type NodeException = (typeof NODE_EXCEPTIONS)[number];

/** Blocked: why it cannot be worked on although its stage has been reached — another event comes first, or an approval is pending. */
export const WAITS = ['event', 'approval'] as const;
export type NodeWait = (typeof WAITS)[number];

export type NodeRow = {
  stageId: string;
  stageName: string;
  eventId: string;
  /** 必填动作: the event's name, and whether it is required. */
  action: string;
  required: boolean;
  /** 产出物: whether a document is asked for, its templates, and how many live files there are. */
  deliverable: { upload: KeyEvent['upload']; templateFileIds: string[]; liveFiles: number };
  /** 负责人: the event's operators, or the opportunity's owner. */
  responsible: Operator[];
  due: NodeDue | null;
  completedOn: Day | null;
  state: NodeState;
  /** Days behind the due day: until it was done, or until today while it can still be done. */
  daysLate: number;
  exceptions: NodeException[];
  waits: NodeWait | null;
};

/** What the rows are drawn up from: the opportunity, its dates, its owner, and the day to look at. */
export type NodeCheck = {
  facts: OpportunityFacts;
  dates: NodeDates;
  /** Due days that were stored; they go before what the calendar of today would give. */
  stored?: Readonly<Record<string, Day>>;
  ownerId: string;
  today: Day;
  calendar: WorkCalendar | null;
};

/** One row per key event on the way to won, in process order. */
export const nodeRows = (version: ProcessVersion, check: NodeCheck): NodeRow[] =>
  pathOf(version).flatMap((stage) => stage.events.map((event) => nodeRow(version, stage, event, check)));

function nodeRow(version: ProcessVersion, stage: Stage, event: KeyEvent, check: NodeCheck): NodeRow {
  const kept = check.stored?.[event.id];
  const due = kept === undefined ? dueOf(version, event.id, check.dates, check.calendar) : { on: kept, projected: false };
  const done = check.facts.completed.includes(event.id);
  const completedOn = done ? (check.dates.completedOn[event.id] ?? null) : null;
  const liveFiles = liveFilesOf(check.facts, event.id);
  const open = !done && !isOver(stage, check.facts.closed);
  return {
    stageId: stage.id,
    stageName: stage.name,
    eventId: event.id,
    action: event.name,
    required: event.required,
    deliverable: { upload: event.upload, templateFileIds: event.templateFileIds, liveFiles },
    responsible: event.operators.length > 0 ? event.operators : [{ kind: 'user', id: check.ownerId }],
    due,
    completedOn,
    state: stateOf(version, stage, done, due, check),
    daysLate: due === null ? 0 : Math.max(0, daysBetween(due.on, completedOn ?? (open ? check.today : due.on))),
    exceptions: [
      ...(due && completedOn && completedOn > due.on ? ['done_late' as const] : []),
      ...(done && event.upload === 'must' && liveFiles === 0 ? ['file_missing' as const] : []),
    ],
    waits: open ? waitOf(version, stage, event, check.facts) : null,
  };
}

/** Nothing in the stage can be worked any more: a lost opportunity is over, a won one but for the events of its won stage. */
export const isOver = (stage: Stage, closed: OpportunityFacts['closed']): boolean =>
  closed === 'lost' || (closed === 'won' && stage.kind !== 'won');

function stateOf(version: ProcessVersion, stage: Stage, done: boolean, due: NodeDue | null, { facts, today }: NodeCheck): NodeState {
  if (done) return 'done';
  if (isOver(stage, facts.closed)) return 'left_undone';
  if (due && today > due.on) return 'overdue';
  return hasReached(version, stage, facts) ? 'in_progress' : 'not_started';
}

function waitOf(version: ProcessVersion, stage: Stage, event: KeyEvent, facts: OpportunityFacts): NodeWait | null {
  if (facts.approvals[stage.id] === 'pending') return 'approval';
  const first = event.due?.from.kind === 'event' ? event.due.from.eventId : null;
  return first !== null && eventById(version, first) && !facts.completed.includes(first) ? 'event' : null;
}

/** Days that key events count from, by event: known only for what has begun. */
export function anchorOf(version: ProcessVersion, eventId: string, dates: NodeDates): Day | null {
  const place = eventById(version, eventId);
  if (!place?.event.due) return null;
  const { from } = place.event.due;
  return (from.kind === 'stage' ? dates.enteredOn[place.stage.id] : dates.completedOn[from.eventId]) ?? null;
}

function hasReached(version: ProcessVersion, stage: Stage, facts: OpportunityFacts): boolean {
  const path = pathOf(version);
  const reached = path.findIndex((candidate) => candidate.id === facts.stageId);
  const position = path.findIndex((candidate) => candidate.id === stage.id);
  return position >= 0 && position <= reached;
}
