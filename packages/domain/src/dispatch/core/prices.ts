// The price of leaving a job out, as the search sees it. True penalties are far above the temperature, so a plan that once left the wrong
// jobs out would keep them out for ever. Where there are too few engineers the prices therefore begin near the cost of a detour,
// grow with every step a job waits, and end at the true penalties: first which jobs go together, then which jobs are worth it.
// Sources: increasing penalties, F. Glover, "Tabu search and adaptive memory programming" (1997); counting absences, Christiaens and
// Vanden Berghe (2020), section 5.4.
import type { Workspace } from './workspace.ts';

/** A job left out begins at this many mean legs and, before the true penalties rule, ends at that many. */
const FIRST_LEGS = 4;
const LAST_LEGS = 60;
/** Share of the budget after which the true penalties rule. */
const TRUE_FROM = 0.85;

/** Sets the prices for this share of the budget; `leg` is the mean cost of a leg. What was too dear before may be worth it now, so every job is offered anew. */
export function setPrices(space: Workspace, leg: number, share: number): void {
  const { penalty, jobs } = space.instance;
  const { price, waited } = space;
  space.offered.fill(0);
  if (share >= TRUE_FROM) {
    price.set(penalty);
    return;
  }
  let least = Number.POSITIVE_INFINITY;
  let longest = 1;
  for (let job = 0; job < jobs; job++) {
    least = Math.min(least, penalty[job]!);
    longest = Math.max(longest, waited[job]!);
  }
  const legs = leg * FIRST_LEGS * (LAST_LEGS / FIRST_LEGS) ** (share / TRUE_FROM);
  for (let job = 0; job < jobs; job++) {
    const worth = Math.sqrt(penalty[job]! / least);
    price[job] = Math.min(penalty[job]!, legs * worth * (1 + (4 * waited[job]!) / longest));
  }
}

/** Counts a step for every job that is left out. */
export function countWaiting(space: Workspace): void {
  const { absent, absentCount } = space.routes;
  for (let k = 0; k < absentCount; k++) space.waited[absent[k]!]! += 1;
}
