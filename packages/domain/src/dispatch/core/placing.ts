// Where a job goes best: the places beside its neighbours, the ends of routes near its home, an idle engineer;
// only when none of these will do, every position of every route.
import { hasRoom, standingCost } from './cost.ts';
import { delayCost, floatingDelta } from './delay.ts';
import { endOf, startAt, startCost, startOf } from './instance.ts';
import { fraction } from './random.ts';
import { slotsToTry } from './routes.ts';
import type { Routes } from './state.ts';
import type { Workspace } from './workspace.ts';

/** The node behind which an absent job costs least, or -1 when leaving it out is cheaper or nothing is possible. Blinks overlook a place now and then. */
export function bestPlace(space: Workspace, job: number): number {
  if (space.offered[job] === 1) return cheapest(space, job, placesChanged(space, job), space.price[job]!);
  const behind = cheapest(space, job, placesNearby(space, job), space.price[job]!);
  return behind >= 0 ? behind : cheapest(space, job, placesEverywhere(space, job), space.price[job]!);
}

/** Lists the places beside neighbours, at the ends of routes with a near home and in empty slots; returns how many. */
function placesNearby(space: Workspace, job: number): number {
  const { routes, instance, candidates } = space;
  const { beside, breadth, homely } = space.neighbours;
  const { slot, previous, stops, tried } = routes;
  const last = job * breadth + breadth;
  let count = 0;
  const enough = space.width;
  for (let k = job * breadth; k < last && count < enough; k++) {
    const place = beside[k]!;
    if (place < 0) break;
    const other = place >> 1;
    if (slot[other]! >= 0) candidates[count++] = (place & 1) === 0 ? other : previous[other]!;
  }
  const triedCount = slotsToTry(routes);
  const row = job * instance.slots;
  for (let k = 0; k < triedCount; k++) {
    const candidate = tried[k]!;
    if (stops[candidate] === 0) count = placesIn(space, job, candidate, count);
    else if (homely[row + instance.kind[candidate]!] === 1) {
      candidates[count++] = startOf(instance, candidate);
      candidates[count++] = previous[endOf(instance, candidate)]!;
    }
  }
  return count;
}

/** Lists every place of the slots this step has changed. */
function placesChanged(space: Workspace, job: number): number {
  const { slots, count } = space.journal;
  let places = 0;
  for (let k = 0; k < count; k++) places = placesIn(space, job, slots[k]!, places);
  return places;
}

function placesEverywhere(space: Workspace, job: number): number {
  const { tried } = space.routes;
  const triedCount = slotsToTry(space.routes);
  let count = 0;
  for (let k = 0; k < triedCount; k++) count = placesIn(space, job, tried[k]!, count);
  return count;
}

/** Adds every place of a slot the job can still reach to the list. */
export function placesIn(space: Workspace, job: number, slot: number, from: number): number {
  const { next, depart } = space.routes;
  const closes = space.instance.closes[job]!;
  const end = endOf(space.instance, slot);
  let count = from;
  for (let node = startOf(space.instance, slot); node !== end && depart[node]! <= closes; node = next[node]!)
    space.candidates[count++] = node;
  return count;
}

/** The cheapest of the listed places if it costs less than `limit`; its cost is left in `space.best`. The inner loop of the search. */
export function cheapest(space: Workspace, job: number, count: number, limit: number): number {
  const { routes, instance, candidates, blinkIn } = space;
  const { next, at, slot, depart, late, legMetres, stops, spare } = routes;
  const { metres, metresTo, seconds, secondsTo, perMetre, plain, loads, amount } = instance;
  const row = instance.point[job]! * instance.points;
  const opens = instance.opens[job]!;
  const closes = instance.closes[job]!;
  const work = instance.service[job]!;
  const several = instance.several[job] === 1;
  const load = loads > 0 ? amount[job * loads]! : 0;
  let best = limit;
  let behind = -1;
  for (let k = 0; k < count; k++) {
    const node = candidates[k]!;
    const onto = row + at[node]!;
    let begin = depart[node]! + secondsTo[onto]!;
    if (begin < opens) begin = opens;
    if (begin > closes) continue;
    if (several) begin = startAt(instance, job, begin);
    const to = next[node]!;
    const off = row + at[to]!;
    const route = slot[node]!;
    let delta = perMetre[route]! * (metresTo[onto]! + metres[off]! - legMetres[node]!);
    if (plain) {
      if (delta >= best || begin + work + seconds[off]! > late[to]! || load > spare[route * loads]!) continue;
      if (loads > 1 && !hasRoom(routes, job, route)) continue;
      if (stops[route] === 0) delta += instance.use[route]!;
    } else {
      if (!hasRoom(routes, job, route)) continue;
      delta = richDelta(routes, job, node, begin, delta, best);
    }
    if (delta >= best) continue;
    if (blinkIn[0]!-- === 0) {
      blinkIn[0] = Math.floor(Math.log(1 - fraction(space.random)) * space.blinkScale);
      continue;
    }
    best = delta;
    behind = node;
  }
  space.best[0] = best;
  return behind;
}

/** Full extra cost of `job` behind `node`, given its travel cost: paid time, assignment, lateness, overtime; Infinity where it does not fit. */
function richDelta(routes: Routes, job: number, node: number, begin: number, travel: number, limit: number): number {
  const { instance, at, next } = routes;
  const route = routes.slot[node]!;
  const to = next[node]!;
  const standing = standingCost(routes, job, route);
  if (standing >= limit) return Number.POSITIVE_INFINITY;
  if (instance.floats[route] === 1 && instance.point[to] === -1) return standing + floatingDelta(routes, job, node, begin);
  const here = instance.point[job]!;
  const off = instance.seconds[here * instance.points + at[to]!]!;
  const arrival = begin + instance.service[job]! + off;
  if (arrival > routes.late[to]!) return Number.POSITIVE_INFINITY;
  const longer = off + instance.seconds[at[node]! * instance.points + here]! - routes.legSeconds[node]!;
  if (instance.limited && routes.travel[route]! + longer > instance.travelLimit[route]!) return Number.POSITIVE_INFINITY;
  const hard = standing + travel + instance.perSecond[route]! * longer;
  if (!instance.soft || hard >= limit) return hard;
  return hard + startCost(instance, job, begin) + delayCost(routes, to, arrival, route);
}
