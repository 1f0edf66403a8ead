// The day changes: an urgent job, a sick engineer, a late start. A replan begins from the published plan, keeps what has started and what
// was agreed, pays for every job it gives to someone else, and hands back a difference the dispatcher accepts or leaves.
import type { Budget } from './core/search.ts';
import { type Plan, type PlannedRoute, plan } from './plan.ts';
import type { Problem } from './problem.ts';

export type Change = {
  readonly job: string;
  readonly kind: 'added' | 'dropped' | 'moved' | 'retimed';
  readonly from?: Visit;
  readonly to?: Visit;
};
export type Visit = { readonly engineer: string; readonly shift: number; readonly start: number };

export type Replan = { readonly plan: Plan; readonly changes: readonly Change[] };

export type ReplanOptions = Budget & {
  readonly seed: number;
  readonly now: number;
  /** Jobs agreed with the customer: engineer and start stay. Jobs that started before now are frozen without being named. */
  readonly frozen?: readonly string[];
};

/** The start of a stop may shift by this much without being called a change. */
const NOTICED = 60;

/** A new plan from the published one, and what is different in it. */
export function replan(problem: Problem, published: Pick<Plan, 'routes'>, options: ReplanOptions): Replan {
  const before = visitsOf(published.routes);
  const frozen = new Set(options.frozen ?? []);
  const jobs = problem.jobs.map((job) => {
    const visit = before.get(job.id);
    const keep = visit && !job.fixed && (frozen.has(job.id) || visit.start < options.now);
    return keep ? { ...job, fixed: { engineer: visit.engineer, start: visit.start } } : job;
  });
  const promises = [...before].map(([job, visit]) => ({ job, engineer: visit.engineer, start: visit.start }));
  const changed = plan({ ...problem, jobs, now: options.now, published: promises }, { ...options, warm: published.routes });
  return { plan: changed, changes: differences(before, visitsOf(changed.routes)) };
}

function visitsOf(routes: readonly PlannedRoute[]): Map<string, Visit> {
  return new Map(
    routes.flatMap(({ engineer, shift, stops }) =>
      stops.flatMap((stop): [string, Visit][] => (stop.job === undefined ? [] : [[stop.job, { engineer, shift, start: stop.start }]])),
    ),
  );
}

/** What is different between two sets of visits, in the order of the jobs' names. */
export function differences(before: ReadonlyMap<string, Visit>, after: ReadonlyMap<string, Visit>): Change[] {
  const jobs = [...new Set([...before.keys(), ...after.keys()])].sort();
  return jobs.flatMap((job): Change[] => {
    const from = before.get(job);
    const to = after.get(job);
    if (!from) return [{ job, kind: 'added', to: to! }];
    if (!to) return [{ job, kind: 'dropped', from }];
    if (from.engineer !== to.engineer || from.shift !== to.shift) return [{ job, kind: 'moved', from, to }];
    return Math.abs(from.start - to.start) > NOTICED ? [{ job, kind: 'retimed', from, to }] : [];
  });
}
