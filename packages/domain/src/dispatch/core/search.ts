// Ruin and recreate under simulated annealing: take neighbouring strings out, put the jobs back greedily, keep the result when the temperature allows.
// Source: Christiaens and Vanden Berghe (2020); the temperature follows the share of the budget that is used.
import { endOf, type Instance, startOf } from './instance.ts';
import { begin, keep, settle, touch, undo } from './journal.ts';
import { type Kept, keptFrom, readBack, write } from './kept.ts';
import { polish } from './polish.ts';
import { countWaiting, setPrices } from './prices.ts';
import { fraction } from './random.ts';
import { recreate } from './recreate.ts';
import { insertByRegret } from './regret.ts';
import { emptyRoutes } from './routes.ts';
import { ruin } from './ruin.ts';
import { seatWarm } from './start.ts';
import type { Routes } from './state.ts';
import { TUNING, type Tuning } from './tuning.ts';
import { type Workspace, workspaceFor } from './workspace.ts';

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

export type SearchOptions = {
  readonly tuning?: Tuning;
  /** Jobs per slot to start from. */
  readonly warm?: readonly (readonly number[])[] | undefined;
};

/** Steps between two changes of the temperature; a clock is dear to read and is looked at less often. */
const STRIDE = 32;
const CLOCK_STRIDE = 128;

/** The best plan found within the budget. With an iteration budget the same seed gives the same plan on every machine. */
export function search(instance: Instance, seed: number, budget: Budget, options: SearchOptions = {}): Found {
  const tuning = options.tuning ?? TUNING;
  const routes = emptyRoutes(instance);
  const space = workspaceFor(routes, seed, tuning);
  begin(routes, space.journal);
  if (options.warm) seatWarm(space, options.warm);
  for (let slot = 0; slot < instance.slots; slot++) touch(routes, space.journal, slot);
  insertByRegret(space);
  settle(routes, space.journal);
  keep(space.journal);
  return anneal(space, budget, tuning, options.warm ? tuning.warm : tuning.hot);
}

function anneal(space: Workspace, budget: Budget, tuning: Tuning, hot: number): Found {
  const { routes, journal, random } = space;
  const leg = legCost(routes);
  const scarce = tuning.rising && routes.absentCount > 0;
  let best = routes.travelled + sumOver(routes, space.instance.penalty);
  let current = best;
  const kept = keptFrom(routes);
  const stride = 'iterations' in budget ? STRIDE : CLOCK_STRIDE;
  let temperature = 0;
  let polished = false;
  let step = 0;
  for (; ; step++) {
    if (step % stride === 0) {
      const share = shareOf(budget, step);
      if (share >= 1) break;
      temperature = leg * hot * (tuning.cold / hot) ** share;
      if (scarce) {
        setPrices(space, leg, share);
        current = routes.travelled + sumOver(routes, space.price);
      }
      if (share >= POLISH_FROM && !polished) {
        polished = true;
        readBack(space, kept);
        if (polish(space, () => shareOf(budget, step) >= 1)) write(routes, kept);
        current = routes.travelled + sumOver(routes, space.price);
        best = routes.travelled + sumOver(routes, space.instance.penalty);
      }
    }
    begin(routes, journal);
    ruin(space, tuning);
    settle(routes, journal);
    const limit = current - temperature * Math.log(fraction(random));
    if (recreate(space, routes.travelled, limit) < limit) {
      settle(routes, journal);
      keep(journal);
      current = routes.travelled + sumOver(routes, space.price);
      const cost = scarce ? routes.travelled + sumOver(routes, space.instance.penalty) : current;
      if (cost < best - SLIGHT) {
        best = cost;
        write(routes, kept);
      }
    } else undo(routes, journal);
    if (scarce) countWaiting(space);
  }
  return foundIn(space, kept, best, step);
}

/** Share of the budget at which the search returns to the best plan, polishes it and goes on from there. */
const POLISH_FROM = 0.95;
/** Differences below this are rounding. */
const SLIGHT = 1e-6;

/** Mean cost of a leg of the routes: the measure of temperatures and prices. */
function legCost(routes: Routes): number {
  const { instance, legMetres, legSeconds, stops } = routes;
  let cost = 0;
  let legs = 0;
  for (let slot = 0; slot < instance.slots; slot++) {
    if (stops[slot] === 0) continue;
    for (let node = startOf(instance, slot); node !== endOf(instance, slot); node = routes.next[node]!) {
      cost += legMetres[node]! * instance.perMetre[slot]! + legSeconds[node]! * instance.perSecond[slot]!;
      legs++;
    }
  }
  return legs > 0 && cost > 0 ? cost / legs : 1;
}

function shareOf(budget: Budget, step: number): number {
  return 'iterations' in budget ? step / budget.iterations : budget.elapsed() / budget.milliseconds;
}

function sumOver(routes: Routes, prices: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < routes.absentCount; k++) sum += prices[routes.absent[k]!]!;
  return sum;
}

function foundIn({ instance }: Workspace, kept: Kept, cost: number, iterations: number): Found {
  const routes: number[][] = [];
  for (let slot = 0; slot < instance.slots; slot++) {
    const route: number[] = [];
    const end = endOf(instance, slot);
    for (let node = kept.next[startOf(instance, slot)]!; node !== end; node = kept.next[node]!) route.push(node);
    routes.push(route);
  }
  const absent = Array.from(kept.absent.subarray(0, kept.absentCount)).sort((a, b) => a - b);
  return { routes, absent, travelled: kept.travelled, cost, iterations };
}
