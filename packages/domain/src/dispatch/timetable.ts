// The times of one route, read stop by stop. Unlike the search it also reads routes that break a rule:
// a stop reached after its last window starts on arrival and says by how much it is too late.
import type { Compiled } from './compile.ts';
import { overtimeCost } from './core/cost.ts';
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
  const { instance, setup } = compiled;
  const stops: Stop[] = [];
  let time = instance.opens[startOf(instance, slot)]!;
  let point = instance.point[startOf(instance, slot)]!;
  const total = { metres: 0, travel: 0, setup: 0, work: 0, lateCost: 0, retimedCost: 0 };
  const go = (to: number): { metres: number; travel: number; settle: number } => {
    const leg = point * instance.points + to;
    const seconds = instance.seconds[leg]!;
    const settle = seconds > 0 || instance.metres[leg]! > 0 ? Math.min(seconds, setup[to]!) : 0;
    total.metres += instance.metres[leg]!;
    total.travel += seconds - settle;
    total.setup += settle;
    point = to;
    return { metres: instance.metres[leg]!, travel: seconds - settle, settle };
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
  const first = stops[0];
  const leave = first ? Math.max(instance.opens[startOf(instance, slot)]!, first.start - first.settle - first.travel) : time;
  if (first) stops[0] = { ...first, arrive: leave + first.travel };
  const overtime = Math.max(0, time - instance.regularEnd[slot]!);
  return { slot, leave, stops, home: time, ...total, overtime, overtimeCost: overtimeCost(instance, slot, time) };
}
