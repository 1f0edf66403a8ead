import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import type { Engineer, Job, Problem } from '../problem.ts';
import { instanceOfSolomon } from '../solomon.ts';
import { cityDay } from '../testing/cityDay.ts';
import { solomonLike } from '../testing/solomonLike.ts';
import { slotCost } from './cost.ts';
import type { Instance } from './instance.ts';
import { begin, settle, touch } from './journal.ts';
import { recreate } from './recreate.ts';
import { insertByRegret } from './regret.ts';
import { emptyRoutes, jobsOf } from './routes.ts';
import { TUNING } from './tuning.ts';
import { type Workspace, workspaceFor } from './workspace.ts';

const HOUR = 3600;

/** Routes filled by one of the two ways to begin, priced. */
function filled(instance: Instance, fill: (space: Workspace) => unknown): Workspace {
  const routes = emptyRoutes(instance);
  const space = workspaceFor(routes, 1, TUNING);
  begin(routes, space.journal);
  for (let slot = 0; slot < instance.slots; slot++) touch(routes, space.journal, slot);
  fill(space);
  settle(routes, space.journal);
  return space;
}

const greedy = (space: Workspace): number => recreate(space, 0, Number.POSITIVE_INFINITY);

/** Two neighbours and a site; the drive takes ten minutes. */
function street(engineers: readonly Engineer[], jobs: readonly Job[]): Problem {
  const places = ['here', 'there', 'site'];
  const far = [0, 1, 1, 1, 0, 2, 1, 2, 0];
  const travel = { seconds: Int32Array.from(far, (n) => 600 * n), metres: Int32Array.from(far, (n) => 5000 * n), source: 'x', missing: [] };
  return { places, travel, engineers, jobs };
}

describe('the start by regret', () => {
  const day = [{ from: 8 * HOUR, to: 10 * HOUR }];

  it('serves first whom only one engineer can serve', () => {
    const lift = [{ skill: 'lift', level: 1 }];
    const engineers: Engineer[] = [
      { id: 'Li', home: 'here', shifts: day, skills: lift },
      { id: 'Wu', home: 'there', shifts: day },
    ];
    const jobs: Job[] = [
      { id: 'anyone', place: 'site', workSeconds: HOUR },
      { id: 'lift', place: 'site', workSeconds: HOUR, skills: lift },
    ];
    const { instance } = compile(street(engineers, jobs));
    const { routes } = filled(instance, insertByRegret);
    expect([jobsOf(routes, 0), jobsOf(routes, 1)]).toEqual([[1], [0]]);
  });

  it('does not give away the same part on two days', () => {
    const shifts = [0, 1].map((number) => ({ from: (24 * number + 8) * HOUR, to: (24 * number + 10) * HOUR }));
    const engineers: Engineer[] = [{ id: 'Li', home: 'here', shifts, stock: { pump: 1 } }];
    const jobs = ['a', 'b'].map((id): Job => ({ id, place: 'site', workSeconds: HOUR, parts: { pump: 1 } }));
    const { routes } = filled(compile(street(engineers, jobs)).instance, insertByRegret);
    expect(routes.absentCount).toBe(1);
  });

  it.each([
    ['narrow windows', 230, 40],
    ['wide windows', 900, 300],
  ])('%s: places everyone in time and far cheaper than in any order', (_, horizon, width) => {
    const file = solomonLike({ places: 'mixed', customers: 60, horizon, capacity: 200, width, share: 0.8 }, 4);
    const instance = instanceOfSolomon(file);
    const { routes } = filled(instance, insertByRegret);
    expect(routes.absentCount).toBe(0);
    expect(routes.travelled).toBe([...routes.cost.keys()].reduce((sum, slot) => sum + slotCost(routes, slot), 0));
    for (let slot = 0; slot < instance.slots; slot++)
      for (const job of jobsOf(routes, slot))
        expect(routes.depart[job]! - instance.service[job]!).toBeLessThanOrEqual(instance.closes[job]!);
    expect(routes.travelled).toBeLessThan(0.9 * filled(instance, greedy).routes.travelled);
  });

  it('leaves out no more than a greedy start where there are too few engineers', () => {
    const { instance } = compile(cityDay(4, 70, 2));
    expect(filled(instance, insertByRegret).routes.absentCount).toBeLessThanOrEqual(filled(instance, greedy).routes.absentCount);
  });
});
