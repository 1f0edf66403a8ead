// Who is best for one job, here and now: the cheapest place in every engineer's day, and for everyone who has none, the rules that say why.
// 紧急维修到底派工给谁最合适: arrival, detour, lateness, how many others must wait, and skill, side by side.

import { cheapest } from './core/cheapest.ts';
import { hasRoom } from './core/cost.ts';
import { FOREVER, startAt } from './core/instance.ts';
import { placesIn } from './core/placing.ts';
import { jobsOf } from './core/routes.ts';
import { type Refusal, refusalsOf, spareLevels } from './fitness.ts';
import type { RoutesToCheck } from './orders.ts';
import { type Placed, placedWithout } from './placed.ts';
import type { Engineer, Problem } from './problem.ts';
import { type Timetable, timetableOf } from './timetable.ts';

/** One engineer's best offer: `position` is its index among the stops (breaks counted), `after` the job it follows if any. Cost is everything the plan gets dearer by, in cents. */
export type Candidate = {
  readonly engineer: string;
  readonly shift: number;
  readonly position: number;
  readonly after?: string;
  readonly arrive: number;
  readonly start: number;
  readonly detourMetres: number;
  readonly detourSeconds: number;
  /** Of the job itself, and added to other jobs, in seconds. */
  readonly late: number;
  readonly othersLate: number;
  /** Jobs that start later than before. */
  readonly jobsMoved: number;
  readonly overtimeSeconds: number;
  readonly spareLevels: number;
  readonly preferred: boolean;
  readonly cost: number;
};

export type Refused = { readonly engineer: string; readonly refusals: readonly Refusal[] };
export type Ranking = { readonly candidates: readonly Candidate[]; readonly refused: readonly Refused[] };

/** Ranks every engineer for a job, cheapest first. The job is taken out of the plan first if it is in it; nothing starts before `now`. */
export function rank(problem: Problem, plan: RoutesToCheck, job: string, now: number = problem.now ?? 0): Ranking {
  return rankPlaced(placedWithout({ ...problem, now }, plan, job), job);
}

/** The ranking on routes that are already laid out. */
export function rankPlaced(placed: Placed, job: string): Ranking {
  const { problem, slots } = placed.compiled;
  const candidates: Candidate[] = [];
  const refused: Refused[] = [];
  for (const engineer of problem.engineers) {
    const offers = slots.flatMap((slot, index) => (slot.engineer === engineer ? (offerOf(placed, job, index) ?? []) : []));
    offers.sort((a, b) => a.cost - b.cost);
    if (offers[0]) candidates.push(offers[0]);
    else refused.push({ engineer: engineer.id, refusals: whyNot(placed, job, engineer) });
  }
  candidates.sort((a, b) => a.cost - b.cost || (a.engineer < b.engineer ? -1 : 1));
  return { candidates, refused };
}

function offerOf({ compiled, space }: Placed, job: string, slot: number): Candidate | undefined {
  const node = compiled.nodeOf.get(job)!;
  space.blinkIn[0] = FOREVER;
  const behind = cheapest(space, node, placesIn(space, node, slot, 0), Number.POSITIVE_INFINITY);
  if (behind < 0) return undefined;
  const cost = space.best[0]!;
  const order = jobsOf(space.routes, slot);
  const before = timetableOf(compiled, slot, order);
  const position = order.indexOf(behind) + 1;
  order.splice(position, 0, node);
  const after = timetableOf(compiled, slot, order);
  const stop = after.stops.find((candidate) => candidate.node === node)!;
  const { engineer, number } = compiled.slots[slot]!;
  const previous = compiled.problem.jobs[order.slice(0, position).findLast((other) => other < compiled.problem.jobs.length) ?? -1]?.id;
  const asked = compiled.problem.jobs[node]!;
  return {
    engineer: engineer.id,
    shift: number,
    position,
    ...(previous === undefined ? {} : { after: previous }),
    arrive: stop.arrive,
    start: stop.start,
    detourMetres: after.metres - before.metres,
    detourSeconds: after.travel - before.travel,
    late: stop.late,
    ...changesOf(before, after, compiled.problem.jobs.length),
    overtimeSeconds: after.overtime - before.overtime,
    spareLevels: spareLevels(asked, engineer),
    preferred: asked.preferred?.includes(engineer.id) ?? false,
    cost,
  };
}

function changesOf(before: Timetable, after: Timetable, jobs: number): { jobsMoved: number; othersLate: number } {
  const then = new Map(before.stops.map((stop) => [stop.node, stop]));
  let jobsMoved = 0;
  let othersLate = 0;
  for (const stop of after.stops) {
    const old = then.get(stop.node);
    if (!old || stop.node >= jobs) continue;
    if (stop.start > old.start) jobsMoved++;
    othersLate += stop.late - old.late;
  }
  return { jobsMoved, othersLate };
}

/** The rules that exclude an engineer; of several shifts, those of the shift with the fewest. */
function whyNot({ compiled, space }: Placed, job: string, engineer: Engineer): Refusal[] {
  const { problem, instance, slots } = compiled;
  const node = compiled.nodeOf.get(job)!;
  const reasons = slots.flatMap((slot, index): Refusal[][] => {
    if (slot.engineer !== engineer) return [];
    const refusals = refusalsOf(problem.jobs[node]!, engineer, slot.shift);
    if (refusals.length > 0) return [refusals];
    if (startAt(instance, node, slot.start) === FOREVER) return [[{ rule: 'offShift' }]];
    if (!hasRoom(space.routes, node, index)) return [[fullOf(compiled, space.routes.spare, index)]];
    return [[{ rule: 'noTime' }]];
  });
  reasons.sort((a, b) => a.length - b.length);
  return reasons[0] ?? [{ rule: 'noShift' }];
}

function fullOf(compiled: Placed['compiled'], spare: Int32Array, slot: number): Refusal {
  const { loads } = compiled.instance;
  if (loads === 0) return { rule: 'partsUsedUp' };
  if (spare[slot * loads]! < 1) return { rule: 'dayFull', limit: 'jobs' };
  const { limits } = compiled.slots[slot]!.engineer;
  return limits?.workSeconds !== undefined ? { rule: 'dayFull', limit: 'work' } : { rule: 'partsUsedUp' };
}
