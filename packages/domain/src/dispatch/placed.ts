// A plan put back on the dense routes, so that ranking and explanation price a change exactly as the search would.

import { type Compiled, compile } from './compile.ts';
import { NO_NEIGHBOURS } from './core/neighbours.ts';
import { emptyRoutes, link, unlink } from './core/routes.ts';
import { refreshSlot } from './core/slack.ts';
import { TUNING } from './core/tuning.ts';
import { type Workspace, workspaceFor } from './core/workspace.ts';
import { nodesOf, type RoutesToCheck } from './orders.ts';
import type { Problem } from './problem.ts';

export type Placed = { readonly compiled: Compiled; readonly space: Workspace };

/** The routes of a plan without one job. Only this job's fitness is worked out: the others stay where they are. */
export function placedWithout(problem: Problem, plan: RoutesToCheck, job: string): Placed {
  const compiled = compile(problem, new Set([job]));
  const { instance } = compiled;
  const routes = emptyRoutes(instance);
  const left = compiled.nodeOf.get(job);
  if (left === undefined) throw new Error(`job ${job} is not in the problem`);
  for (const [slot, nodes] of nodesOf(compiled, plan).entries()) {
    for (const node of instance.seated[slot] ?? []) if (routes.slot[node] === slot) unlink(routes, node);
    let behind = instance.jobs + 2 * slot;
    for (const node of nodes) {
      if (node === left || routes.slot[node]! >= 0) continue;
      link(routes, node, behind);
      behind = node;
    }
    refreshSlot(routes, slot);
  }
  return { compiled, space: workspaceFor(routes, 1, TUNING, NO_NEIGHBOURS) };
}
