// Win rate (赢率) of an opportunity in stage c:  P = R(c−1) + U(c) + Σ e of the completed events of c.
// Passed stages count in full; the unallocated share U (未分配赢率) is credited on entering; events completed ahead of the
// current stage count on arrival; won is 100 %, lost is 0. Everything in basis points.

import { FULL_RATE, type KeyEvent, type ProcessVersion, pathOf, type Stage } from './definition.ts';
import type { OpportunityFacts } from './facts.ts';

/** What of the opportunity the win rate depends on: nothing else can change it. */
export type WinRateFacts = Pick<OpportunityFacts, 'stageId' | 'closed' | 'completed'>;

/** The win rate and what it is made of, for the explanation beside the number. */
export type WinRate = {
  rate: number;
  /** Rate of the stages already passed. */
  anchored: number;
  /** Unallocated share of the current stage. */
  unallocated: number;
  /** Every key event of the current stage with its share; only `completed` ones count. */
  events: { eventId: string; name: string; share: number; completed: boolean }[];
};

const sharesOf = (events: readonly KeyEvent[]): number => events.reduce((sum, event) => sum + event.share, 0);

/** R of the stage before this one on the way to won; 0 for the first. */
function rateBefore(version: ProcessVersion, stageId: string): number {
  const path = pathOf(version);
  const position = path.findIndex((stage) => stage.id === stageId);
  return path[position - 1]?.rate ?? 0;
}

/**
 * Unallocated win rate `U_i = R_i − R_{i−1} − Σ e_i` of a stage; negative when a draft hands out more than there is.
 * The lost stage has nothing to hand out.
 */
export function unallocatedShare(version: ProcessVersion, stage: Stage): number {
  return (stage.kind === 'lost' ? 0 : stage.rate - rateBefore(version, stage.id)) - sharesOf(stage.events);
}

/** Shares of the stage's completed events: what a stage worked ahead shows beside its name before it is reached. */
export const earnedShare = (stage: Stage, facts: Pick<OpportunityFacts, 'completed'>): number =>
  sharesOf(stage.events.filter((event) => facts.completed.includes(event.id)));

/**
 * Win rate with its breakdown. `anchored + unallocated + completed shares = rate`.
 * A closed opportunity is 100 % or 0 without parts. A stage the version does not hold counts as nothing.
 */
export function winRate(version: ProcessVersion, facts: WinRateFacts): WinRate {
  const whole = (rate: number): WinRate => ({ rate, anchored: rate, unallocated: 0, events: [] });
  if (facts.closed) return whole(facts.closed === 'won' ? FULL_RATE : 0);
  const stage = pathOf(version).find((candidate) => candidate.id === facts.stageId);
  if (!stage) return whole(0);
  const anchored = rateBefore(version, stage.id);
  const unallocated = unallocatedShare(version, stage);
  const events = stage.events.map(({ id, name, share }) => ({ eventId: id, name, share, completed: facts.completed.includes(id) }));
  return { rate: anchored + unallocated + earnedShare(stage, facts), anchored, unallocated, events };
}
