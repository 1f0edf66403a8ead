// What the path bar shows of each stage: passed, current or ahead, and what has already been earned in it.
import { type ProcessVersion, pathOf, type Stage } from '#domain/processes/definition.ts';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { earnedShare } from '#domain/processes/winRate.ts';

/** `dropped`: an open stage behind a lost opportunity that was never reached. */
export type Standing = 'passed' | 'current' | 'ahead' | 'dropped';

export interface PathStep {
  stage: Stage;
  standing: Standing;
  /** Basis points earned in a stage worked ahead; 0 elsewhere. */
  earned: number;
  completed: number;
}

/** The stages in order, the won stage, then the lost stage. A closed opportunity stands in the stage that closed it. */
export function pathSteps(version: ProcessVersion, facts: OpportunityFacts): PathStep[] {
  const path = pathOf(version);
  const lost = version.stages.filter((stage) => stage.kind === 'lost');
  const reached = path.findIndex((stage) => stage.id === (facts.closed === 'lost' ? facts.lastOpenStageId : facts.stageId));
  const standingOf = (stage: Stage, position: number): Standing => {
    if (stage.id === facts.stageId) return 'current';
    if (facts.closed === 'lost') return position <= reached ? 'passed' : 'dropped';
    return position < reached ? 'passed' : 'ahead';
  };
  return [
    ...path.map((stage, position) => stepOf(stage, standingOf(stage, position), facts)),
    ...lost.map((stage) => stepOf(stage, stage.id === facts.stageId ? 'current' : 'ahead', facts)),
  ];
}

const stepOf = (stage: Stage, standing: Standing, facts: OpportunityFacts): PathStep => ({
  stage,
  standing,
  earned: standing === 'ahead' ? earnedShare(stage, facts) : 0,
  completed: stage.events.filter((event) => facts.completed.includes(event.id)).length,
});

/** Where “move here” leads: to the stage one looks into, from the current stage to the one after it. */
export function moveTarget(steps: readonly PathStep[], lookedInto: string): Stage | undefined {
  const looked = steps.findIndex(({ stage }) => stage.id === lookedInto);
  if (steps[looked]?.standing !== 'current') return steps[looked]?.stage;
  return steps[looked + 1]?.stage;
}

/** The stage an arrow key leads to; stays at the ends. */
export function stepTo(key: string, at: number, steps: number): number {
  if (key === 'Home') return 0;
  if (key === 'End') return steps - 1;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return Math.min(Math.max(at + step, 0), steps - 1);
}
