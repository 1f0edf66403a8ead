import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { compile } from './compile.ts';
import { search } from './core/search.ts';
import { estimateByHour, travelByHour } from './hours.ts';
import { plan } from './plan.ts';
import type { Job, Problem } from './problem.ts';
import { rank } from './rank.ts';
import { cityDay } from './testing/cityDay.ts';
import { wrongWith } from './testing/independentChecker.ts';
import { estimateTravel, type Position, type TravelMatrix } from './travel.ts';

const HOUR = 3600;

/** A city day whose roads are slow at other hours in some directions than in others. */
function cityByHour(engineers: number, jobs: number, seed: number, limited = false): Problem {
  const day = cityDay(engineers, jobs, seed);
  const slowed = (factor: (leg: number) => number): Int32Array =>
    day.travel.seconds.map((seconds, leg) => Math.round(seconds * factor(leg)));
  const bands = [
    { from: 0, seconds: day.travel.seconds },
    { from: 7 * HOUR, seconds: slowed((leg) => 1.4 + 0.3 * (leg % 3)) },
    { from: 8.4 * HOUR, seconds: slowed((leg) => 0.8 + 0.1 * (leg % 4)) },
    { from: 16 * HOUR, seconds: slowed((leg) => 1.3 + 0.4 * (leg % 2)) },
  ];
  const people = day.engineers.map((engineer) => (limited ? { ...engineer, limits: { travelSeconds: 2 * HOUR } } : engineer));
  return { ...day, engineers: people, travel: { ...day.travel, bands } };
}

describe('a day whose roads depend on the hour', () => {
  it.each([
    [6, 40, 1, false],
    [4, 50, 2, false],
    [8, 40, 3, true],
  ])('%i engineers, %i jobs: keeps every rule, and plan, check and search agree on the cost', (engineers, jobs, seed, limited) => {
    const problem = cityByHour(engineers, jobs, seed, limited);
    const made = plan(problem, { seed, iterations: 600 });
    expect(wrongWith(problem, made)).toEqual([]);
    const checked = check(problem, made);
    expect(checked.violations.filter((violation) => violation.kind === 'hard')).toEqual([]);
    expect(checked.cost.total).toBeCloseTo(made.cost.total, 4);
    const { instance } = compile(problem);
    const work = made.routes.flatMap((route) => route.stops).filter((stop) => stop.job).length;
    expect(work + made.unassigned.length).toBe(problem.jobs.length);
    const found = search(instance, seed, { iterations: 600 });
    expect(found.cost).toBeCloseTo(made.cost.total, 3);
  });

  it('offers of the ranking cost what they say', () => {
    const day = cityByHour(5, 38, 7);
    const problem: Problem = { ...day, jobs: day.jobs.map((job) => ({ ...job, due: 11 * HOUR })) };
    const full = plan(problem, { seed: 1, iterations: 600 });
    const routesWithout = (job: string): { engineer: string; shift: number; stops: { job?: string }[] }[] =>
      full.routes.map(({ engineer, shift, stops }) => ({ engineer, shift, stops: stops.filter((stop) => stop.job !== job) }));
    let offers = 0;
    for (const id of ['J2', 'J9', 'J14', 'J21', 'J30', 'J38']) {
      const rest = routesWithout(id);
      const before = check({ ...problem, jobs: problem.jobs.filter((job) => job.id !== id) }, { routes: rest }).cost.total;
      for (const candidate of rank(problem, full, id).candidates) {
        const routes = rest.map((route) =>
          route.engineer === candidate.engineer ? { ...route, stops: route.stops.toSpliced(candidate.position, 0, { job: id }) } : route,
        );
        const { cost, feasible } = check(problem, { routes });
        expect(feasible).toBe(true);
        expect(cost.total - before).toBeCloseTo(candidate.cost, 3);
        offers++;
      }
    }
    expect(offers).toBeGreaterThan(8);
  });

  it('is priced as with one matrix when every hour is the same', () => {
    const day = cityDay(6, 40, 4);
    const bands = [0, 8 * HOUR, 13 * HOUR].map((from) => ({ from, seconds: day.travel.seconds }));
    const byHour: Problem = { ...day, travel: { ...day.travel, bands } };
    const made = plan(day, { seed: 1, iterations: 500 });
    expect(check(byHour, made).cost).toEqual(check(day, made).cost);
    for (const { id } of day.jobs) {
      const offers = (problem: Problem): unknown =>
        rank(problem, made, id).candidates.map(({ cost, engineer }) => ({ engineer, cost: Math.round(1000 * cost) }));
      expect(offers(byHour)).toEqual(offers(day));
    }
  });
});

