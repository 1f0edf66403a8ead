// What a slot costs: the one place where a route turns into a number.
// Search, check, ranking and explanation all price routes here, so they can never disagree.
import { endOf, type Instance, startCost, startOf } from './instance.ts';
import type { Routes } from './state.ts';

/** Cost of one slot as it stands: travel, use, assignment, lateness, overtime and fairness. Nothing for an engineer who stays at home. */
export function slotCost(routes: Routes, slot: number): number {
  const { instance, next, legMetres, legSeconds } = routes;
  if (routes.stops[slot] === 0 && instance.out[slot] === 0) return 0;
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  let metres = 0;
  let seconds = 0;
  for (let node = start; node !== end; node = next[node]!) {
    metres += legMetres[node]!;
    seconds += legSeconds[node]!;
  }
  let cost = metres * instance.perMetre[slot]! + seconds * instance.perSecond[slot]!;
  if (routes.stops[slot]! > 0) cost += instance.use[slot]!;
  if (instance.soft) cost += startsOf(routes, slot) + overtimeCost(instance, slot, routes.depart[end]!);
  if (instance.assignment.length > 0) cost += assignmentOf(routes, slot);
  return cost;
}

function startsOf(routes: Routes, slot: number): number {
  const { instance, next, depart } = routes;
  const end = endOf(instance, slot);
  let cost = 0;
  for (let node = next[startOf(instance, slot)]!; node !== end; node = next[node]!)
    cost += startCost(instance, node, depart[node]! - instance.service[node]!);
  return cost;
}

function assignmentOf(routes: Routes, slot: number): number {
  const { instance, next } = routes;
  const end = endOf(instance, slot);
  let cost = instance.fairness * routes.work[slot]! * routes.work[slot]!;
  for (let node = next[startOf(instance, slot)]!; node !== end; node = next[node]!)
    cost += instance.assignment[node * instance.slots + slot]!;
  return cost;
}

/** Price of coming home at `time`. */
export function overtimeCost(instance: Instance, slot: number, time: number): number {
  const over = time - instance.regularEnd[slot]!;
  return over > 0 ? over * instance.overtimeRate[slot]! : 0;
}

/** Cost a job adds to a slot besides travel and time: use of an idle engineer, assignment, fairness. Infinity when it may not go there. */
export function standingCost(routes: Routes, job: number, slot: number): number {
  const { instance } = routes;
  const use = routes.stops[slot] === 0 ? instance.use[slot]! : 0;
  if (instance.assignment.length === 0) return use;
  const assigned = instance.assignment[job * instance.slots + slot]!;
  if (instance.fairness === 0) return use + assigned;
  const added = instance.service[job]!;
  return use + assigned + instance.fairness * added * (2 * routes.work[slot]! + added);
}

/** Whether loads and parts of a slot leave room for one more job. */
export function hasRoom(routes: Routes, job: number, slot: number): boolean {
  const { instance } = routes;
  const { loads } = instance;
  for (let load = 0; load < loads; load++) if (instance.amount[job * loads + load]! > routes.spare[slot * loads + load]!) return false;
  return instance.parts === 0 || hasParts(routes, job, slot);
}

function hasParts(routes: Routes, job: number, slot: number): boolean {
  const { instance } = routes;
  const needs = instance.needs[job];
  if (!needs) return true;
  const shelf = instance.van[slot]! * instance.parts;
  for (let k = 0; k < needs.length; k += 2)
    if (routes.used[shelf + needs[k]!]! + needs[k + 1]! > instance.stock[shelf + needs[k]!]!) return false;
  return true;
}
