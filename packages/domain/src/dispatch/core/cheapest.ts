// The inner loop of the search: which of the listed places costs least. What rules a place out is asked in the order of what it costs to ask.
import { hasRoom, standingCost } from './cost.ts';
import { delayCost, floatingDelta } from './delay.ts';
import { hourlyDelta } from './hourly.ts';
import { startAt, startCost } from './instance.ts';
import { fraction } from './random.ts';
import type { Workspace } from './workspace.ts';

/** The cheapest of the first `count` candidates if it costs less than `limit`, else -1; its cost is left in `space.best`. */
export function cheapest(space: Workspace, job: number, count: number, limit: number): number {
  return space.instance.plain ? cheapestPlain(space, job, count, limit) : cheapestRich(space, job, count, limit);
}

/** Whether an improvement is overlooked: one in so many, the distance to the next drawn anew each time. */
function overlooked({ blinkIn, blinkScale, random }: Workspace): boolean {
  if (blinkIn[0]!-- !== 0) return false;
  blinkIn[0] = Math.floor(Math.log(1 - fraction(random)) * blinkScale);
  return true;
}

/** Where only distance counts. */
function cheapestPlain(space: Workspace, job: number, count: number, limit: number): number {
  const { routes, instance, candidates } = space;
  const { next, at, slot, depart, late, legMetres, stops, spare } = routes;
  const { metres, metresTo, seconds, secondsTo, perMetre, loads, amount } = instance;
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
    if (delta >= best || begin + work + seconds[off]! > late[to]! || load > spare[route * loads]!) continue;
    if (loads > 1 && !hasRoom(routes, job, route)) continue;
    if (stops[route] === 0) delta += instance.use[route]!;
    if (delta >= best || overlooked(space)) continue;
    best = delta;
    behind = node;
  }
  space.best[0] = best;
  return behind;
}

/** Where paid time, assignment, lateness, promises, overtime and limits count as well. */
function cheapestRich(space: Workspace, job: number, count: number, limit: number): number {
  const { routes, instance, candidates } = space;
  const { next, at, slot, depart, late, legMetres, legSeconds } = routes;
  const { metres, metresTo, seconds, secondsTo, perMetre, perSecond, assignment, slots, point, floats } = instance;
  const row = point[job]! * instance.points;
  const opens = instance.opens[job]!;
  const closes = instance.closes[job]!;
  const work = instance.service[job]!;
  const several = instance.several[job] === 1;
  const bounded = instance.loads > 0 || instance.parts > 0;
  const assigned = assignment.length > 0;
  let best = limit;
  let behind = -1;
  for (let k = 0; k < count; k++) {
    const node = candidates[k]!;
    const route = slot[node]!;
    if (assigned && assignment[job * slots + route]! >= best) continue;
    const onto = row + at[node]!;
    let begin = depart[node]! + secondsTo[onto]!;
    if (begin < opens) begin = opens;
    if (begin > closes) continue;
    if (several) begin = startAt(instance, job, begin);
    const standing = standingCost(routes, job, route);
    if (standing >= best || (bounded && !hasRoom(routes, job, route))) continue;
    const to = next[node]!;
    let delta = standing;
    if (instance.bands) delta += hourlyDelta(routes, job, node);
    else if (floats[route] === 1 && point[to] === -1) delta += floatingDelta(routes, job, node, begin);
    else {
      const off = row + at[to]!;
      const arrival = begin + work + seconds[off]!;
      if (arrival > late[to]!) continue;
      const longer = secondsTo[onto]! + seconds[off]! - legSeconds[node]!;
      delta += perMetre[route]! * (metresTo[onto]! + metres[off]! - legMetres[node]!) + perSecond[route]! * longer;
      if (delta >= best || (instance.limited && routes.travel[route]! + longer > instance.travelLimit[route]!)) continue;
      if (instance.soft) delta += startCost(instance, job, begin) + delayCost(routes, to, arrival, route);
    }
    if (delta >= best || overlooked(space)) continue;
    best = delta;
    behind = node;
  }
  space.best[0] = best;
  return behind;
}
