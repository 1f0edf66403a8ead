import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { faultsOf } from './faults.ts';
import { plan } from './plan.ts';
import type { Job, Problem } from './problem.ts';

const HOUR = 3600;
const base: Problem = {
  places: ['home', 'site'],
  travel: { seconds: Int32Array.from([0, 600, 600, 0]), metres: Int32Array.from([0, 5000, 5000, 0]), source: 'table', missing: [] },
  engineers: [{ id: 'Li', home: 'home', shifts: [{ from: 8 * HOUR, to: 18 * HOUR }] }],
  jobs: [{ id: 'J1', place: 'site', workSeconds: HOUR }],
};
const withJob = (more: Partial<Job>): Problem => ({ ...base, jobs: [{ ...base.jobs[0]!, ...more }] });
const planned = (problem: Problem): ReturnType<typeof plan> => plan(problem, { seed: 1, iterations: 50 });

describe('data that make no sense', () => {
  it.each<[string, Problem, string]>([
    ['a window that ends before it starts', withJob({ windows: [{ from: 10, to: 5 }] }), 'job J1: window from 10 to 5 is impossible'],
    ['negative work', withJob({ workSeconds: -60 }), 'job J1: work of -60 seconds'],
    ['negative set-up', withJob({ setupSeconds: -1 }), 'job J1: set-up of -1 seconds'],
    ['a fraction of a second', withJob({ workSeconds: 0.5 }), 'job J1: work of 0.5 seconds'],
    ['an unknown place', withJob({ place: 'moon' }), 'job J1: place moon is not listed'],
    ['an unknown engineer', withJob({ required: 'Wu' }), 'job J1: engineer Wu is not in the plan'],
    ['a place listed twice', { ...base, places: ['home', 'home'] }, 'place home is listed twice'],
    ['a job listed twice', { ...base, jobs: [base.jobs[0]!, base.jobs[0]!] }, 'job J1 is listed twice'],
    ['an engineer listed twice', { ...base, engineers: [base.engineers[0]!, base.engineers[0]!] }, 'engineer Li is listed twice'],
    ['a missing travel time', { ...base, travel: { ...base.travel, missing: [[0, 1]] } }, 'job J1: no travel time from home to site'],
    ['a matrix of the wrong size', { ...base, travel: { ...base.travel, seconds: new Int32Array(3) } }, 'not given for 2 × 2 places'],
    [
      'a travel band of the wrong size',
      { ...base, travel: { ...base.travel, bands: [{ from: 0, seconds: new Int32Array(3) }] } },
      'from second 0 are not given for 2 × 2 places',
    ],
    [
      'travel bands out of order',
      {
        ...base,
        travel: { ...base.travel, bands: [8, 7].map((hour) => ({ from: 3600 * hour, seconds: base.travel.seconds })) },
      },
      '25200 is not a second of the day after 28800',
    ],
    ['a negative level', withJob({ skills: [{ skill: 'lift', level: -1 }] }), 'job J1: skill lift has level -1'],
  ])('%s is refused by name', (_, problem, message) => {
    expect(() => planned(problem)).toThrow(message);
  });

  it('lists everything at once', () => {
    expect(faultsOf(withJob({ workSeconds: -60, place: 'moon' })).map((fault) => fault.rule)).toEqual(['placeUnknown', 'negativeTime']);
  });
});

describe('little to plan', () => {
  it('no jobs: an empty day', () => {
    expect(planned({ ...base, jobs: [] })).toMatchObject({ unassigned: [], metres: 0, cost: { total: 0 } });
  });

  it('no engineers: nothing is assigned', () => {
    expect(planned({ ...base, engineers: [] })).toMatchObject({ unassigned: ['J1'], routes: [] });
  });

  it.each<[string, Partial<Job>, string]>([
    ['a window outside every shift', { windows: [{ from: 19 * HOUR, to: 20 * HOUR }] }, 'offShift'],
    ['a skill nobody has', { skills: [{ skill: 'crane', level: 1 }] }, 'skillMissing'],
    ['more work than the day is long', { workSeconds: 12 * HOUR }, 'noTime'],
  ])('%s: the job stays unassigned and the rule is named', (_, more, rule) => {
    const problem = withJob(more);
    const made = planned(problem);
    expect(made.unassigned).toEqual(['J1']);
    expect(explain(problem, made, 'J1')).toMatchObject({ kind: 'unassigned', rules: [{ rule, engineers: ['Li'] }] });
  });

  it('two jobs at one place and a job at home cost no way', () => {
    const jobs = ['J1', 'J2', 'J3'].map((id) => ({ id, place: id === 'J3' ? 'home' : 'site', workSeconds: HOUR }));
    expect(planned({ ...base, jobs })).toMatchObject({ metres: 10_000, unassigned: [] });
  });

  it('an engineer whose shift is over has no route', () => {
    expect(planned({ ...base, now: 19 * HOUR })).toMatchObject({ routes: [], unassigned: ['J1'] });
  });
});
