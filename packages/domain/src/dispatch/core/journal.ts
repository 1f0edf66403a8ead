// What a step changes is written down so that a refused step can be undone in the time it took, not in the size of the plan.

import { slotCost } from './cost.ts';
import { endOf, startOf } from './instance.ts';
import type { Routes } from './state.ts';

export type Journal = {
  readonly touched: Uint8Array;
  readonly slots: Int32Array;
  count: number;
  readonly next: Int32Array;
  readonly at: Int32Array;
  readonly depart: Int32Array;
  readonly late: Int32Array;
  readonly legMetres: Int32Array;
  readonly legSeconds: Int32Array;
  readonly stops: Int32Array;
  readonly travel: Int32Array;
  readonly work: Int32Array;
  readonly spare: Int32Array;
  readonly cost: Float64Array;
  readonly used: Int32Array;
  readonly absent: Int32Array;
  absentCount: number;
  travelled: number;
};

/** An empty journal for a state of this size. */
export function journalFor(routes: Routes): Journal {
  const { slots } = routes.instance;
  const copy = (array: Int32Array): Int32Array => new Int32Array(array.length);
  return {
    touched: new Uint8Array(slots),
    slots: new Int32Array(slots),
    count: 0,
    next: copy(routes.next),
    at: copy(routes.at),
    depart: copy(routes.depart),
    late: copy(routes.late),
    legMetres: copy(routes.legMetres),
    legSeconds: copy(routes.legSeconds),
    stops: copy(routes.stops),
    travel: copy(routes.travel),
    work: copy(routes.work),
    spare: copy(routes.spare),
    cost: new Float64Array(slots),
    used: copy(routes.used),
    absent: copy(routes.absent),
    absentCount: 0,
    travelled: 0,
  };
}

/** Opens a step. */
export function begin(routes: Routes, journal: Journal): void {
  journal.count = 0;
  journal.absentCount = routes.absentCount;
  journal.travelled = routes.travelled;
  for (let k = 0; k < routes.absentCount; k++) journal.absent[k] = routes.absent[k]!;
  if (routes.instance.parts > 0) journal.used.set(routes.used);
}

/** Writes a slot down before its first change in this step. */
export function touch(routes: Routes, journal: Journal, slot: number): void {
  if (journal.touched[slot] === 1) return;
  journal.touched[slot] = 1;
  journal.slots[journal.count++] = slot;
  journal.stops[slot] = routes.stops[slot]!;
  journal.travel[slot] = routes.travel[slot]!;
  journal.work[slot] = routes.work[slot]!;
  journal.cost[slot] = routes.cost[slot]!;
  const { loads } = routes.instance;
  for (let k = slot * loads; k < slot * loads + loads; k++) journal.spare[k] = routes.spare[k]!;
  const end = endOf(routes.instance, slot);
  for (let node = startOf(routes.instance, slot); ; node = routes.next[node]!) {
    journal.next[node] = routes.next[node]!;
    journal.at[node] = routes.at[node]!;
    journal.depart[node] = routes.depart[node]!;
    journal.late[node] = routes.late[node]!;
    journal.legMetres[node] = routes.legMetres[node]!;
    journal.legSeconds[node] = routes.legSeconds[node]!;
    if (node === end) return;
  }
}

/** Prices the changed slots. */
export function settle(routes: Routes, journal: Journal): void {
  for (let k = 0; k < journal.count; k++) {
    const slot = journal.slots[k]!;
    const cost = slotCost(routes, slot);
    routes.travelled += cost - routes.cost[slot]!;
    routes.cost[slot] = cost;
  }
}

/** Keeps the step. */
export function keep(journal: Journal): void {
  for (let k = 0; k < journal.count; k++) journal.touched[journal.slots[k]!] = 0;
  journal.count = 0;
}

/** Undoes the step: the changed slots are as they were. */
export function undo(routes: Routes, journal: Journal): void {
  for (let k = 0; k < routes.absentCount; k++) routes.slot[routes.absent[k]!] = -1;
  for (let k = 0; k < journal.count; k++) detach(routes, journal.slots[k]!);
  for (let k = 0; k < journal.count; k++) restore(routes, journal, journal.slots[k]!);
  routes.absentCount = journal.absentCount;
  for (let k = 0; k < journal.absentCount; k++) routes.absent[k] = journal.absent[k]!;
  if (routes.instance.parts > 0) routes.used.set(journal.used);
  routes.travelled = journal.travelled;
  journal.count = 0;
}

function detach(routes: Routes, slot: number): void {
  const end = endOf(routes.instance, slot);
  for (let node = routes.next[startOf(routes.instance, slot)]!; node !== end; node = routes.next[node]!) routes.slot[node] = -1;
}

function restore(routes: Routes, journal: Journal, slot: number): void {
  if ((routes.stops[slot] === 0) !== (journal.stops[slot] === 0)) routes.triedStale = true;
  journal.touched[slot] = 0;
  routes.stops[slot] = journal.stops[slot]!;
  routes.travel[slot] = journal.travel[slot]!;
  routes.work[slot] = journal.work[slot]!;
  routes.cost[slot] = journal.cost[slot]!;
  const { loads } = routes.instance;
  for (let k = slot * loads; k < slot * loads + loads; k++) routes.spare[k] = journal.spare[k]!;
  const end = endOf(routes.instance, slot);
  for (let node = startOf(routes.instance, slot); ; ) {
    const after = journal.next[node]!;
    routes.slot[node] = slot;
    routes.next[node] = after;
    routes.at[node] = journal.at[node]!;
    routes.depart[node] = journal.depart[node]!;
    routes.late[node] = journal.late[node]!;
    routes.legMetres[node] = journal.legMetres[node]!;
    routes.legSeconds[node] = journal.legSeconds[node]!;
    if (node === end) return;
    routes.previous[after] = node;
    node = after;
  }
}
