import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { type Plan, plan } from './plan.ts';
import type { Engineer, Problem } from './problem.ts';
import { type Candidate, rank } from './rank.ts';
import { cityDay } from './testing/cityDay.ts';

const HOUR = 3600;
const problem = cityDay(8, 45, 11);
const without = (job: string): Problem => ({ ...problem, jobs: problem.jobs.filter((other) => other.id !== job) });

/** The plan with a job put where a candidate would take it. */
function inserted(made: Plan, job: string, candidate: Candidate): Pick<Plan, 'routes'> {
  const routes = made.routes.map((route) => {
    if (route.engineer !== candidate.engineer || route.shift !== candidate.shift) return route;
    const stop = { job, arrive: 0, start: candidate.start, end: candidate.start, metres: 0, travelSeconds: 0, late: 0, fixed: false };
    const stops = [...route.stops];
    stops.splice(candidate.position, 0, stop);
    return { ...route, stops };
  });
  return { routes };
}

describe('ranking an urgent job', () => {
  const jobs = ['J5', 'J17', 'J30', 'J44'];
  it.each(jobs)('%s: the first offer keeps every rule and costs what it says', (job) => {
    const made = plan(without(job), { seed: 1, iterations: 800 });
    const { candidates, refused } = rank(problem, made, job);
    expect(candidates.length + refused.length).toBe(problem.engineers.length);
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.map((candidate) => candidate.cost)).toEqual(candidates.map((candidate) => candidate.cost).sort((a, b) => a - b));
    for (const candidate of candidates.slice(0, 3)) {
      const changed = check(problem, inserted(made, job, candidate));
      expect(changed.violations.filter((violation) => violation.kind === 'hard')).toEqual([]);
      expect(changed.cost.total - made.cost.total).toBeCloseTo(candidate.cost, 3);
    }
  });

  it('an idle crew costs its use, its way there and its way home', () => {
    const made = plan(without('J5'), { seed: 1, iterations: 300 });
    const crew: Engineer = { ...problem.engineers[0]!, id: 'crew', skills: problem.engineers.flatMap((engineer) => engineer.skills ?? []) };
    const asked = (perUse: number): Problem => ({ ...problem, engineers: [...problem.engineers, { ...crew, price: { perUse } }] });
    const offer = (perUse: number): number =>
      rank(asked(perUse), made, 'J5').candidates.find((candidate) => candidate.engineer === 'crew')!.cost;
    expect(offer(70_000) - offer(0)).toBeCloseTo(70_000, 6);
  });

  it('takes the job out first when it is planned already', () => {
    const made = plan(problem, { seed: 1, iterations: 800 });
    const planned = made.routes.find((route) => route.stops.some((stop) => stop.job === 'J5'))!;
    expect(rank(problem, made, 'J5').candidates.map((candidate) => candidate.engineer)).toContain(planned.engineer);
  });

  it('offers nothing before now', () => {
    const made = plan(without('J5'), { seed: 1, iterations: 500 });
    const { candidates } = rank(problem, made, 'J5', 12 * HOUR);
    expect(candidates.every((candidate) => candidate.start >= 12 * HOUR)).toBe(true);
  });

  it.each<[string, Partial<Engineer>, object]>([
    ['skillMissing', { skills: [] }, { skill: 'hvac', level: 2 }],
    ['levelTooLow', { skills: [{ skill: 'hvac', level: 1 }] }, { has: 1 }],
    ['skillExpired', { skills: [{ skill: 'hvac', level: 3, until: 8 * HOUR }] }, { until: 8 * HOUR }],
    ['territory', { territories: ['west'] }, { territory: 'east' }],
    ['partsMissing', { stock: { filter: 1 } }, { part: 'filter', short: 1 }],
    ['excludedEngineer', { id: 'out' }, {}],
    ['offShift', { shifts: [{ from: 20 * HOUR, to: 22 * HOUR }] }, {}],
    ['offShift', { shifts: [{ from: 8 * HOUR, to: 10.5 * HOUR }] }, {}],
    ['noShift', { shifts: [] }, {}],
    ['dayFull', { limits: { jobs: 0 } }, { limit: 'jobs' }],
    ['noTime', { shifts: [{ from: 10 * HOUR, to: 11 * HOUR + 60 }] }, {}],
  ])('names the rule %s', (rule, change, facts) => {
    const able: Engineer = {
      id: 'able',
      home: problem.places[0]!,
      shifts: [{ from: 8 * HOUR, to: 18 * HOUR }],
      skills: [{ skill: 'hvac', level: 2 }],
      territories: ['east'],
      stock: { filter: 2 },
    };
    const job = {
      id: 'urgent',
      place: problem.places[20]!,
      workSeconds: HOUR,
      windows: [{ from: 10 * HOUR, to: 12 * HOUR }],
      skills: [{ skill: 'hvac', level: 2 }],
      territory: 'east',
      parts: { filter: 2 },
      excluded: ['out'],
    };
    const asked: Problem = {
      ...problem,
      engineers: [able, { ...able, id: 'other', ...change }, { ...able, id: 'out' }].slice(0, rule === 'excludedEngineer' ? 2 : 3),
      jobs: [job],
    };
    const { candidates, refused } = rank(asked, { routes: [] }, 'urgent');
    expect(candidates.map((candidate) => candidate.engineer)).toEqual(['able']);
    const other = refused.find((candidate) => candidate.engineer === (change.id ?? 'other'));
    expect(other?.refusals).toContainEqual(expect.objectContaining({ rule, ...facts }));
  });
});

describe('an explanation', () => {
  const made = plan(problem, { seed: 1, iterations: 800 });

  it('says what every other engineer would cost more', () => {
    const told = explain(problem, made, 'J17');
    expect(told.kind).toBe('assigned');
    if (told.kind !== 'assigned') return;
    expect(told.chosen?.engineer).toBe(told.engineer);
    for (const { candidate, dearerBy } of told.alternatives) expect(dearerBy).toBeCloseTo(candidate.cost - told.chosen!.cost, 6);
  });

  it('names the rules that leave a job unassigned', () => {
    const jobs = [...problem.jobs, { id: 'crane', place: problem.places[9]!, workSeconds: 600, skills: [{ skill: 'crane', level: 1 }] }];
    const more = { ...problem, jobs };
    const told = explain(more, plan(more, { seed: 1, iterations: 200 }), 'crane');
    expect(told).toMatchObject({ kind: 'unassigned', offers: [], rules: [{ rule: 'skillMissing' }] });
    expect(told.kind === 'unassigned' && told.rules[0]?.engineers.length).toBe(8);
  });

  it('refuses a job that is not in the problem', () => {
    expect(() => explain(problem, made, 'J999')).toThrow('job J999 is not in the problem');
  });
});
