// The way of an opportunity that is won or lost, looked back on: how long it stood in each stage, and what was done there by whom.
import { type Day, dayIn, daysBetween } from '#domain/calendar.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { pathOf, type Stage } from '#domain/processes/definition.ts';
import { versionOf } from './goals.ts';

export interface WayStep {
  stage: Stage;
  /** The first time it was entered and the last time it was left; null where it was worked ahead and never entered. */
  stay: { from: Day; to: Day; days: number } | null;
  done: { name: string; at: string; byName: string }[];
}

/** Stages it stood in, and stages something was done in, in the order of the path. */
export function closedWay(state: ProcessState, timeZone: string): WayStep[] {
  return pathOf(versionOf(state))
    .map((stage) => ({ stage, stay: stayIn(stage, state, timeZone), done: doneIn(stage, state) }))
    .filter((step) => step.stay !== null || step.done.length > 0);
}

function stayIn({ id }: Stage, { visits }: ProcessState, timeZone: string): WayStep['stay'] {
  const spans = visits.flatMap(({ stageId, enteredAt, leftAt }) =>
    stageId === id && leftAt ? [{ from: dayIn(enteredAt, timeZone), to: dayIn(leftAt, timeZone) }] : [],
  );
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return null;
  return { from: first.from, to: last.to, days: spans.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0) };
}

const doneIn = (stage: Stage, { completions }: ProcessState): WayStep['done'] =>
  completions.flatMap(({ eventId, completedAt, completedByName }) => {
    const event = stage.events.find(({ id }) => id === eventId);
    return event ? [{ name: event.name, at: completedAt, byName: completedByName }] : [];
  });