describe('the rush hour', () => {
  /** A job in town and a job in the country, the same way apart; the road to town is three times as long before ten. */
  const seconds = (town: number): Int32Array => Int32Array.from([0, town, 1800, town, 0, 3600, 1800, 3600, 0]);
  const problem = (jobs: readonly Job[]): Problem => ({
    places: ['home', 'town', 'country'],
    travel: {
      seconds: seconds(1800),
      metres: Int32Array.from([0, 20_000, 20_000, 20_000, 0, 40_000, 20_000, 40_000, 0]),
      source: 'table',
      missing: [],
      bands: [
        { from: 0, seconds: seconds(5400) },
        { from: 10 * HOUR, seconds: seconds(1800) },
      ],
    },
    engineers: [{ id: 'Li', home: 'home', shifts: [{ from: 8 * HOUR, to: 18 * HOUR }] }],
    jobs,
  });
  const town: Job = { id: 'town', place: 'town', workSeconds: HOUR };
  const country: Job = { id: 'country', place: 'country', workSeconds: 1.5 * HOUR };

  it('sends the engineer the other way first', () => {
    const made = plan(problem([town, country]), { seed: 1, iterations: 200 });
    expect(made.routes[0]?.stops.map((stop) => stop.job)).toEqual(['country', 'town']);
    expect(wrongWith(problem([town, country]), made)).toEqual([]);
  });

  it('leaves as late as the first window allows, at the pace of that hour', () => {
    const late = { ...town, windows: [{ from: 12 * HOUR, to: 13 * HOUR }] };
    expect(plan(problem([late]), { seed: 1, iterations: 50 }).routes[0]).toMatchObject({
      leave: 11.5 * HOUR,
      travelSeconds: 2 * 1800,
      stops: [{ arrive: 12 * HOUR, start: 12 * HOUR, travelSeconds: 1800 }],
    });
  });

  it('does not promise what only the fast hour could keep', () => {
    const early = { ...town, windows: [{ from: 8 * HOUR, to: 9 * HOUR }] };
    expect(plan(problem([early]), { seed: 1, iterations: 50 }).unassigned).toEqual(['town']);
  });
});

describe('travel by hour', () => {
  const points: Position[] = [0, 0.1].map((longitude) => ({ longitude, latitude: 30 }));

  it('is estimated for every band of the day', () => {
    const travel = estimateByHour(points, 'car');
    expect(travel.bands?.map((band) => band.from / HOUR)).toEqual([0, 7, 9, 17, 19]);
    expect(travel.bands?.[1]?.seconds).toEqual(estimateTravel(points, 'car', 8 * HOUR).seconds);
    expect(estimateByHour(points, 'walk').bands).toBeUndefined();
  });

  it('joins what a provider says at each hour, and what it does not know', async () => {
    const provider = {
      matrix: async (_: unknown, mode: 'car' | 'bicycle' | 'walk', departure: number): Promise<TravelMatrix> => ({
        ...estimateTravel(points, mode, departure),
        missing: departure > 0 ? [[0, 1]] : [],
      }),
    };
    const travel = await travelByHour(provider, points, 'car', [0, 7 * HOUR, 17 * HOUR]);
    expect(travel.missing).toEqual([[0, 1]]);
    expect(travel.bands?.map((band) => band.seconds[1])).toEqual(
      [0, 8, 18].map((hour) => estimateTravel(points, 'car', hour * HOUR).seconds[1]),
    );
    await expect(travelByHour(provider, points, 'car', [])).rejects.toThrow('at least one hour');
  });
});
