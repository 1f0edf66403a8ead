// The dense problem the search works on: whole numbers in flat arrays, no names, no objects.
// Nodes 0 … jobs-1 are stops; slot s (one engineer on one shift, or one vehicle) starts at node jobs+2s and ends at jobs+2s+1.
// Times are seconds and lengths metres, or any other whole unit the caller keeps to.

import type { Bands } from './bands.ts';

/** Everything the search knows. `from·To` arrays are `points × points`; the `…To` twins are transposed for reading by target. */
export type Instance = {
  readonly jobs: number;
  readonly slots: number;
  readonly points: number;
  readonly seconds: Int32Array;
  readonly secondsTo: Int32Array;
  readonly metres: Int32Array;
  readonly metresTo: Int32Array;

  /** Where travel depends on the hour; `seconds` are then the least of all hours, set-up included. */
  readonly bands: Bands | undefined;

  /** Per node: where it is (a floating stop, such as a break, has -1: it happens wherever the engineer is). */
  readonly point: Int32Array;
  readonly service: Int32Array;
  /** Per node: first opening and last closing; `windows` lists all of them where a node has several. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  readonly windows: readonly (Int32Array | undefined)[];
  readonly several: Uint8Array;

  /** Per job: cost of leaving it out, soft due time with the price of a late second before and after `steepAfter`. */
  readonly penalty: Float64Array;
  readonly due: Int32Array;
  readonly lateRate: Float64Array;
  readonly steepAfter: number;
  readonly steepFactor: number;
  /** Per job: the start it was promised at (-1 without); price of a second more than `promiseSlack` from it, 0 where nothing is promised. */
  readonly promised: Int32Array;
  readonly promiseRate: number;
  readonly promiseSlack: number;
  /** Fixed stops are never taken out of their slot: breaks, appointments, started and agreed work. */
  readonly fixed: Uint8Array;
  /** `jobs × loads` and `slots × loads`: quantities that add up along a route and their limits. */
  readonly loads: number;
  readonly amount: Int32Array;
  readonly room: Int32Array;
  /** `jobs × slots`, or empty when every slot may do every job at no extra cost. Infinity forbids. */
  readonly assignment: Float64Array;
  /** Parts: `needs[job]` lists pairs part, quantity; `stock` is `vans × parts`; `van[slot]` says whose stock a slot draws on. */
  readonly needs: readonly (Int32Array | undefined)[];
  readonly parts: number;
  readonly stock: Int32Array;
  readonly van: Int32Array;

  /** Per slot. */
  readonly perMetre: Float64Array;
  readonly perSecond: Float64Array;
  readonly use: Float64Array;
  readonly regularEnd: Int32Array;
  readonly overtimeRate: Float64Array;
  readonly travelLimit: Int32Array;
  /** The engineer is already on the road, so the way home is driven even without a job. */
  readonly out: Uint8Array;
  /** Slots of one kind are interchangeable, so only one empty slot of a kind is tried. */
  readonly kind: Int32Array;
  /** Price of one squared second of work per slot: evens out the days. */
  readonly fairness: number;
  /** Only distance counts: no paid time, lateness, overtime, assignment, limits or floating stops. */
  readonly plain: boolean;
  /** Some job can be late or some slot can run into overtime. */
  readonly soft: boolean;
  /** Per slot: a floating stop is among its seated ones. */
  readonly floats: Uint8Array;
  /** Some slot has a travel limit. */
  readonly limited: boolean;
  /** Stops that sit in a slot from the beginning, in order: `fixed` ones and nothing else. */
  readonly seated: readonly Int32Array[];
};

export const FOREVER = 0x3fffffff;
/** Penalty of a job that must be done: above any sum of real costs, low enough to add up exactly. */
export const MANDATORY = 1e9;

/** What an instance must say; the rest has the neutral value (no windows, no loads, free, everything allowed). */
export type InstanceFacts = Pick<Instance, 'jobs' | 'slots' | 'points' | 'seconds' | 'metres' | 'point'> & Partial<Instance>;

/** The matrix turned over; the same array when it is symmetric. */
export function transposed(matrix: Int32Array, size: number): Int32Array {
  const turned = new Int32Array(matrix.length);
  let differs = false;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      turned[column * size + row] = matrix[row * size + column]!;
      differs ||= matrix[column * size + row] !== matrix[row * size + column];
    }
  return differs ? turned : matrix;
}

