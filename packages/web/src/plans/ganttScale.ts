// Where a day lies on the drawing: days from the left edge times the width of a day, so that a bar is a subtraction.
import { addDays, type Day, daysBetween } from '#domain/calendar.ts';
import type { GanttRow } from '#domain/processes/plan.contract.ts';

export interface Scale {
  from: Day;
  to: Day;
  pixelsPerDay: number;
}

const MARGIN_DAYS = 7;
const MAX_DAYS = 1_100;
const PIXELS = { min: 1.2, max: 14 };

/** From the earliest start to the latest end of the rows, today included, as wide as the space allows. */
export function scaleOf(rows: readonly GanttRow[], today: Day, width: number): Scale {
  const days = rows.flatMap((row) => [row.startsOn, row.closingOn, ...row.lines.map((line) => line.endsOn)]).filter((day) => day !== null);
  const all = [...days, today].sort();
  const from = addDays(all[0]!, -MARGIN_DAYS);
  const wanted = daysBetween(from, addDays(all.at(-1)!, MARGIN_DAYS));
  const span = Math.max(30, Math.min(MAX_DAYS, wanted));
  const pixelsPerDay = Math.min(PIXELS.max, Math.max(PIXELS.min, width / span));
  return { from, to: addDays(from, span), pixelsPerDay };
}

/** Pixels from the left edge, kept within the drawing. */
export const leftOf = ({ from, to, pixelsPerDay }: Scale, day: Day): number =>
  Math.max(0, Math.min(daysBetween(from, to), daysBetween(from, day))) * pixelsPerDay;

export interface Bar {
  stageId: string;
  name: string;
  from: Day;
  to: Day;
  late: boolean;
}

/** Planned bars: each stage begins where the one before is planned to end. */
export function planBars(row: GanttRow): Bar[] {
  let from = row.startsOn;
  return row.lines.flatMap((line) => {
    if (line.endsOn === null) return [];
    const bar = { stageId: line.stageId, name: line.name, from, to: line.endsOn, late: false };
    from = line.endsOn;
    return bar.from === bar.to ? [] : [bar];
  });
}

/** Actual bars: the stays so far, the current one up to today; late when the planned end has gone by. */
export function actualBars(row: GanttRow, today: Day): Bar[] {
  return row.lines.flatMap((line) =>
    line.stay
      ? [
          {
            stageId: line.stageId,
            name: line.name,
            from: line.stay.enteredOn,
            to: line.stay.leftOn ?? row.closedOn ?? today,
            late: (line.slip ?? 0) > 0,
          },
        ]
      : [],
  );
}

const LABEL_PIXELS = 62;
const TODAY_PIXELS = 22;

/** The first of each month on the scale, with its name as `2026-11`; every third one where months are narrow. The flag of today covers none. */
export function monthsOf(scale: Scale, today: Day): { day: Day; label: string }[] {
  const step = scale.pixelsPerDay * 30 < LABEL_PIXELS ? 3 : 1;
  const [year, month] = scale.from.split('-').map(Number) as [number, number];
  const count = Math.ceil(daysBetween(scale.from, scale.to) / 28) + 1;
  return Array.from({ length: count }, (_, at) => {
    const index = year * 12 + (month - 1) + at + 1;
    const label = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { day: `${label}-01`, label, index };
  })
    .filter(({ day, index }) => index % step === 0 && leftOf(scale, day) + LABEL_PIXELS <= leftOf(scale, scale.to))
    .map(({ day, label }) => ({ day, label: isCovered(scale, day, today) ? '' : label }));
}

function isCovered(scale: Scale, day: Day, today: Day): boolean {
  const apart = leftOf(scale, today) - leftOf(scale, day);
  return apart > -TODAY_PIXELS && apart < LABEL_PIXELS + TODAY_PIXELS;
}
