// The order of the stops of a plan, in the nodes of the instance: what checking, ranking and warm starts read of a plan.
import type { Compiled } from './compile.ts';

/** Who does which jobs in which order; a stop without a job is a break. Times are not read. */
export type OrderedRoute = { readonly engineer: string; readonly shift: number; readonly stops: readonly { readonly job?: string }[] };
export type RoutesToCheck = { readonly routes: readonly OrderedRoute[] };

/** The nodes of each slot in the order of a plan, its breaks where the plan has them. */
export function nodesOf(compiled: Compiled, plan: RoutesToCheck): number[][] {
  return compiled.slots.map((slot, index) => {
    const route = plan.routes.find((candidate) => candidate.engineer === slot.engineer.id && candidate.shift === slot.number);
    const pauses = compiled.breaks.flatMap((pause, k) => (pause.slot === index ? [compiled.problem.jobs.length + k] : []));
    const nodes = (route?.stops ?? []).flatMap((stop) =>
      stop.job === undefined ? (pauses.shift() ?? []) : (compiled.nodeOf.get(stop.job) ?? []),
    );
    return [...nodes, ...pauses];
  });
}
