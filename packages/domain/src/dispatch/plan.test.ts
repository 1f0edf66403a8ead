import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { type Plan, plan } from './plan.ts';
import type { Engineer, Job, Problem } from './problem.ts';
import { cityDay } from './testing/cityDay.ts';
import { wrongWith } from './testing/independentChecker.ts';

const HOUR = 3600;

/** Places on a line, 6 minutes and 3 km apart. */
function line(places: readonly string[], engineers: readonly Engineer[], jobs: readonly Job[], more: Partial<Problem> = {}): Problem {
  const size = places.length;
  const pairs = Array.from({ length: size * size }, (_, pair) => Math.abs(Math.floor(pair / size) - (pair % size)));
  const travel = {
    seconds: Int32Array.from(pairs, (far) => 360 * far),
    metres: Int32Array.from(pairs, (far) => 3000 * far),
    source: 'line',
    missing: [],
  };
  return { places, travel, engineers, jobs, ...more };
}

const PLACES = ['home', 'a', 'b', 'c', 'd'];
const worker = (more: Partial<Engineer> = {}): Engineer => ({
  id: 'Li',
  home: 'home',
  shifts: [{ from: 8 * HOUR, to: 18 * HOUR }],
  ...more,
});
const job = (id: string, place: string, more: Partial<Job> = {}): Job => ({ id, place, workSeconds: HOUR, ...more });

const planned = (problem: Problem, seed = 1): Plan => {
  const made = plan(problem, { seed, iterations: 300 });
  expect(wrongWith(problem, made)).toEqual([]);
  return made;
};
const orderOf = (made: Plan, engineer = 'Li'): (string | undefined)[] =>
  made.routes.filter((route) => route.engineer === engineer).flatMap((route) => route.stops.map((stop) => stop.job ?? stop.pause));

describe('a day', () => {
  it('is driven in the shortest order', () => {
    const made = planned(line(PLACES, [worker()], [job('far', 'd'), job('near', 'a'), job('mid', 'b')]));
    expect(made.metres).toBe(24_000);
    expect(made.unassigned).toEqual([]);
    expect(made.routes[0]).toMatchObject({ leave: 8 * HOUR, overtimeSeconds: 0 });
  });

  it('keeps windows, also the second of two', () => {
    const windows = [
      { from: 0, to: 8 * HOUR },
      { from: 15 * HOUR, to: 16 * HOUR },
    ];
    const made = planned(line(PLACES, [worker()], [job('x', 'a', { windows }), job('y', 'd')]));
    expect(made.routes[0]?.stops.find((stop) => stop.job === 'x')?.start).toBe(15 * HOUR);
  });

  it('sets up once for two jobs at one place', () => {
    const made = planned(line(PLACES, [worker()], [job('x', 'b', { setupSeconds: 600 }), job('y', 'b', { setupSeconds: 600 })]));
    expect(made.routes[0]?.home).toBe(8 * HOUR + 2 * 720 + 600 + 2 * HOUR);
  });

  it('sets up once at one place, however long each job would take to set up', () => {
    const made = planned(line(PLACES, [worker()], [job('x', 'b', { setupSeconds: 600 }), job('y', 'b', { setupSeconds: 300 })]));
    expect(made.routes[0]?.home).toBe(8 * HOUR + 2 * 720 + 300 + 2 * HOUR);
  });

  it('takes the break wherever the engineer is', () => {
    const shifts = [{ from: 8 * HOUR, to: 18 * HOUR, breaks: [{ from: 10 * HOUR, to: 10 * HOUR, seconds: 1800, name: 'lunch' }] }];
    const made = planned(
      line(
        PLACES,
        [worker({ shifts })],
        [job('x', 'b', { windows: [{ from: 0, to: 9 * HOUR }] }), job('y', 'd', { windows: [{ from: 11 * HOUR, to: 12 * HOUR }] })],
      ),
    );
    expect(orderOf(made)).toEqual(['x', 'lunch', 'y']);
    expect(made.metres).toBe(24_000);
  });

  it('drives to an appointment with a place', () => {
    const shifts = [
      { from: 8 * HOUR, to: 18 * HOUR, breaks: [{ from: 12 * HOUR, to: 12 * HOUR, seconds: 1800, name: 'office', place: 'd' }] },
    ];
    const made = planned(line(PLACES, [worker({ shifts })], [job('x', 'c')]));
    expect(made.metres).toBe(24_000);
    expect(orderOf(made)).toContain('office');
  });

  it('starts late rather than never, and says so', () => {
    const jobs = [job('x', 'a', { due: 8 * HOUR + 360 }), job('y', 'a', { due: 8 * HOUR + 360, priority: 5 })];
    const made = planned(line(PLACES, [worker()], jobs));
    expect(orderOf(made)).toEqual(['y', 'x']);
    expect(made.routes[0]?.stops[1]?.late).toBe(HOUR);
    expect(made.cost.lateness).toBeGreaterThan(0);
  });

  it('works overtime only for jobs that are worth it', () => {
    const shifts = [{ from: 8 * HOUR, to: 10 * HOUR, overtimeUntil: 11 * HOUR }];
    const made = planned(line(PLACES, [worker({ shifts })], [job('x', 'a'), job('y', 'a')]));
    expect(made.routes[0]?.overtimeSeconds).toBe(720);
    const spare = planned(
      line(PLACES, [worker({ shifts })], [job('x', 'a'), job('y', 'a', { optional: true, priority: 1 })], {
        weights: { overtimePerHour: 200_000 },
      }),
    );
    expect(spare.unassigned).toEqual(['y']);
  });

  it('leaves out what is worth least when there is not enough time', () => {
    const shifts = [{ from: 8 * HOUR, to: 10.5 * HOUR }];
    const jobs = [job('x', 'a', { priority: 2 }), job('y', 'a', { priority: 4 }), job('z', 'a', { priority: 3 })];
    expect(planned(line(PLACES, [worker({ shifts })], jobs)).unassigned).toEqual(['x']);
  });
});

