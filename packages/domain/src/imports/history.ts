// The past of an opportunity that comes from elsewhere: when work on it began and when it was won or lost, as days. What the file
// does not know is not made up: an open row stands in its stage since the day work began, a closed one went from the stage it was
// engaged in straight to won or lost. A day begins at midnight in the organisation's zone.
import { type Day, startOfDayIn } from '../calendar.ts';
import { openStages, type ProcessVersion, stageById } from '../processes/definition.ts';
import { winRate } from '../processes/winRate.ts';

/** One step: the stage entered (or won, lost) and the instant it took effect. */
export interface PastStage {
  stageId: string;
  at: string;
}

export interface PastDays {
  stageId: string | null;
  engagedOn: Day | null;
  closedOn: Day | null;
}

export interface PastFrame {
  definition: ProcessVersion;
  engagedStageId: string | null;
  zone: string;
  today: Day;
  now: string;
  /** Instants of days met before: finding one takes a while, and a file names few days. */
  dayStarts: Map<Day, string>;
}

export type PastReason = 'endsBeforeStart' | 'inFuture' | 'closedWithoutDay' | 'openButClosed' | 'unknownStage';
export type Past = { ok: true; path: PastStage[]; note: 'noDay' | 'noStartDay' | null } | { ok: false; field: string; reason: PastReason };

const refuse = (field: string, reason: PastReason): Past => ({ ok: false, field, reason });

function startOf({ dayStarts, zone }: PastFrame, day: Day): string {
  const known = dayStarts.get(day) ?? startOfDayIn(day, zone);
  dayStarts.set(day, known);
  return known;
}

/** The path an opportunity took, first stage first; never empty. */
export function pastOf({ stageId, engagedOn, closedOn }: PastDays, frame: PastFrame): Past {
  const first = openStages(frame.definition)[0]!;
  const stage = stageById(frame.definition, stageId ?? first.id);
  if (!stage) return refuse('stageId', 'unknownStage');
  if (engagedOn !== null && engagedOn > frame.today) return refuse('history.engagedOn', 'inFuture');
  if (stage.kind === 'open') {
    if (closedOn !== null) return refuse('history.closedOn', 'openButClosed');
    return {
      ok: true,
      path: [{ stageId: stage.id, at: engagedOn ? startOf(frame, engagedOn) : frame.now }],
      note: engagedOn ? null : 'noDay',
    };
  }
  if (closedOn === null) return refuse('history.closedOn', 'closedWithoutDay');
  if (closedOn > frame.today) return refuse('history.closedOn', 'inFuture');
  if (engagedOn !== null && engagedOn > closedOn) return refuse('history.closedOn', 'endsBeforeStart');
  const entered = { stageId: frame.engagedStageId ?? first.id, at: startOf(frame, engagedOn ?? closedOn) };
  return { ok: true, path: [entered, { stageId: stage.id, at: startOf(frame, closedOn) }], note: engagedOn ? null : 'noStartDay' };
}

export interface PastVisit {
  stageId: string;
  enteredAt: string;
  leftAt: string | null;
  leftHow: 'promoted' | 'won' | 'lost' | null;
}

export interface TakenOver {
  visits: PastVisit[];
  stageId: string;
  lastOpenStageId: string;
  status: 'open' | 'won' | 'lost';
  winRate: number;
  stageEnteredAt: string;
  closedAt: string | null;
}

/** Where a path leaves an opportunity, and the visits it leaves behind. The path's stages are in the version; it is not empty. */
export function takenOver(definition: ProcessVersion, path: readonly PastStage[]): TakenOver {
  const kindOf = (step: PastStage) => stageById(definition, step.stageId)?.kind ?? 'open';
  const visits = path.flatMap((step, at): PastVisit[] => {
    if (kindOf(step) !== 'open') return [];
    const next = path[at + 1];
    const how = next && kindOf(next);
    return [{ stageId: step.stageId, enteredAt: step.at, leftAt: next?.at ?? null, leftHow: how === 'open' ? 'promoted' : (how ?? null) }];
  });
  const last = path.at(-1)!;
  const status = kindOf(last);
  const closed = status === 'open' ? null : status;
  return {
    visits,
    stageId: last.stageId,
    lastOpenStageId: visits.at(-1)?.stageId ?? last.stageId,
    status,
    winRate: winRate(definition, { stageId: last.stageId, closed, completed: [] }).rate,
    stageEnteredAt: last.at,
    closedAt: closed ? last.at : null,
  };
}
