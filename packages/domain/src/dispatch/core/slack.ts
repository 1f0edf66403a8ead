// Forward and backward slack: earliest departures are carried forward, latest arrivals backward, each only as far as it changes.

import { refreshHourly } from './hourly.ts';
import { endOf, type Instance, latestArrival, startAt, startOf } from './instance.ts';
import type { Routes } from './state.ts';

/** Recomputes places, legs, departures and latest arrivals of a whole slot. */
export function refreshSlot(routes: Routes, slot: number): void {
  if (routes.instance.bands) {
    refreshHourly(routes, slot);
    return;
  }
  const { instance, next, previous, at, depart, late, legMetres, legSeconds } = routes;
  const { points, service, point, opens, closes, several } = instance;
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  const resting = routes.stops[slot] === 0 && instance.out[slot] === 0;
  depart[start] = opens[start]!;
  for (let node = start; node !== end; ) {
    const to = next[node]!;
    if (point[to] === -1) at[to] = at[node]!;
    const leg = at[node]! * points + at[to]!;
    legMetres[node] = resting ? 0 : instance.metres[leg]!;
    legSeconds[node] = resting ? 0 : instance.seconds[leg]!;
    const arrival = depart[node]! + legSeconds[node]!;
    let begin = Math.max(arrival, opens[to]!);
    if (several[to] === 1 || begin > closes[to]!) begin = startAt(instance, to, arrival);
    depart[to] = begin + service[to]!;
    node = to;
  }
  late[end] = closes[end]!;
  for (let node = end; node !== start; ) {
    const from = previous[node]!;
    late[from] = latestAt(instance, from, late[node]! - legSeconds[from]! - service[from]!);
    node = from;
  }
  if (instance.limited) routes.travel[slot] = travelOf(routes, slot);
}

function latestAt(instance: Instance, node: number, limit: number): number {
  if (instance.several[node] === 1) return latestArrival(instance, node, limit);
  const closes = instance.closes[node]!;
  const latest = Math.min(limit, closes);
  return latest >= instance.opens[node]! ? latest : -1;
}

/** Brings a slot up to date after `job` was linked in: forward and backward only until nothing changes. */
export function refreshAround(routes: Routes, job: number): void {
  const { instance, next, previous, at, depart, late, legMetres, legSeconds } = routes;
  const { points, service, point, opens, closes, several } = instance;
  const slot = routes.slot[job]!;
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  if (routes.stops[slot]! <= 1 || instance.bands) {
    refreshSlot(routes, slot);
    return;
  }
  let last = next[job]!;
  while (point[last] === -1) last = next[last]!;
  let certain = false;
  for (let node = previous[job]!; node !== end; ) {
    const to = next[node]!;
    if (!certain) {
      if (point[to] === -1) at[to] = at[node]!;
      const leg = at[node]! * points + at[to]!;
      legMetres[node] = instance.metres[leg]!;
      legSeconds[node] = instance.seconds[leg]!;
    }
    const arrival = depart[node]! + legSeconds[node]!;
    let begin = Math.max(arrival, opens[to]!);
    if (several[to] === 1 || begin > closes[to]!) begin = startAt(instance, to, arrival);
    const departure = begin + service[to]!;
    if (certain && departure === depart[to]) break;
    depart[to] = departure;
    if (to === last) certain = true;
    node = to;
  }
  certain = false;
  for (let node = last; node !== start; ) {
    const from = previous[node]!;
    const latest = latestAt(instance, from, late[node]! - legSeconds[from]! - service[from]!);
    if (certain && latest === late[from]) break;
    late[from] = latest;
    if (from === job) certain = true;
    node = from;
  }
  if (instance.limited) routes.travel[slot] = travelOf(routes, slot);
}

function travelOf(routes: Routes, slot: number): number {
  const end = endOf(routes.instance, slot);
  let seconds = 0;
  for (let node = startOf(routes.instance, slot); node !== end; node = routes.next[node]!) seconds += routes.legSeconds[node]!;
  return seconds;
}
