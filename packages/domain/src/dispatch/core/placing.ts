// Where a job goes best: the places beside its neighbours, the ends of routes near its home, an idle engineer;
// only when none of these will do, every position of every route.
import { cheapest } from './cheapest.ts';
import { endOf, startOf } from './instance.ts';
import { slotsToTry } from './routes.ts';
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
