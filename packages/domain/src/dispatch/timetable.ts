// The times of one route, read stop by stop. Unlike the search it also reads routes that break a rule:
// a stop reached after its last window starts on arrival and says by how much it is too late.
import type { Compiled } from './compile.ts';
import { arrivalAt } from './core/bands.ts';
import { overtimeCost } from './core/cost.ts';
import { leaveFor, settleOf } from './core/hourly.ts';
import { endOf, FOREVER, latenessCost, promiseCost, startAt, startOf } from './core/instance.ts';

/** All in seconds and metres. `start` is the beginning of the work, after `settle` seconds of set-up. */
export type Stop = {
  readonly node: number;
  readonly arrive: number;
  readonly start: number;
  readonly end: number;
  readonly metres: number;
  readonly travel: number;
  readonly settle: number;
  /** Beyond the due time (soft), and beyond the last window (a broken rule). */
  readonly late: number;
  readonly tooLate: number;
};

export type Timetable = {
  readonly slot: number;
  readonly leave: number;
  readonly stops: readonly Stop[];
  readonly home: number;
  readonly metres: number;
  readonly travel: number;
  readonly setup: number;
  readonly work: number;
  readonly overtime: number;
  readonly lateCost: number;
  readonly retimedCost: number;
  readonly overtimeCost: number;
};

/** Times of a slot that does `nodes` in this order. */
export function timetableOf(compiled: Compiled, slot: number, nodes: readonly number[]): Timetable {
  const { instance } = compiled;
  const stops: Stop[] = [];
  let time = instance.opens[startOf(instance, slot)]!;
  let point = instance.point[startOf(instance, slot)]!;
  const total = { metres: 0, travel: 0, setup: 0, work: 0, lateCost: 0, retimedCost: 0 };
  const go = (to: number): { metres: number; travel: number; settle: number } => {
    const leg = point * instance.points + to;
    const way = { metres: instance.metres[leg]!, ...secondsOf(compiled, leg, to, time) };
    total.metres += way.metres;
    total.travel += way.travel;
    total.setup += way.settle;
    point = to;
    return way;
  };
  for (const node of nodes) {
    const way = go(instance.point[node]! < 0 ? point : instance.point[node]!);
    const ready = time + way.travel + way.settle;
    const allowed = startAt(instance, node, ready);
    const start = allowed === FOREVER ? ready : allowed;
    const end = start + instance.service[node]!;
    const tooLate = allowed === FOREVER ? ready - instance.closes[node]! : 0;
    stops.push({ node, arrive: time + way.travel, start, end, ...way, late: Math.max(0, start - instance.due[node]!), tooLate });
    if (instance.point[node]! >= 0) total.work += instance.service[node]!;
    total.lateCost += latenessCost(instance, node, start);
    total.retimedCost += promiseCost(instance, node, start);
    time = end;
  }
  const idle = nodes.every((node) => instance.point[node]! < 0) && instance.out[slot] === 0;
  if (!idle) {
    const way = go(instance.point[endOf(instance, slot)]!);
    time += way.travel + way.settle;
  }
  const leave = stops[0] ? leaveLate(compiled, slot, stops[0]) : time;
  if (stops[0]) {
    const travel = travelFirst(compiled, slot, stops[0], leave);
    total.travel += travel - stops[0].travel;
    stops[0] = { ...stops[0], travel, arrive: leave + travel };
  }
  const overtime = Math.max(0, time - instance.regularEnd[slot]!);
  return { slot, leave, stops, home: time, ...total, overtime, overtimeCost: overtimeCost(instance, slot, time) };
}

/** Driving and set-up of a way that begins at `departure`. */
function secondsOf({ instance, setup }: Compiled, leg: number, to: number, departure: number): { travel: number; settle: number } {
  if (instance.bands) return { travel: arrivalAt(instance.bands, leg, departure) - departure, settle: settleOf(instance, leg, to) };
  const settle = Math.min(instance.seconds[leg]!, setup[to]!);
  return { travel: instance.seconds[leg]! - settle, settle };
}

/** When the engineer leaves: as late as the first stop allows. */
function leaveLate(compiled: Compiled, slot: number, first: Stop): number {
  const { instance } = compiled;
  const earliest = instance.opens[startOf(instance, slot)]!;
  if (instance.bands) return leaveFor(instance, ...firstLeg(compiled, slot, first), earliest, first.start);
  return Math.max(earliest, first.start - first.settle - first.travel);
}

function travelFirst(compiled: Compiled, slot: number, first: Stop, leave: number): number {
  const { bands } = compiled.instance;
  return bands ? arrivalAt(bands, firstLeg(compiled, slot, first)[0], leave) - leave : first.travel;
}

/** The way to the first stop, and the point it leads to. */
function firstLeg({ instance }: Compiled, slot: number, first: Stop): [leg: number, to: number] {
  const from = instance.point[startOf(instance, slot)]!;
  const to = instance.point[first.node]! < 0 ? from : instance.point[first.node]!;
  return [from * instance.points + to, to];
}
