// What is tried in the simulator: facts that can be switched one by one, and the act.
import { openStages, type ProcessVersion, pathOf, type Stage, stageById } from '#domain/processes/definition.ts';
import { liveFilesOf, type OpportunityFacts } from '#domain/processes/facts.ts';

export type Act = { do: 'move'; to: string } | { do: 'complete'; eventId: string };

const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

export const toggleCompleted = (facts: OpportunityFacts, eventId: string): OpportunityFacts => ({
  ...facts,
  completed: toggled(facts.completed, eventId),
});

export const toggleFilled = (facts: OpportunityFacts, field: string): OpportunityFacts => ({
  ...facts,
  filled: toggled(facts.filled, field),
});

export const toggleFile = (facts: OpportunityFacts, eventId: string): OpportunityFacts => ({
  ...facts,
  liveFiles: { ...facts.liveFiles, [eventId]: liveFilesOf(facts, eventId) > 0 ? 0 : 1 },
});

/** Standing in another stage; in the won or lost one it is closed. */
export function standIn(version: ProcessVersion, facts: OpportunityFacts, stageId: string): OpportunityFacts {
  const kind = stageById(version, stageId)?.kind;
  const closed = kind === 'won' || kind === 'lost' ? kind : null;
  return { ...facts, stageId, closed, lastOpenStageId: closed ? facts.lastOpenStageId : stageId };
}

/** The draft may have lost the stage meanwhile: then it stands in the first one. */
export const standingIn = (version: ProcessVersion, facts: OpportunityFacts): OpportunityFacts =>
  stageById(version, facts.stageId) ? facts : standIn(version, facts, openStages(version)[0]?.id ?? '');

export const nextStage = (version: ProcessVersion, stageId: string): Stage | undefined => {
  const path = pathOf(version);
  return path[path.findIndex(({ id }) => id === stageId) + 1] ?? path.at(-1);
};
