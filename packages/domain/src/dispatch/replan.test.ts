import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';
import type { Job, Problem } from './problem.ts';
import { replan } from './replan.ts';
import { cityDay } from './testing/cityDay.ts';
import { wrongWith } from './testing/independentChecker.ts';

const HOUR = 3600;
const problem = cityDay(8, 45, 21);
const published = plan(problem, { seed: 1, iterations: 2000 });
const urgent: Job = {
  id: 'urgent',
  place: problem.places[30]!,
  workSeconds: HOUR,
  priority: 5,
  due: 12 * HOUR,
  skills: [{ skill: 'hvac', level: 1 }],
};
const withUrgent: Problem = { ...problem, jobs: [...problem.jobs, urgent] };

describe('replanning a day', () => {
  const now = 10 * HOUR;
  const { plan: changed, changes } = replan(withUrgent, published, { seed: 1, iterations: 1500, now, frozen: ['J40'] });

  it('places the urgent job and says what is different', () => {
    expect(changed.unassigned).not.toContain('urgent');
    expect(changes.find((change) => change.job === 'urgent')).toMatchObject({ kind: 'added' });
  });

  it('moves neither what has started nor what was agreed', () => {
    const startOf = (made: typeof changed): Map<string, string> =>
      new Map(
        made.routes.flatMap((route) =>
          route.stops.flatMap((stop) => (stop.job ? [[stop.job, `${route.engineer} ${stop.start}`] as const] : [])),
        ),
      );
    const before = startOf(published);
    const after = startOf(changed);
    const kept = published.routes.flatMap((route) =>
      route.stops.filter((stop) => stop.job && (stop.start < now || stop.job === 'J40')).map((stop) => stop.job!),
    );
    expect(kept.length).toBeGreaterThan(8);
    for (const job of kept) expect(after.get(job)).toBe(before.get(job));
  });

  it('starts nothing else before now and keeps every rule', () => {
    const jobs = withUrgent.jobs.map((job) => {
      const route = published.routes.find((candidate) => candidate.stops.some((stop) => stop.job === job.id));
      const start = route?.stops.find((stop) => stop.job === job.id)?.start ?? now;
      return route && (start < now || job.id === 'J40') ? { ...job, fixed: { engineer: route.engineer, start } } : job;
    });
    expect(wrongWith({ ...withUrgent, jobs, now }, changed)).toEqual([]);
  });

  it('gives fewer jobs to others when that costs more', () => {
    const moved = (weight: number): number => {
      const sick: Problem = { ...problem, engineers: problem.engineers.slice(1), weights: { moved: weight, retimedPerHour: 0 } };
      const kept = { routes: published.routes.filter((route) => route.engineer !== problem.engineers[0]!.id) };
      return replan(sick, kept, { seed: 1, iterations: 2500, now: 8 * HOUR }).changes.filter((change) => change.kind === 'moved').length;
    };
    expect(moved(20_000)).toBeLessThan(moved(0));
  });

  it('changes nothing worth a call when nothing has happened', () => {
    const again = replan(problem, published, { seed: 1, iterations: 300, now: 0 });
    expect(again.plan.cost.total).toBeLessThanOrEqual(published.cost.total + 1e-6);
  });
});

describe('more hands', () => {
  it.each([1, 2, 3, 4])('never leave more undone, within one job at the same small budget (%i)', (seed) => {
    const large = cityDay(6, 70, seed);
    const undone = (engineers: number): number =>
      plan({ ...large, engineers: large.engineers.slice(0, engineers) }, { seed, iterations: 1500 }).unassigned.length;
    expect(undone(5)).toBeLessThanOrEqual(undone(4) + 1);
    expect(undone(6)).toBeLessThanOrEqual(undone(5) + 1);
  });
});
