// The best plan so far: written down when it is found, read back when the search returns to it.
import { endOf, startOf } from './instance.ts';
import { begin, keep, settle, touch } from './journal.ts';
import { link, unlink } from './routes.ts';
import { refreshSlot } from './slack.ts';
import type { Routes } from './state.ts';
import type { Workspace } from './workspace.ts';

export type Kept = { readonly next: Int32Array; readonly absent: Int32Array; absentCount: number; travelled: number };

/** A copy of the routes as they are. */
export const keptFrom = (routes: Routes): Kept => ({
  next: Int32Array.from(routes.next),
  absent: Int32Array.from(routes.absent),
  absentCount: routes.absentCount,
  travelled: routes.travelled,
});

/** Writes the routes down over an older copy. */
export function write(routes: Routes, kept: Kept): void {
  kept.next.set(routes.next);
  kept.absent.set(routes.absent);
  kept.absentCount = routes.absentCount;
  kept.travelled = routes.travelled;
}

/** Makes the routes what they were when they were written down. */
export function readBack(space: Workspace, kept: Kept): void {
  const { routes, journal, instance } = space;
  begin(routes, journal);
  for (let slot = 0; slot < instance.slots; slot++) touch(routes, journal, slot);
  for (let job = 0; job < instance.jobs; job++) if (routes.slot[job]! >= 0 && instance.fixed[job] === 0) unlink(routes, job);
  for (let slot = 0; slot < instance.slots; slot++) {
    const end = endOf(instance, slot);
    let behind = startOf(instance, slot);
    for (let node = kept.next[behind]!; node !== end; node = kept.next[node]!) {
      if (routes.slot[node] === -1) link(routes, node, behind);
      behind = node;
    }
    refreshSlot(routes, slot);
  }
  routes.absent.set(kept.absent);
  routes.absentCount = kept.absentCount;
  settle(routes, journal);
  keep(journal);
}
