// Which jobs are near which, in space and in time.
// Removal takes strings out of routes that pass near one another; insertion looks for a place beside the jobs that go well before or after.
// Source: granular neighbourhoods, P. Toth and D. Vigo, INFORMS J. Computing 15 (2003); the closeness of two jobs with time windows
// (travel + 0.2 × unavoidable waiting + unavoidable lateness) is T. Vidal et al., Computers & Operations Research 40 (2013).
import type { Instance } from './instance.ts';

const REACH = 100;
const WAITING_WEIGHT = 0.2;
/** The ends of a route are tried where home is as near as the first of this many parts of the neighbours. */
const HOME_SHARE = 4;

export type Neighbours = {
  /** Per job its `reach` nearest other jobs by distance, nearest first. */
  readonly around: Int32Array;
  readonly reach: number;
  /** Per job `breadth` places beside another job, best first: 2 × other for right behind it, 2 × other + 1 for right before it; -1 ends the list. */
  readonly beside: Int32Array;
  readonly breadth: number;
  /** Per job and kind of slot: the start or end of such a slot is as near as the listed neighbours. */
  readonly homely: Uint8Array;
};

/** Nobody is near anybody: enough to price places in routes that are given. */
export const NO_NEIGHBOURS: Neighbours = {
  around: new Int32Array(0),
  reach: 0,
  beside: new Int32Array(0),
  breadth: 0,
  homely: new Uint8Array(0),
};

/** Computes the lists; `width` neighbours on each side. Floating stops have no place and are in no list. */
export function neighboursOf(instance: Instance, width: number): Neighbours {
  const placed: number[] = [];
  for (let job = 0; job < instance.jobs; job++) if (instance.point[job]! >= 0) placed.push(job);
  const reach = Math.min(REACH, Math.max(0, placed.length - 1));
  const breadth = 2 * width;
  const around = new Int32Array(instance.jobs * reach);
  const beside = new Int32Array(instance.jobs * breadth).fill(-1);
  const homely = new Uint8Array(instance.jobs * instance.slots);
  const keys = new Float64Array(2 * instance.jobs);
  for (const job of placed) {
    fillSorted(around, job * reach, reach, keys, (add) => {
      for (const other of placed) if (other !== job) add(apart(instance, job, other), other);
    });
    fillSorted(beside, job * breadth, breadth, keys, (add) => {
      for (const other of placed) {
        if (other === job) continue;
        add(closeness(instance, other, job), 2 * other);
        add(closeness(instance, job, other), 2 * other + 1);
      }
    });
    markHomes(instance, job, closenessOf(instance, job, beside[job * breadth + Math.floor(breadth / HOME_SHARE)] ?? -1), homely);
  }
  return { around, reach, beside, breadth, homely };
}

/** Writes the `limit` smallest entries to `into` from `offset`, smallest first, ties by entry. */
function fillSorted(
  into: Int32Array,
  offset: number,
  limit: number,
  keys: Float64Array,
  list: (add: (value: number, entry: number) => void) => void,
): void {
  const size = keys.length;
  let count = 0;
  list((value, entry) => {
    if (value < Number.POSITIVE_INFINITY) keys[count++] = Math.round(value) * size + entry;
  });
  const sorted = keys.subarray(0, count).sort();
  const written = Math.min(limit, count);
  for (let k = 0; k < written; k++) into[offset + k] = sorted[k]! % size;
}

function apart(instance: Instance, a: number, b: number): number {
  const leg = instance.point[a]! * instance.points + instance.point[b]!;
  return instance.metres[leg]! + instance.metresTo[leg]!;
}

/** How well `job` goes right behind `before`, smaller is better; Infinity when time windows forbid it. */
function closeness(instance: Instance, before: number, job: number): number {
  const leg = instance.point[before]! * instance.points + instance.point[job]!;
  const lag = instance.service[before]! + instance.seconds[leg]!;
  if (instance.opens[before]! + lag > instance.closes[job]!) return Number.POSITIVE_INFINITY;
  const waiting = Math.max(0, instance.opens[job]! - instance.closes[before]! - lag);
  return instance.metres[leg]! + WAITING_WEIGHT * waiting;
}

/** Closeness of a listed place; Infinity when there are too few to list. */
function closenessOf(instance: Instance, job: number, place: number): number {
  if (place < 0) return Number.POSITIVE_INFINITY;
  return (place & 1) === 0 ? closeness(instance, place >> 1, job) : closeness(instance, job, place >> 1);
}

function markHomes(instance: Instance, job: number, radius: number, homely: Uint8Array): void {
  for (let slot = 0; slot < instance.slots; slot++) {
    const start = instance.point[instance.jobs + 2 * slot]! * instance.points + instance.point[job]!;
    const end = instance.point[job]! * instance.points + instance.point[instance.jobs + 2 * slot + 1]!;
    if (Math.min(instance.metres[start]!, instance.metres[end]!) <= radius) homely[job * instance.slots + instance.kind[slot]!] = 1;
  }
}
