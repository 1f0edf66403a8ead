import { describe, expect, it } from 'vitest';
import { instanceOfSolomon, type SolomonFile } from '../solomon.ts';
import { slotCost } from './cost.ts';
import { neighboursOf } from './neighbours.ts';
import { polish } from './polish.ts';
import { emptyRoutes, jobsOf, link } from './routes.ts';
import { refreshSlot } from './slack.ts';
import { TUNING } from './tuning.ts';
import { type Workspace, workspaceFor } from './workspace.ts';

/** Customers at the given places, depot at 0, everyone open all day; demand 1. */
function file(places: readonly (readonly [number, number])[], capacity: number): SolomonFile {
  const customer = (x: number, y: number, id: number): SolomonFile['customers'][number] => ({
    id,
    x,
    y,
    demand: 1,
    ready: 0,
    due: 1000,
    service: 1,
  });
  return {
    name: 'hand',
    vehicles: 2,
    capacity,
    customers: [{ ...customer(0, 0, 0), demand: 0, service: 0 }, ...places.map(([x, y], k) => customer(x, y, k + 1))],
  };
}

/** The routes as given, one per vehicle, jobs counted from 0. */
function laidOut(made: SolomonFile, orders: readonly (readonly number[])[], fixed: readonly number[] = []): Workspace {
  const plain = instanceOfSolomon(made, orders.length);
  const instance = { ...plain, fixed: plain.fixed.map((_, job) => (fixed.includes(job) ? 1 : 0)) };
  const routes = emptyRoutes(instance);
  for (const [slot, jobs] of orders.entries()) {
    let behind = instance.jobs + 2 * slot;
    for (const job of jobs) {
      link(routes, job, behind);
      behind = job;
    }
    refreshSlot(routes, slot);
    routes.cost[slot] = slotCost(routes, slot);
    routes.travelled += routes.cost[slot]!;
  }
  routes.absentCount = 0;
  return workspaceFor(routes, 1, TUNING, neighboursOf(instance, 8));
}

const ordersOf = (space: Workspace): number[][] => [0, 1].map((slot) => jobsOf(space.routes, slot));
const never = (): boolean => false;

describe('polishing a plan', () => {
  it('exchanges tails that cross', () => {
    const space = laidOut(
      file(
        [
          [10, 10],
          [20, -10],
          [10, -10],
          [20, 10],
        ],
        2,
      ),
      [
        [0, 1],
        [2, 3],
      ],
    );
    const before = space.routes.travelled;
    expect(polish(space, never)).toBe(true);
    expect(space.routes.travelled).toBeLessThan(before);
    expect(ordersOf(space).map((jobs) => jobs.toSorted().join())).toEqual(expect.arrayContaining(['0,3', '1,2']));
  });

  it('exchanges two jobs where no exchange of tails fits the loads', () => {
    const lanes: [number, number][] = [10, 20, 30].flatMap((x): [number, number][] => [
      [x, 10],
      [x, -10],
    ]);
    const made = file(lanes, 5);
    const demands = [0, 1, 3, 1, 1, 3, 1];
    const loaded = { ...made, customers: made.customers.map((customer, id) => ({ ...customer, demand: demands[id]! })) };
    const space = laidOut(loaded, [
      [0, 3, 4],
      [1, 2, 5],
    ]);
    expect(polish(space, never)).toBe(true);
    expect(ordersOf(space).map((jobs) => jobs.toSorted().join())).toEqual(['0,2,4', '1,3,5']);
  });

  it('leaves a plan alone that neither move improves, and states its cost right', () => {
    const space = laidOut(
      file(
        [
          [10, 10],
          [20, 10],
          [10, -10],
          [20, -10],
        ],
        2,
      ),
      [
        [0, 1],
        [2, 3],
      ],
    );
    expect(polish(space, never)).toBe(false);
    expect(ordersOf(space)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(space.routes.travelled).toBe(slotCost(space.routes, 0) + slotCost(space.routes, 1));
  });

  it('leaves fixed stops where they are', () => {
    const crossing: [number, number][] = [
      [10, 10],
      [20, -10],
      [10, -10],
      [20, 10],
    ];
    const space = laidOut(
      file(crossing, 2),
      [
        [0, 1],
        [2, 3],
      ],
      [1, 3],
    );
    polish(space, never);
    expect(ordersOf(space).map((jobs) => jobs.at(-1))).toEqual([1, 3]);
  });

  it('stops when it is told to', () => {
    const space = laidOut(
      file(
        [
          [10, 10],
          [20, -10],
          [10, -10],
          [20, 10],
        ],
        2,
      ),
      [
        [0, 1],
        [2, 3],
      ],
    );
    expect(polish(space, () => true)).toBe(false);
  });
});
