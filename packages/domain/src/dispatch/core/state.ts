// The state of a search: who does what in which order, with earliest departures and latest arrivals kept along every route.
// A job fits between two stops when its departure plus the way on is no later than the latest arrival there: constant time.
// Source: M. Savelsbergh, "The vehicle routing problem with time windows: minimizing route duration", ORSA J. Computing 4 (1992).
import type { Instance } from './instance.ts';

export type Routes = {
  readonly instance: Instance;
  /** Per node: neighbours on the route, slot (-1 when absent), place, earliest departure, latest arrival, leg to the next node. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly slot: Int32Array;
  readonly at: Int32Array;
  readonly depart: Int32Array;
  readonly late: Int32Array;
  readonly legMetres: Int32Array;
  readonly legSeconds: Int32Array;
  /** Per slot: jobs (floating stops not counted), room left per load, travel seconds, work seconds, cost. */
  readonly stops: Int32Array;
  readonly spare: Int32Array;
  readonly travel: Int32Array;
  readonly work: Int32Array;
  readonly cost: Float64Array;
  readonly used: Int32Array;
  readonly absent: Int32Array;
  absentCount: number;
  /** Slots worth trying: those in use and one empty slot of every kind, in slot order. */
  readonly tried: Int32Array;
  triedCount: number;
  triedStale: boolean;
  /** Sum of slot costs; penalties of absent jobs are not in it. */
  travelled: number;
  readonly kindSeen: Int32Array;
  kindStamp: number;
};
