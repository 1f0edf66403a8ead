// What a delay costs: it runs down the route until waiting absorbs it, making stops late on its way and the day longer at its end.
import { overtimeCost } from './cost.ts';
import { endOf, startAt, startCost } from './instance.ts';
import type { Routes } from './state.ts';

/** Extra lateness, overtime and broken promises when `node` is reached at `arrival` instead of as planned. */
export function delayCost(routes: Routes, node: number, arrival: number, slot: number): number {
  const { instance, next, depart, legSeconds } = routes;
  const end = endOf(instance, slot);
  let cost = 0;
  let time = arrival;
  for (let stop = node; stop !== end; stop = next[stop]!) {
    const begin = startAt(instance, stop, time);
    const departure = begin + instance.service[stop]!;
    if (departure === depart[stop]) return cost;
    if (instance.lateRate[stop]! > 0 || instance.promiseRate > 0)
      cost += startCost(instance, stop, begin) - startCost(instance, stop, depart[stop]! - instance.service[stop]!);
    time = departure + legSeconds[stop]!;
  }
  return cost + overtimeCost(instance, slot, time) - overtimeCost(instance, slot, depart[end]!);
}

/**
 * Extra cost of putting `job` (work starting at `begin`) behind `node` when floating stops follow:
 * they move along to the new job, so the way on starts from there. Infinity when it does not fit.
 */
export function floatingDelta(routes: Routes, job: number, node: number, begin: number): number {
  const { instance, next, at, legMetres, legSeconds } = routes;
  const slot = routes.slot[node]!;
  const here = instance.point[job]!;
  let time = begin + instance.service[job]!;
  let stop = next[node]!;
  let oldMetres = legMetres[node]!;
  let oldSeconds = legSeconds[node]!;
  while (instance.point[stop] === -1) {
    const start = startAt(instance, stop, time);
    if (start > instance.closes[stop]!) return Number.POSITIVE_INFINITY;
    time = start + instance.service[stop]!;
    oldMetres += legMetres[stop]!;
    oldSeconds += legSeconds[stop]!;
    stop = next[stop]!;
  }
  const to = at[node]! * instance.points + here;
  const on = here * instance.points + at[stop]!;
  const arrival = time + instance.seconds[on]!;
  const longer = instance.seconds[to]! + instance.seconds[on]! - oldSeconds;
  if (arrival > routes.late[stop]!) return Number.POSITIVE_INFINITY;
  if (instance.limited && routes.travel[slot]! + longer > instance.travelLimit[slot]!) return Number.POSITIVE_INFINITY;
  const travel = instance.perMetre[slot]! * (instance.metres[to]! + instance.metres[on]! - oldMetres) + instance.perSecond[slot]! * longer;
  return instance.soft ? travel + startCost(instance, job, begin) + delayCost(routes, stop, arrival, slot) : travel;
}
