import { describe, expect, it } from 'vitest';
import { check, type Violation } from './check.ts';
import type { RoutesToCheck } from './orders.ts';
import type { Engineer, Job, Problem } from './problem.ts';

const HOUR = 3600;

/** Home, a near and a far site: ten minutes and an hour away. */
const base = (engineer: Partial<Engineer>, jobs: readonly Partial<Job>[], more: Partial<Problem> = {}): Problem => ({
  places: ['home', 'near', 'far'],
  travel: {
    seconds: Int32Array.from([0, 600, 3600, 600, 0, 3600, 3600, 3600, 0]),
    metres: Int32Array.from([0, 6000, 60_000, 6000, 0, 60_000, 60_000, 60_000, 0]),
    source: 'table',
    missing: [],
  },
  engineers: [
    { id: 'Li', home: 'home', shifts: [{ from: 8 * HOUR, to: 12 * HOUR, overtimeUntil: 13 * HOUR }], ...engineer },
    { id: 'Wu', home: 'home', shifts: [{ from: 8 * HOUR, to: 12 * HOUR }] },
  ],
  jobs: jobs.map((job, number) => ({ id: `J${number + 1}`, place: 'near', workSeconds: HOUR, ...job })),
  ...more,
});

/** Li does these, in this order. */
const done = (...jobs: readonly string[]): RoutesToCheck => ({
  routes: [{ engineer: 'Li', shift: 0, stops: jobs.map((job) => ({ job })) }],
});

/** What is wrong besides jobs left out, as rule, whose and how much. */
const wrong = (problem: Problem, plan: RoutesToCheck): string[] =>
  check(problem, plan)
    .violations.filter((violation) => violation.rule !== 'unassigned')
    .map(({ kind, rule, job, engineer, amount }: Violation) => [kind, rule, job ?? engineer, amount].join(' '));

describe('a plan changed by hand', () => {
  const window = [{ from: 8 * HOUR, to: 9 * HOUR }];
  it.each<[string, Problem, RoutesToCheck, string[]]>([
    ['nothing wrong', base({}, [{}, {}]), done('J1', 'J2'), []],
    ['a window missed', base({}, [{}, { windows: window }]), done('J1', 'J2'), ['hard window J2 600']],
    ['the last of two windows missed', base({}, [{}, { windows: [window[0]!, window[0]!] }]), done('J1', 'J2'), ['hard window J2 600']],
    ['home after the shift', base({}, [{ workSeconds: 4 * HOUR }]), done('J1'), ['soft overtime Li 1200']],
    ['home after any overtime', base({}, [{ workSeconds: 5 * HOUR }]), done('J1'), ['hard shiftEnd Li 1200', 'soft overtime Li 4800']],
    ['later than due', base({}, [{}, { due: 9 * HOUR }]), done('J1', 'J2'), ['soft late J2 600']],
    ['a skill missing', base({}, [{ skills: [{ skill: 'lift', level: 1 }] }]), done('J1'), ['hard notAllowed J1 1']],
    [
      'a fixed start not kept',
      base({}, [{}, { fixed: { engineer: 'Li', start: 8.5 * HOUR } }]),
      done('J1', 'J2'),
      ['hard window J2 2400', 'hard fixedMoved J2 2400'],
    ],
    [
      'a fixed job given to someone else',
      base({}, [{ fixed: { engineer: 'Wu', start: 9 * HOUR } }]),
      done('J1'),
      ['hard notAllowed J1 1', 'hard fixedMoved J1 0'],
    ],
    ['a job done twice', base({}, [{}]), done('J1', 'J1'), ['hard twice J1 1']],
    ['a job nobody knows', base({}, [{}]), done('J1', 'J9'), ['hard unknownJob J9 1']],
    ['too many jobs', base({ limits: { jobs: 1 } }, [{}, {}]), done('J1', 'J2'), ['hard limit Li 1']],
    ['too much work', base({ limits: { workSeconds: HOUR } }, [{}, {}]), done('J1', 'J2'), ['hard limit Li 3600']],
    ['too much travel', base({ limits: { travelSeconds: HOUR } }, [{ place: 'far' }]), done('J1'), ['hard limit Li 3600']],
    [
      'more parts than in the van',
      base({ stock: { pump: 1 } }, [{ parts: { pump: 1 } }, { parts: { pump: 1 } }]),
      done('J1', 'J2'),
      ['hard parts J2 1'],
    ],
    [
      'not with whom it was published',
      base({}, [{}], { published: [{ job: 'J1', engineer: 'Wu', start: 8 * HOUR + 600 }] }),
      done('J1'),
      ['soft moved J1 1'],
    ],
  ])('%s', (_, problem, plan, expected) => {
    expect(wrong(problem, plan)).toEqual(expected);
    expect(check(problem, plan).feasible).toBe(!expected.some((violation) => violation.startsWith('hard')));
  });

  it('lists the jobs left out and prices them by priority', () => {
    const problem = base({}, [{ priority: 1 }, { priority: 5 }, { optional: true, priority: 1 }]);
    const { violations, cost } = check(problem, { routes: [] });
    expect(violations.map(({ kind, rule, job }) => `${kind} ${rule} ${job}`)).toEqual(
      ['J1', 'J2', 'J3'].map((job) => `soft unassigned ${job}`),
    );
    expect(cost).toMatchObject({ unassigned: 2_000_000 + 32_000_000 + 20_000, total: 34_020_000 });
  });
});

describe('the lines of the cost', () => {
  const lines = (engineer: Partial<Engineer>, jobs: readonly Partial<Job>[], more: Partial<Problem> = {}): Record<string, number> =>
    check(base(engineer, jobs, more), done(...jobs.map((_, number) => `J${number + 1}`))).cost;

  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['twelve kilometres there and back', lines({}, [{}]), { distance: 1800 }],
    ['twenty minutes of way and an hour of work', lines({}, [{}]), { time: 5333.33 }],
    ['set-up is paid', lines({}, [{ setupSeconds: 900 }]), { time: 6333.33 }],
    [
      'an engineer has a price of his own',
      lines({ price: { perKm: 200, perHour: 6000, perUse: 500 } }, [{}]),
      { distance: 2400, time: 8000, use: 500 },
    ],
    ['ten minutes late at priority 3', lines({}, [{}, { due: 9 * HOUR }]), { lateness: 10_000 }],
    [
      'late beyond an hour costs twice as much',
      lines({}, [{ workSeconds: 3 * HOUR }, { due: 9 * HOUR + 600, workSeconds: 0 }]),
      { lateness: 60_000 + 120_000 },
    ],
    ['an hour of overtime', lines({ price: { overtimePerHour: 3000 } }, [{ workSeconds: 4 * HOUR + 2400 }]), { overtime: 15_000 }],
    ['someone who is not preferred', lines({}, [{ preferred: ['Wu'] }]), { preference: 600 }],
    [
      'two levels more than the job needs',
      lines({ skills: [{ skill: 'lift', level: 3 }] }, [{ skills: [{ skill: 'lift', level: 1 }] }]),
      { preference: 40 },
    ],
    ['two hours of work squared', lines({}, [{}, {}]), { fairness: 8 }],
    ['a handover', lines({}, [{}], { published: [{ job: 'J1', engineer: 'Wu', start: 8 * HOUR + 600 }] }), { disruption: 400 }],
  ])('%s', (_, cost, expected) => {
    for (const [line, cents] of Object.entries(expected)) expect(cost[line]).toBeCloseTo(cents, 1);
    const { total, ...each } = cost;
    expect(Object.values(each).reduce((sum, line) => sum + line, 0)).toBeCloseTo(total!, 6);
  });
});
