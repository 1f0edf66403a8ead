import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { plan } from './plan.ts';
import type { Appointment, Problem } from './problem.ts';
import { rank } from './rank.ts';
import { replan } from './replan.ts';
import { cityDay } from './testing/cityDay.ts';
import { wrongWith } from './testing/independentChecker.ts';

const HOUR = 3600;

/** Two sites on either side of home, ten minutes away: both orders are equally long. */
const twoSites: Problem = {
  places: ['home', 'east', 'west'],
  travel: {
    seconds: Int32Array.from([0, 600, 600, 600, 0, 1200, 600, 1200, 0]),
    metres: Int32Array.from([0, 5000, 5000, 5000, 0, 10_000, 5000, 10_000, 0]),
    source: 'table',
    missing: [],
  },
  engineers: [{ id: 'Li', home: 'home', shifts: [{ from: 8 * HOUR, to: 18 * HOUR }] }],
  jobs: ['east', 'west'].map((place) => ({ id: place, place, workSeconds: HOUR })),
};

const promise = (job: string, start: number): Appointment => ({ job, engineer: 'Li', start });
const startsOf = (made: ReturnType<typeof plan>): Record<string, number> =>
  Object.fromEntries(made.routes.flatMap((route) => route.stops.map((stop) => [stop.job ?? 'break', stop.start])));

describe('a promised time', () => {
  const first = 8 * HOUR + 600;
  const second = first + HOUR + 1200;

  it.each([
    ['east', 'west'],
    ['west', 'east'],
  ])('decides which of two equal orders is driven: %s first', (before, after) => {
    const made = plan({ ...twoSites, published: [promise(before, first), promise(after, second)] }, { seed: 1, iterations: 200 });
    expect(startsOf(made)).toEqual({ [before]: first, [after]: second });
    expect(made.cost.disruption).toBe(0);
  });

  it.each([
    ['a quarter of an hour later is not worth a call', -900, 0],
    ['an hour later than the slack costs the price of an hour', -4500, 400],
    ['an hour earlier as well', 4500, 400],
  ])('%s', (_, shift, cents) => {
    const problem: Problem = { ...twoSites, jobs: [twoSites.jobs[0]!], published: [promise('east', first + shift)] };
    const kept = { routes: [{ engineer: 'Li', shift: 0, stops: [{ job: 'east' }] }] };
    const { cost, violations, feasible } = check(problem, kept);
    expect(cost.disruption).toBeCloseTo(cents, 6);
    expect(violations.filter((violation) => violation.rule === 'retimed').map((violation) => violation.amount)).toEqual(
      cents > 0 ? [4500] : [],
    );
    expect(feasible).toBe(true);
  });

  it.each([
    ['agreed, stays to the second', ['east'], 14 * HOUR, []],
    ['not agreed, gives way to the end of the day, and the change is told', [], first, ['east retimed']],
  ])('%s', (_, frozen, start, told) => {
    const stop = {
      job: 'east',
      arrive: 14 * HOUR,
      start: 14 * HOUR,
      end: 15 * HOUR,
      metres: 5000,
      travelSeconds: 600,
      late: 0,
      fixed: false,
    };
    const route = {
      engineer: 'Li',
      shift: 0,
      leave: 13 * HOUR,
      home: 16 * HOUR,
      stops: [stop],
      metres: 10_000,
      travelSeconds: 1200,
      workSeconds: HOUR,
      overtimeSeconds: 0,
    };
    const problem: Problem = { ...twoSites, jobs: [twoSites.jobs[0]!], weights: { retimedPerHour: 0 } };
    const { plan: made, changes } = replan(problem, { routes: [route] }, { seed: 1, iterations: 50, now: 0, frozen });
    expect(startsOf(made)).toEqual({ east: start });
    expect(changes.map(({ job, kind }) => `${job} ${kind}`)).toEqual(told);
  });

  it('is not asked of a job that is fixed', () => {
    const fixed = { engineer: 'Li', start: 12 * HOUR };
    const problem: Problem = { ...twoSites, jobs: [{ ...twoSites.jobs[0]!, fixed }], published: [promise('east', first)] };
    expect(plan(problem, { seed: 1, iterations: 50 }).cost.disruption).toBe(0);
  });
});

describe('an offer', () => {
  it('says who else starts later, and how much later than due', () => {
    const urgent = { ...twoSites.jobs[0]!, windows: [{ from: 8 * HOUR, to: 8.25 * HOUR }] };
    const problem: Problem = { ...twoSites, jobs: [urgent, { ...twoSites.jobs[1]!, due: 8 * HOUR + 600 }] };
    const { candidates } = rank(problem, { routes: [{ engineer: 'Li', shift: 0, stops: [{ job: 'west' }] }] }, 'east');
    expect(candidates).toMatchObject([
      { engineer: 'Li', position: 0, jobsMoved: 1, othersLate: HOUR + 1200, late: 0, detourMetres: 10_000 },
    ]);
  });
});

describe('a day that was published', () => {
  const day = cityDay(8, 45, 5);
  const made = plan(day, { seed: 1, iterations: 1500 });
  const early = made.routes.flatMap((route) =>
    route.stops.flatMap((stop) => (stop.job ? [{ job: stop.job, engineer: route.engineer, start: stop.start - 1800 }] : [])),
  );

  it('costs the same in the plan, in the check and in the ranking', () => {
    const problem: Problem = { ...day, published: early };
    const again = plan(problem, { seed: 1, iterations: 1000, warm: made.routes });
    expect(wrongWith(problem, again)).toEqual([]);
    expect(again.cost.disruption).toBeGreaterThan(0);
    expect(check(problem, again).cost.total).toBeCloseTo(again.cost.total, 4);
    const without: Problem = { ...problem, jobs: problem.jobs.filter((job) => job.id !== 'J17') };
    const rest = plan(without, { seed: 1, iterations: 500, warm: made.routes });
    for (const candidate of rank(problem, rest, 'J17').candidates) {
      const routes = rest.routes.map((route) =>
        route.engineer === candidate.engineer
          ? { ...route, stops: [...route.stops.slice(0, candidate.position), { job: 'J17' }, ...route.stops.slice(candidate.position)] }
          : route,
      );
      expect(check(problem, { routes }).cost.total - rest.cost.total).toBeCloseTo(candidate.cost, 3);
    }
  });

  it('is retimed less the more that costs', () => {
    const seconds = (retimedPerHour: number): number => {
      const sick: Problem = { ...day, engineers: day.engineers.slice(1), weights: { retimedPerHour } };
      const { changes } = replan(sick, made, { seed: 1, iterations: 1500, now: 0 });
      return changes.reduce((sum, { from, to }) => sum + (from && to ? Math.abs(from.start - to.start) : 0), 0);
    };
    expect(seconds(20_000)).toBeLessThan(0.7 * seconds(0));
  });
});
