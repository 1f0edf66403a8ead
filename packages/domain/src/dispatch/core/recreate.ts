// Greedy insertion with blinks: absent jobs go, in one of several orders, to their cheapest place; now and then the best place is overlooked.
// Source: Christiaens and Vanden Berghe (2020), section 5.2. A blink here takes the second-best place of a route instead of skipping one position.
import type { Instance } from './instance.ts';
import { touch } from './journal.ts';
import { bestPlace } from './placing.ts';
import { below, fraction } from './random.ts';
import { link } from './routes.ts';
import { refreshAround } from './slack.ts';
import type { Workspace } from './workspace.ts';

/** Orders and their weights as in the source; `penalty` matters only where jobs may be left out. */
const ORDERS = [
  'random',
  'random',
  'random',
  'random',
  'load',
  'load',
  'load',
  'load',
  'far',
  'far',
  'near',
  'narrow',
  'narrow',
  'early',
  'early',
  'late',
  'late',
] as const;
type Order = (typeof ORDERS)[number] | 'penalty';

/**
 * Inserts every absent job that fits and is worth it; the others stay absent. `cost` is what the plan costs without the absent jobs.
 * Returns the cost with penalties, or Infinity as soon as it passes `limit`: every insertion only adds to it, so the step is lost.
 */
export function recreate(space: Workspace, cost: number, limit: number): number {
  const { routes, journal, best } = space;
  const { price } = space;
  arrange(space);
  const waiting = routes.absentCount;
  routes.absentCount = 0;
  let sum = cost;
  for (let k = 0; k < waiting; k++) {
    const job = routes.absent[k]!;
    const behind = bestPlace(space, job);
    if (behind === -1) {
      routes.absent[routes.absentCount++] = job;
      space.offered[job] = 1;
      sum += price[job]!;
    } else {
      touch(routes, journal, routes.slot[behind]!);
      link(routes, job, behind);
      refreshAround(routes, job);
      sum += best[0]!;
    }
    if (sum >= limit) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

function arrange(space: Workspace): void {
  const { instance, routes, keys, random } = space;
  const order: Order = ORDERS[below(random, ORDERS.length)]!;
  for (let k = 0; k < routes.absentCount; k++) {
    const job = routes.absent[k]!;
    keys[job] = sortKey(instance, job, order, fraction(random));
  }
  const { absent } = routes;
  for (let k = 1; k < routes.absentCount; k++) {
    const job = absent[k]!;
    const key = keys[job]!;
    let hole = k;
    for (; hole > 0 && keys[absent[hole - 1]!]! > key; hole--) absent[hole] = absent[hole - 1]!;
    absent[hole] = job;
  }
}

function sortKey(instance: Instance, job: number, order: Order, chance: number): number {
  switch (order) {
    case 'random':
      return chance;
    case 'load':
      return instance.loads > 0 ? -instance.amount[job * instance.loads]! : -instance.service[job]!;
    case 'far':
      return -instance.metres[instance.point[job]!]!;
    case 'near':
      return instance.metres[instance.point[job]!]!;
    case 'narrow':
      return instance.closes[job]! - instance.opens[job]!;
    case 'early':
      return instance.opens[job]!;
    case 'late':
      return -instance.closes[job]!;
    case 'penalty':
      return -instance.penalty[job]!;
  }
}