describe('a gap that is too short', () => {
  /** The office at noon, at the far end of the line. */
  const noon = (more: object): Engineer['shifts'] => [
    { from: 8 * HOUR, to: 18 * HOUR, breaks: [{ from: 12 * HOUR, to: 12 * HOUR, seconds: 1800, ...more }] },
  ];
  it.each<[string, Engineer['shifts'], Partial<Job>, Partial<Engineer>]>([
    ['before an appointment', noon({ place: 'd' }), { windows: [{ from: 9.5 * HOUR, to: 11.25 * HOUR }], workSeconds: 2.4 * HOUR }, {}],
    [
      'between two windows, the second too late for an appointment',
      noon({ place: 'd' }),
      {
        windows: [
          { from: 0, to: 8 * HOUR },
          { from: 11.5 * HOUR, to: 11.75 * HOUR },
        ],
      },
      {},
    ],
    ['before a break where the job is', noon({}), { windows: [{ from: 9 * HOUR, to: 11.25 * HOUR }], workSeconds: 3.2 * HOUR }, {}],
    [
      'before a break and a job agreed',
      noon({}),
      { windows: [{ from: 10 * HOUR, to: 11.25 * HOUR }], place: 'd', workSeconds: 1800 },
      { limits: { travelSeconds: 4 * 720 - 1 } },
    ],
  ])('%s', (_, shifts, more, engineer) => {
    const made = planned(line(PLACES, [worker({ shifts, ...engineer })], [job('x', 'a', more)]));
    expect(made.unassigned).toEqual(['x']);
  });
});

describe('several days', () => {
  it('uses the day on which the window is', () => {
    const shifts = [0, 1].map((day) => ({ from: (24 * day + 8) * HOUR, to: (24 * day + 12) * HOUR }));
    const jobs = [job('x', 'a', { windows: [{ from: 33 * HOUR, to: 34 * HOUR }] }), job('y', 'b', { workSeconds: 3 * HOUR })];
    const made = planned(line(PLACES, [worker({ shifts })], jobs));
    expect(made.routes.map((route) => route.stops.map((stop) => stop.job))).toEqual([['y'], ['x']]);
  });

  it('draws parts for all days from one van', () => {
    const shifts = [0, 1].map((day) => ({ from: (24 * day + 8) * HOUR, to: (24 * day + 10) * HOUR }));
    const jobs = ['x', 'y', 'z'].map((id) => job(id, 'a', { parts: { pump: 1 }, workSeconds: 1800 }));
    expect(planned(line(PLACES, [worker({ shifts, stock: { pump: 2 } })], jobs)).unassigned.length).toBe(1);
  });
});

