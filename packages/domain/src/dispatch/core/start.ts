// Where a search begins: the caller's routes as far as they still hold, and every other job where it costs least.

import { cheapest } from './cheapest.ts';
import { startOf } from './instance.ts';
import { link } from './routes.ts';
import { refreshAround } from './slack.ts';
import type { Workspace } from './workspace.ts';

/** Seats the jobs of each slot in order around its fixed stops; one that no longer fits there stays absent. */
export function seatWarm(space: Workspace, warm: readonly (readonly number[])[]): void {
  const { routes, instance, candidates } = space;
  for (const [slot, nodes] of warm.entries()) {
    let behind = startOf(instance, slot);
    for (const job of nodes) {
      if (routes.slot[job]! >= 0) {
        if (routes.slot[job] === slot) behind = job;
        continue;
      }
      candidates[0] = behind;
      space.blinkIn[0] = instance.jobs;
      if (cheapest(space, job, 1, Number.POSITIVE_INFINITY) === -1) continue;
      link(routes, job, behind);
      refreshAround(routes, job);
      behind = job;
    }
  }
  let count = 0;
  for (let job = 0; job < instance.jobs; job++) if (routes.slot[job] === -1) routes.absent[count++] = job;
  routes.absentCount = count;
}
