// Ruin and recreate under simulated annealing: take neighbouring strings out, put the jobs back greedily, keep the result when the temperature allows.
// Source: Christiaens and Vanden Berghe (2020); the temperature follows the share of the budget that is used.
import type { Instance } from './instance.ts';
import { begin, keep, settle, undo } from './journal.ts';
import { fraction } from './random.ts';
import { recreate } from './recreate.ts';
import { emptyRoutes, jobsOf } from './routes.ts';
import { ruin } from './ruin.ts';
import type { Routes } from './state.ts';
import { TUNING, type Tuning } from './tuning.ts';
import { workspaceFor } from './workspace.ts';

/** What ends a search: a number of steps (the same plan every time) or milliseconds by the caller's own clock. */
export type Budget = { readonly iterations: number } | { readonly milliseconds: number; readonly elapsed: () => number };

/** Jobs per slot in order, jobs left out, cost of the routes alone and with the penalties of what is left out. */
export type Found = {
  readonly routes: number[][];
  readonly absent: number[];
  readonly travelled: number;
  readonly cost: number;
  readonly iterations: number;
};

/** The best plan found within the budget. With an iteration budget the same seed gives the same plan on every machine. */
export function search(instance: Instance, seed: number, budget: Budget, options: Tuning = TUNING): Found {
  const routes = emptyRoutes(instance);
  const space = workspaceFor(routes, seed, options);
  const { journal, random } = space;
  begin(routes, journal);
  recreate(space);
  settle(routes, journal);
  keep(routes, journal);
  let current = routes.travelled + penaltyOf(routes);
  let best = current;
  let found = snapshot(routes, best, 0);
  let step = 0;
  let share = 0;
  let temperature = options.hot;
  for (; ; step++) {
    if ((step & 63) === 0) {
      share = 'iterations' in budget ? step / budget.iterations : budget.elapsed() / budget.milliseconds;
      if (share >= 1) break;
      temperature = options.hot * (options.cold / options.hot) ** share;
    }
    begin(routes, journal);
    ruin(space, options);
    recreate(space);
    settle(routes, journal);
    const cost = routes.travelled + penaltyOf(routes);
    if (cost < current - temperature * Math.log(fraction(random))) {
      keep(routes, journal);
      current = cost;
      if (cost < best) {
        best = cost;
        found = snapshot(routes, best, step);
      }
    } else undo(routes, journal);
  }
  return { ...found, iterations: step };
}

function penaltyOf(routes: Routes): number {
  let sum = 0;
  for (let k = 0; k < routes.absentCount; k++) sum += routes.instance.penalty[routes.absent[k]!]!;
  return sum;
}

function snapshot(routes: Routes, cost: number, iterations: number): Found {
  const plan: number[][] = [];
  for (let slot = 0; slot < routes.instance.slots; slot++) plan.push(routes.stops[slot] === 0 ? [] : jobsOf(routes, slot));
  return { routes: plan, absent: Array.from(routes.absent.subarray(0, routes.absentCount)), travelled: routes.travelled, cost, iterations };
}
