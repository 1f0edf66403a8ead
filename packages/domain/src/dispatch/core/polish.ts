// Local search on a finished plan: exchange the tails of two routes (2-opt*) and exchange two jobs between routes, each going where it fits
// best in the other (swap*). Every move is tried on the routes themselves, priced by the evaluator, and undone unless it pays.
// Sources: J.-Y. Potvin and J.-M. Rousseau, J. Operational Research Society 46 (1995); T. Vidal, Computers & Operations Research 140 (2022).

import { cheapest } from './cheapest.ts';
import { hasRoom } from './cost.ts';
import { endOf, FOREVER, type Instance, startOf } from './instance.ts';
import { begin, keep, settle, touch, undo } from './journal.ts';
import { placesIn } from './placing.ts';
import { link, unlink } from './routes.ts';
import { refreshAround, refreshSlot } from './slack.ts';
import type { Routes } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A gain below this is rounding. */
const GAIN = 1e-6;
/** Neighbours of a job that are tried as its partner in an exchange. */
const PARTNERS = 16;

/** Improves the routes until neither move pays or `enough` says stop; returns whether anything changed. */
export function polish(space: Workspace, enough: () => boolean): boolean {
  let changed = false;
  while (!enough() && (exchangeTails(space) || exchangeJobs(space))) changed = true;
  space.blinkIn[0] = 0;
  return changed;
}

function exchangeTails(space: Workspace): boolean {
  const { routes, instance } = space;
  for (let one = 0; one < instance.slots; one++) {
    if (routes.stops[one] === 0) continue;
    for (let other = one + 1; other < instance.slots; other++)
      if (routes.stops[other]! > 0 && exchangeTailsOf(space, one, other)) return true;
  }
  return false;
}

/** Tries every pair of cuts whose new legs are shorter and in time. */
function exchangeTailsOf(space: Workspace, one: number, other: number): boolean {
  const { routes, instance } = space;
  const { next } = routes;
  for (let a = startOf(instance, one); a !== endOf(instance, one); a = next[a]!)
    for (let b = startOf(instance, other); b !== endOf(instance, other); b = next[b]!)
      if (promises(routes, a, b, one, other) && tryTails(space, a, b, one, other)) return true;
  return false;
}

function promises(routes: Routes, a: number, b: number, one: number, other: number): boolean {
  const { instance, next, at, depart, late, legMetres } = routes;
  const { points, metres, seconds } = instance;
  const tailOfB = next[b] === endOf(instance, other) ? endOf(instance, one) : next[b]!;
  const tailOfA = next[a] === endOf(instance, one) ? endOf(instance, other) : next[a]!;
  const fromA = at[a]! * points + at[tailOfB]!;
  const fromB = at[b]! * points + at[tailOfA]!;
  if (metres[fromA]! + metres[fromB]! >= legMetres[a]! + legMetres[b]!) return false;
  return depart[a]! + seconds[fromA]! <= late[tailOfB]! && depart[b]! + seconds[fromB]! <= late[tailOfA]!;
}

function tryTails(space: Workspace, a: number, b: number, one: number, other: number): boolean {
  const { routes, journal, instance, tail } = space;
  if (holdsFixed(routes, a, one) || holdsFixed(routes, b, other)) return false;
  begin(routes, journal);
  touch(routes, journal, one);
  touch(routes, journal, other);
  const before = routes.travelled;
  let count = 0;
  for (let node = routes.next[a]!; node !== endOf(instance, one); node = routes.next[node]!) tail[count++] = node;
  const ofA = count;
  for (let node = routes.next[b]!; node !== endOf(instance, other); node = routes.next[node]!) tail[count++] = node;
  for (let k = 0; k < count; k++) unlink(routes, tail[k]!);
  const fits = append(space, tail, ofA, count, a, one) && append(space, tail, 0, ofA, b, other);
  if (fits) {
    refreshSlot(routes, one);
    refreshSlot(routes, other);
    settle(routes, journal);
    if (onTime(routes, one) && onTime(routes, other) && routes.travelled < before - GAIN) {
      keep(journal);
      return true;
    }
  }
  undo(routes, journal);
  return false;
}

function append(space: Workspace, nodes: Int32Array, from: number, to: number, behind: number, slot: number): boolean {
  const { routes, instance } = space;
  let last = behind;
  for (let k = from; k < to; k++) {
    const node = nodes[k]!;
    if (!allowed(instance, node, slot) || !hasRoom(routes, node, slot)) return false;
    link(routes, node, last);
    last = node;
  }
  return true;
}

const allowed = (instance: Instance, job: number, slot: number): boolean =>
  instance.assignment.length === 0 || instance.assignment[job * instance.slots + slot]! < Number.POSITIVE_INFINITY;

function holdsFixed(routes: Routes, behind: number, slot: number): boolean {
  const end = endOf(routes.instance, slot);
  for (let node = routes.next[behind]!; node !== end; node = routes.next[node]!) if (routes.instance.fixed[node] === 1) return true;
  return false;
}

/** No stop is reached after its last window, the end is reached in time and the travel limit holds. */
function onTime(routes: Routes, slot: number): boolean {
  const { instance, depart } = routes;
  const end = endOf(instance, slot);
  if (depart[end]! > instance.closes[end]! || routes.travel[slot]! > instance.travelLimit[slot]!) return false;
  for (let node = routes.next[startOf(instance, slot)]!; node !== end; node = routes.next[node]!)
    if (depart[node]! >= FOREVER) return false;
  return true;
}

function exchangeJobs(space: Workspace): boolean {
  const { routes, instance } = space;
  const { around, reach } = space.neighbours;
  const partners = Math.min(PARTNERS, reach);
  for (let job = 0; job < instance.jobs; job++) {
    if (routes.slot[job]! < 0 || instance.fixed[job] === 1) continue;
    for (let k = 0; k < partners; k++) {
      const other = around[job * reach + k]!;
      const apart = routes.slot[other]! >= 0 && routes.slot[other] !== routes.slot[job] && instance.fixed[other] === 0;
      if (apart && other > job && exchange(space, job, other)) return true;
    }
  }
  return false;
}

function exchange(space: Workspace, job: number, other: number): boolean {
  const { routes, journal } = space;
  const one = routes.slot[job]!;
  const two = routes.slot[other]!;
  begin(routes, journal);
  touch(routes, journal, one);
  touch(routes, journal, two);
  const before = routes.travelled;
  unlink(routes, job);
  unlink(routes, other);
  refreshSlot(routes, one);
  refreshSlot(routes, two);
  if (placeIn(space, job, two) && placeIn(space, other, one)) {
    settle(routes, journal);
    if (routes.travelled < before - GAIN) {
      keep(journal);
      return true;
    }
  }
  undo(routes, journal);
  return false;
}

function placeIn(space: Workspace, job: number, slot: number): boolean {
  space.blinkIn[0] = FOREVER;
  const behind = cheapest(space, job, placesIn(space, job, slot, 0), Number.POSITIVE_INFINITY);
  if (behind < 0) return false;
  link(space.routes, job, behind);
  refreshAround(space.routes, job);
  return true;
}