/** Completes the facts. Symmetric matrices are shared with their transposed twins: half the cache lines in the inner loop. */
export function instanceOf(facts: InstanceFacts): Instance {
  const { jobs, slots, points } = facts;
  const nodes = jobs + 2 * slots;
  const metresTo = facts.metresTo ?? transposed(facts.metres, points);
  return {
    metresTo,
    secondsTo: facts.seconds === facts.metres ? metresTo : (facts.secondsTo ?? transposed(facts.seconds, points)),
    bands: undefined,
    service: new Int32Array(nodes),
    opens: new Int32Array(nodes),
    closes: new Int32Array(nodes).fill(FOREVER),
    windows: [],
    several: new Uint8Array(nodes),
    penalty: new Float64Array(jobs).fill(MANDATORY),
    due: new Int32Array(jobs).fill(FOREVER),
    lateRate: new Float64Array(jobs),
    steepAfter: FOREVER,
    steepFactor: 1,
    promised: new Int32Array(jobs).fill(-1),
    promiseRate: 0,
    promiseSlack: 0,
    fixed: new Uint8Array(jobs),
    loads: 0,
    amount: new Int32Array(0),
    room: new Int32Array(0),
    assignment: new Float64Array(0),
    needs: [],
    parts: 0,
    stock: new Int32Array(0),
    van: new Int32Array(slots),
    perMetre: new Float64Array(slots).fill(1),
    perSecond: new Float64Array(slots),
    use: new Float64Array(slots),
    regularEnd: new Int32Array(slots).fill(FOREVER),
    overtimeRate: new Float64Array(slots),
    travelLimit: new Int32Array(slots).fill(FOREVER),
    out: new Uint8Array(slots),
    kind: Int32Array.from({ length: slots }, (_, slot) => slot),
    fairness: 0,
    plain: false,
    soft: false,
    floats: new Uint8Array(slots),
    limited: false,
    seated: [],
    ...facts,
  };
}

/** First node and last node of a slot. */
export const startOf = (instance: Instance, slot: number): number => instance.jobs + 2 * slot;
export const endOf = (instance: Instance, slot: number): number => instance.jobs + 2 * slot + 1;

/** Earliest start of a stop's work when the engineer is there at `arrival`; FOREVER when every window has closed. */
export function startAt(instance: Instance, node: number, arrival: number): number {
  if (instance.several[node] === 0) {
    const opens = instance.opens[node]!;
    if (arrival < opens) return opens;
    return arrival <= instance.closes[node]! ? arrival : FOREVER;
  }
  const windows = instance.windows[node]!;
  for (let k = 0; k < windows.length; k += 2) if (arrival <= windows[k + 1]!) return Math.max(arrival, windows[k]!);
  return FOREVER;
}

/** Latest arrival that still lets the work start at or before `limit` inside a window; -1 when no window opens by then. */
export function latestArrival(instance: Instance, node: number, limit: number): number {
  if (instance.several[node] === 0) {
    const latest = Math.min(limit, instance.closes[node]!);
    return latest >= instance.opens[node]! ? latest : -1;
  }
  const windows = instance.windows[node]!;
  for (let k = windows.length - 2; k >= 0; k -= 2) if (windows[k]! <= limit) return Math.min(limit, windows[k + 1]!);
  return -1;
}

/** Cost of starting a job at `start`: nothing up to its due time, then a price per second, steeper after `steepAfter`. */
export function latenessCost(instance: Instance, job: number, start: number): number {
  const late = start - instance.due[job]!;
  if (late <= 0) return 0;
  const steep = late > instance.steepAfter ? (late - instance.steepAfter) * (instance.steepFactor - 1) : 0;
  return instance.lateRate[job]! * (late + steep);
}

/** Cost of starting a job at `start` instead of at the time it was promised: nothing within the slack, then a price per second either way. */
export function promiseCost(instance: Instance, job: number, start: number): number {
  const promised = instance.promised[job]!;
  return promised < 0 ? 0 : instance.promiseRate * Math.max(0, Math.abs(start - promised) - instance.promiseSlack);
}

/** What the start of a job costs: lateness, and a promise not kept. */
export function startCost(instance: Instance, job: number, start: number): number {
  const late = latenessCost(instance, job, start);
  return instance.promiseRate === 0 ? late : late + promiseCost(instance, job, start);
}
