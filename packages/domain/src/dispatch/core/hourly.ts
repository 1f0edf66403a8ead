// The times of a route where travel depends on the hour. Everything is worked out by walking the route, because a stop that starts later
// changes the way after it; the walk ends as soon as nothing changes any more.
import { arrivalAt, departureFor } from './bands.ts';
import { overtimeCost } from './cost.ts';
import { endOf, FOREVER, type Instance, latestArrival, startAt, startCost, startOf } from './instance.ts';
import type { Routes } from './state.ts';

/** Set-up at the end of a way; none where nobody moves. */
export const settleOf = (instance: Instance, leg: number, to: number): number =>
  instance.seconds[leg]! > 0 ? instance.bands!.setup[to]! : 0;

/** When work could begin at `to` for an engineer who sets out at `departure`. */
const readyAt = (instance: Instance, leg: number, to: number, departure: number): number =>
  arrivalAt(instance.bands!, leg, departure) + settleOf(instance, leg, to);

/** The first way of a day begins as late as it can: when to leave for work that begins at `start`. */
export function leaveFor(instance: Instance, leg: number, to: number, earliest: number, start: number): number {
  return Math.max(earliest, departureFor(instance.bands!, leg, start - settleOf(instance, leg, to)));
}

/** Seconds of way and set-up to work that begins at `start`; the first way of the day begins as late as it can. */
function wayTo(instance: Instance, leg: number, to: number, departure: number, start: number, first: boolean): number {
  const leave = first ? leaveFor(instance, leg, to, departure, start) : departure;
  return readyAt(instance, leg, to, leave) - leave;
}

/** Recomputes places, legs, departures, latest arrivals and travel of a slot. */
export function refreshHourly(routes: Routes, slot: number): void {
  const { instance, next, at, depart, legMetres, legSeconds } = routes;
  const { points, point, service } = instance;
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  const resting = routes.stops[slot] === 0 && instance.out[slot] === 0;
  depart[start] = instance.opens[start]!;
  routes.travel[slot] = 0;
  for (let node = start; node !== end; ) {
    const to = next[node]!;
    if (point[to] === -1) at[to] = at[node]!;
    const leg = at[node]! * points + at[to]!;
    const ready = resting ? depart[node]! : readyAt(instance, leg, at[to]!, depart[node]!);
    const begin = startAt(instance, to, ready);
    legMetres[node] = resting ? 0 : instance.metres[leg]!;
    const known = begin === FOREVER ? ready : begin;
    legSeconds[node] = resting ? 0 : wayTo(instance, leg, at[to]!, depart[node]!, known, node === start);
    routes.travel[slot]! += legSeconds[node]!;
    depart[to] = begin + service[to]!;
    node = to;
  }
  refreshLatest(routes, slot, resting);
}

function refreshLatest({ instance, previous, at, late }: Routes, slot: number, resting: boolean): void {
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  late[end] = instance.closes[end]!;
  for (let node = end; node !== start; ) {
    const from = previous[node]!;
    const leg = at[from]! * instance.points + at[node]!;
    const arrive = late[node]! - settleOf(instance, leg, at[node]!);
    const leave = resting ? late[node]! : departureFor(instance.bands!, leg, arrive);
    late[from] = latestArrival(instance, from, leave - instance.service[from]!);
    node = from;
  }
}

/** Extra cost of `job` behind `node`: way, time, lateness, promises and overtime down the route; Infinity where it does not fit. */
export function hourlyDelta(routes: Routes, job: number, node: number): number {
  const { instance, next, previous, at, depart, late, legMetres, legSeconds } = routes;
  const slot = routes.slot[node]!;
  const end = endOf(instance, slot);
  let here = at[node]!;
  let time = depart[node]!;
  let metres = 0;
  let seconds = 0;
  let cost = 0;
  for (let stop = job, first = node === startOf(instance, slot); ; first = false) {
    const to = instance.point[stop] === -1 ? here : instance.point[stop]!;
    const leg = here * instance.points + to;
    const ready = readyAt(instance, leg, to, time);
    const begin = startAt(instance, stop, ready);
    const later = stop !== job && at[stop] === to && ready > late[stop]!;
    if (begin === FOREVER || later) return Number.POSITIVE_INFINITY;
    metres += instance.metres[leg]!;
    seconds += wayTo(instance, leg, to, time, begin, first);
    time = begin + instance.service[stop]!;
    if (stop < instance.jobs) cost += startCost(instance, stop, begin);
    if (stop !== job) {
      metres -= legMetres[previous[stop]!]!;
      seconds -= legSeconds[previous[stop]!]!;
      if (stop === end) cost += overtimeCost(instance, slot, time) - overtimeCost(instance, slot, depart[end]!);
      else cost -= startCost(instance, stop, depart[stop]! - instance.service[stop]!);
      if (stop === end || (to === at[stop] && time === depart[stop])) break;
    }
    here = to;
    stop = stop === job ? next[node]! : next[stop]!;
  }
  if (routes.travel[slot]! + seconds > instance.travelLimit[slot]!) return Number.POSITIVE_INFINITY;
  return instance.perMetre[slot]! * metres + instance.perSecond[slot]! * seconds + cost;
}
