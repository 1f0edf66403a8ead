// Regret-2 insertion, where a search begins: the job that would lose most if it did not get its best slot now goes first, so that jobs few
// can do, or few can do cheaply, are not left for last. Being left out counts as a choice at the price of the penalty.
// Source: J.-Y. Potvin and J.-M. Rousseau, "A parallel route building algorithm for the vehicle routing and scheduling problem with time
// windows", European J. Operational Research 66 (1993).

import { cheapest } from './cheapest.ts';
import { FOREVER } from './instance.ts';
import { placesIn } from './placing.ts';
import { link, slotsToTry } from './routes.ts';
import { refreshAround } from './slack.ts';
import type { Workspace } from './workspace.ts';

/** Per job and slot: the least cost of a place there and the node it follows. Per job: the two cheapest slots. */
type Offers = { readonly cost: Float64Array; readonly behind: Int32Array; readonly first: Int32Array; readonly second: Int32Array };

/** Puts every absent job that fits and is worth it into the routes; the others stay absent. Draws nothing at random. */
export function insertByRegret(space: Workspace): void {
  const { routes, instance } = space;
  const { jobs, slots } = instance;
  const offers: Offers = {
    cost: new Float64Array(jobs * slots).fill(Number.POSITIVE_INFINITY),
    behind: new Int32Array(jobs * slots).fill(-1),
    first: new Int32Array(jobs).fill(-1),
    second: new Int32Array(jobs).fill(-1),
  };
  const known = new Uint8Array(slots);
  while (routes.absentCount > 0) {
    offerNewSlots(space, offers, known);
    const place = neediest(space, offers);
    if (place < 0) break;
    const job = routes.absent[place]!;
    const slot = offers.first[job]!;
    routes.absent[place] = routes.absent[--routes.absentCount]!;
    link(routes, job, offers.behind[job * slots + slot]!);
    refreshAround(routes, job);
    forget(space, known, job, slot);
  }
  space.blinkIn[0] = 0;
}

/** A slot that took a job offers something else now, and so do the other days of an engineer whose parts it used. */
function forget({ instance }: Workspace, known: Uint8Array, job: number, slot: number): void {
  known[slot] = 0;
  if (instance.parts === 0 || !instance.needs[job]) return;
  for (let other = 0; other < instance.slots; other++) if (instance.van[other] === instance.van[slot]) known[other] = 0;
}

/** Works out what a slot that is new or has changed offers to every absent job. */
function offerNewSlots(space: Workspace, offers: Offers, known: Uint8Array): void {
  const { routes } = space;
  const count = slotsToTry(routes);
  for (let k = 0; k < count; k++) {
    const slot = routes.tried[k]!;
    if (known[slot] === 1) continue;
    known[slot] = 1;
    for (let waiting = 0; waiting < routes.absentCount; waiting++) offer(space, offers, routes.absent[waiting]!, slot);
  }
}

function offer(space: Workspace, offers: Offers, job: number, slot: number): void {
  const { slots } = space.instance;
  const { cost, behind, first, second } = offers;
  const entry = job * slots + slot;
  space.blinkIn[0] = FOREVER;
  behind[entry] = cheapest(space, job, placesIn(space, job, slot, 0), space.price[job]!);
  cost[entry] = behind[entry]! < 0 ? Number.POSITIVE_INFINITY : space.best[0]!;
  if (slot === first[job] || slot === second[job]) findTwoCheapest(offers, job, slots);
  else if (first[job] === -1 || cost[entry]! < cost[job * slots + first[job]!]!) {
    second[job] = first[job]!;
    first[job] = slot;
  } else if (second[job] === -1 || cost[entry]! < cost[job * slots + second[job]!]!) second[job] = slot;
}

function findTwoCheapest({ cost, first, second }: Offers, job: number, slots: number): void {
  let one = -1;
  let two = -1;
  for (let slot = 0; slot < slots; slot++) {
    const value = cost[job * slots + slot]!;
    if (one === -1 || value < cost[job * slots + one]!) {
      two = one;
      one = slot;
    } else if (two === -1 || value < cost[job * slots + two]!) two = slot;
  }
  first[job] = one;
  second[job] = two;
}

/** The place in the list of absent jobs of the one with the greatest regret, or -1 when none fits anywhere. */
function neediest({ routes, instance, price }: Workspace, { cost, first, second }: Offers): number {
  let place = -1;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < routes.absentCount; k++) {
    const job = routes.absent[k]!;
    const row = job * instance.slots;
    const best = first[job] === -1 ? Number.POSITIVE_INFINITY : cost[row + first[job]!]!;
    if (best === Number.POSITIVE_INFINITY) continue;
    const next = second[job] === -1 ? price[job]! : Math.min(price[job]!, cost[row + second[job]!]!);
    if (next - best > greatest) {
      greatest = next - best;
      place = k;
    }
  }
  return place;
}
