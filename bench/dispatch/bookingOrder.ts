// The baseline: a dispatcher who hands out jobs in the order they were booked, each to the able engineer whose day it lengthens least
// when it is added at the end. Nothing is ever moved again. Lunch is taken when the next job would come after it.
import { compile } from '#domain/dispatch/compile.ts';
import { cheapest } from '#domain/dispatch/core/cheapest.ts';
import { endOf, FOREVER, startOf } from '#domain/dispatch/core/instance.ts';
import { NO_NEIGHBOURS } from '#domain/dispatch/core/neighbours.ts';
import { emptyRoutes, jobsOf, link } from '#domain/dispatch/core/routes.ts';
import { refreshAround } from '#domain/dispatch/core/slack.ts';
import { TUNING } from '#domain/dispatch/core/tuning.ts';
import { workspaceFor } from '#domain/dispatch/core/workspace.ts';
import { type Plan, planOf } from '#domain/dispatch/plan.ts';
import type { Problem } from '#domain/dispatch/problem.ts';

/** The plan in booking order, told with the same times and lengths as every other plan. */
export function bookingOrder(problem: Problem): Plan {
  const compiled = compile(problem);
  const { instance } = compiled;
  const routes = emptyRoutes(instance);
  const space = workspaceFor(routes, 1, TUNING, NO_NEIGHBOURS);
  const unassigned: string[] = [];
  for (const [node, job] of problem.jobs.entries()) {
    let count = 0;
    for (let slot = 0; slot < instance.slots; slot++) {
      let last = routes.previous[endOf(instance, slot)]!;
      while (last !== startOf(instance, slot) && instance.point[last] === -1) {
        space.candidates[count++] = last;
        last = routes.previous[last]!;
      }
      space.candidates[count++] = last;
    }
    space.blinkIn[0] = FOREVER;
    const behind = cheapest(space, node, count, Number.POSITIVE_INFINITY);
    if (behind < 0) {
      unassigned.push(job.id);
      continue;
    }
    link(routes, node, behind);
    refreshAround(routes, node);
  }
  const orders = compiled.slots.map((_, slot) => jobsOf(routes, slot));
  return planOf(compiled, orders, unassigned, 0);
}