describe('the right person', () => {
  const jobs = [job('x', 'a', { skills: [{ skill: 'lift', level: 2 }] })];
  it.each([
    ['has the skill at the level', { skills: [{ skill: 'lift', level: 2 }] }, true],
    ['has too low a level', { skills: [{ skill: 'lift', level: 1 }] }, false],
    ['holds a certificate that has run out', { skills: [{ skill: 'lift', level: 3, until: 7 * HOUR }] }, false],
    ['lacks the skill', {}, false],
  ])('%s', (_, more, assigned) => {
    expect(planned(line(PLACES, [worker(more)], jobs)).unassigned).toEqual(assigned ? [] : ['x']);
  });

  it.each([
    ['required', { required: 'Wu' }, 'Wu'],
    ['not excluded', { excluded: ['Li'] }, 'Wu'],
    ['preferred', { preferred: ['Wu'] }, 'Wu'],
    ['the nearer one', {}, 'Li'],
    ['of the territory', { territory: 'south' }, 'Wu'],
  ])('%s', (_, more, who) => {
    const engineers = [worker({ territories: ['north'] }), worker({ id: 'Wu', home: 'b', territories: ['south'] })];
    const made = planned(line(['home', 'a', 'b'], engineers, [job('x', 'home', more)], { weights: { notPreferred: 10_000 } }));
    expect(made.routes.find((route) => route.stops.length > 0)?.engineer).toBe(who);
  });

  it('an outside crew only when it is cheaper', () => {
    const crew = worker({ id: 'crew', home: 'a', outsourced: true, price: { perHour: 30_000, perUse: 5000 } });
    const near = (made: Plan): string | undefined => made.routes.find((route) => route.stops.length > 0)?.engineer;
    expect(near(planned(line(PLACES, [worker(), crew], [job('x', 'a')])))).toBe('Li');
    expect(near(planned(line(PLACES, [worker({ price: { perHour: 60_000 } }), crew], [job('x', 'a')])))).toBe('crew');
  });

  it.each([
    ['jobs', { jobs: 1 }],
    ['work', { workSeconds: 1.5 * HOUR }],
    ['travel', { travelSeconds: 800 }],
  ])('not beyond a limit of %s', (_, limits) => {
    const made = planned(line(PLACES, [worker({ limits })], [job('x', 'a'), job('y', 'd')]));
    expect(made.unassigned).toEqual(['y']);
  });
});

describe('what is fixed', () => {
  it('never moves, and the rest is planned around it', () => {
    const fixed = { engineer: 'Wu', start: 10 * HOUR };
    const engineers = [worker(), worker({ id: 'Wu', home: 'd' })];
    const jobs = [job('x', 'a', { fixed }), job('y', 'b'), job('z', 'c')];
    const made = planned(line(PLACES, engineers, jobs));
    expect(made.routes[1]?.stops.find((stop) => stop.job === 'x')).toMatchObject({ start: 10 * HOUR, fixed: true });
    expect(made.unassigned).toEqual([]);
  });

  it.each<[string, Partial<Job>]>([
    ['at any time', {}],
    ['in a window that opened before now', { windows: [{ from: 8 * HOUR, to: 18 * HOUR }] }],
    ['in the second window, the first being over', { windows: [0, 9.75].map((hour) => ({ from: hour * HOUR, to: (hour + 1) * HOUR })) }],
  ])('%s: not before what has started, and nobody leaves a job under way before now', (_, more) => {
    const fixed = { engineer: 'Li', start: 9.5 * HOUR };
    const jobs = [job('x', 'c', { fixed, workSeconds: 600 }), job('y', 'b', { workSeconds: 1200, ...more })];
    const made = planned(line(PLACES, [worker()], jobs, { now: 10 * HOUR }));
    expect(made.routes[0]?.stops.map((stop) => [stop.job, stop.start])).toEqual([
      ['x', 9.5 * HOUR],
      ['y', 10 * HOUR + 360],
    ]);
  });

  it('an engineer begins when he is free, and a break that is over is not taken again', () => {
    const shifts = [{ from: 8 * HOUR, to: 18 * HOUR, breaks: [{ from: 9 * HOUR, to: 9.5 * HOUR, seconds: 900 }] }];
    const engineer = worker({ shifts, position: { place: 'c', from: 11 * HOUR } });
    const made = planned(line(PLACES, [engineer], [job('y', 'b')], { now: 10 * HOUR }));
    expect(made.routes[0]?.stops.map((stop) => [stop.job, stop.start])).toEqual([['y', 11 * HOUR + 360]]);
  });

  it('an engineer on the road drives home even without a job', () => {
    const made = planned(line(PLACES, [worker({ position: { place: 'd', from: 9 * HOUR } })], [], { now: 9 * HOUR }));
    expect(made.routes[0]).toMatchObject({ metres: 12_000, home: 9 * HOUR + 4 * 360 });
    expect(made.cost.distance).toBe(1800);
  });

  it('nothing starts before now, and the engineer comes from where he is', () => {
    const engineer = worker({ position: { place: 'd', from: 9 * HOUR } });
    const made = planned(line(PLACES, [engineer], [job('x', 'c')], { now: 9.5 * HOUR }));
    expect(made.routes[0]?.stops[0]).toMatchObject({ start: 9.5 * HOUR + 360, metres: 3000 });
  });
});

describe('every plan of a city day', () => {
  it.each([
    [6, 40, 1],
    [4, 60, 2],
    [10, 40, 3],
  ])('%i engineers, %i jobs: keeps every rule and costs what the check says', (engineers, jobs, seed) => {
    const problem = cityDay(engineers, jobs, seed);
    const made = plan(problem, { seed, iterations: 1500 });
    expect(wrongWith(problem, made)).toEqual([]);
    const checked = check(problem, made);
    expect(checked.feasible).toBe(true);
    expect(checked.cost.total).toBeCloseTo(made.cost.total, 4);
    expect(made.unassigned).toEqual(
      checked.violations.filter((violation) => violation.rule === 'unassigned').map((violation) => violation.job),
    );
  });
});
