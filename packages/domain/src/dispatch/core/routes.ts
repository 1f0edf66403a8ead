// Seating, linking and unlinking stops: every change of the routes goes through here.
import { endOf, type Instance, startOf } from './instance.ts';
import { refreshSlot } from './slack.ts';
import type { Routes } from './state.ts';

/** Routes with nothing but the seated stops; every other job is absent. */
export function emptyRoutes(instance: Instance): Routes {
  const { jobs, slots } = instance;
  const nodes = jobs + 2 * slots;
  const ints = (length: number): Int32Array => new Int32Array(length);
  const routes: Routes = {
    instance,
    next: ints(nodes),
    previous: ints(nodes),
    slot: ints(nodes).fill(-1),
    at: Int32Array.from(instance.point),
    depart: ints(nodes),
    late: ints(nodes),
    legMetres: ints(nodes),
    legSeconds: ints(nodes),
    stops: ints(slots),
    spare: Int32Array.from(instance.room),
    travel: ints(slots),
    work: ints(slots),
    cost: new Float64Array(slots),
    used: ints(instance.stock.length),
    absent: ints(jobs),
    absentCount: 0,
    tried: ints(slots),
    triedCount: 0,
    triedStale: true,
    travelled: 0,
    kindSeen: ints(slots),
    kindStamp: 0,
  };
  for (let slot = 0; slot < slots; slot++) seat(routes, slot);
  for (let job = 0; job < jobs; job++) if (routes.slot[job] === -1) routes.absent[routes.absentCount++] = job;
  return routes;
}

function seat(routes: Routes, slot: number): void {
  const { instance } = routes;
  const stops = [startOf(instance, slot), ...(instance.seated[slot] ?? []), endOf(instance, slot)];
  for (const [place, node] of stops.entries()) {
    routes.slot[node] = slot;
    routes.next[node] = stops[place + 1] ?? node;
    routes.previous[node] = stops[place - 1] ?? node;
    if (node < instance.jobs) book(routes, node, slot, 1);
  }
  refreshSlot(routes, slot);
}

/** Adds (sign 1) or takes away (sign -1) what a job uses up in a slot. */
export function book(routes: Routes, job: number, slot: number, sign: number): void {
  const { instance } = routes;
  if (instance.point[job]! >= 0) {
    const before = routes.stops[slot]!;
    routes.stops[slot] = before + sign;
    routes.work[slot]! += sign * instance.service[job]!;
    if (before === 0 || before + sign === 0) routes.triedStale = true;
  }
  const { loads } = instance;
  for (let load = 0; load < loads; load++) routes.spare[slot * loads + load]! -= sign * instance.amount[job * loads + load]!;
  const needs = instance.parts > 0 ? instance.needs[job] : undefined;
  if (needs) {
    const shelf = instance.van[slot]! * instance.parts;
    for (let k = 0; k < needs.length; k += 2) routes.used[shelf + needs[k]!]! += sign * needs[k + 1]!;
  }
}

/** Takes a job out of its route; the caller refreshes the slot when it has taken out all it wants. */
export function unlink(routes: Routes, job: number): void {
  const before = routes.previous[job]!;
  const after = routes.next[job]!;
  routes.next[before] = after;
  routes.previous[after] = before;
  book(routes, job, routes.slot[job]!, -1);
  routes.slot[job] = -1;
}

/** Puts an absent job behind a node without bringing times up to date. */
export function link(routes: Routes, job: number, behind: number): void {
  const after = routes.next[behind]!;
  const slot = routes.slot[behind]!;
  routes.next[behind] = job;
  routes.previous[job] = behind;
  routes.next[job] = after;
  routes.previous[after] = job;
  routes.slot[job] = slot;
  book(routes, job, slot, 1);
}

/** The slots an insertion should look at. */
export function slotsToTry(routes: Routes): number {
  if (routes.triedStale) {
    const { instance, stops, tried, kindSeen } = routes;
    const stamp = ++routes.kindStamp;
    let count = 0;
    for (let slot = 0; slot < instance.slots; slot++) {
      if (stops[slot] === 0) {
        const kind = instance.kind[slot]!;
        if (kindSeen[kind] === stamp) continue;
        kindSeen[kind] = stamp;
      }
      tried[count++] = slot;
    }
    routes.triedCount = count;
    routes.triedStale = false;
  }
  return routes.triedCount;
}

/** The jobs of a slot in order, floating stops included. */
export function jobsOf(routes: Routes, slot: number): number[] {
  const jobs: number[] = [];
  const end = endOf(routes.instance, slot);
  for (let node = routes.next[startOf(routes.instance, slot)]!; node !== end; node = routes.next[node]!) jobs.push(node);
  return jobs;
}
