// Adjacent string removal: cut strings of consecutive stops out of routes that pass near one another, so that what is freed can be rejoined.
// Source: J. Christiaens and G. Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation Science 54 (2020).
import { endOf, startOf } from './instance.ts';
import { touch } from './journal.ts';
import { below, fraction } from './random.ts';
import { unlink } from './routes.ts';
import { refreshSlot } from './slack.ts';
import type { Tuning } from './tuning.ts';
import type { Workspace } from './workspace.ts';

/** Takes neighbouring strings out around a random job; what is taken joins the absent jobs. */
export function ruin(space: Workspace, shape: Tuning): void {
  const { routes, ruined, random, instance } = space;
  const { around, reach } = space.neighbours;
  const assigned = instance.jobs - routes.absentCount;
  if (assigned === 0) return;
  let open = 0;
  for (let slot = 0; slot < instance.slots; slot++) {
    ruined[slot] = 0;
    if (routes.stops[slot]! > 0) open++;
  }
  const longest = Math.min(shape.longest, assigned / Math.max(1, open));
  const most = (4 * shape.jobs) / (1 + longest) - 1;
  let strings = Math.floor(fraction(random) * most + 1);
  const seed = below(random, instance.jobs);
  if (cutAround(space, seed, longest, shape)) strings--;
  for (let k = 0; k < reach && strings > 0; k++) if (cutAround(space, around[seed * reach + k]!, longest, shape)) strings--;
}

function cutAround(space: Workspace, job: number, longest: number, shape: Tuning): boolean {
  const { routes, journal, ruined, random } = space;
  const slot = routes.slot[job]!;
  if (slot < 0 || ruined[slot] === 1 || space.instance.point[job] === -1) return false;
  ruined[slot] = 1;
  touch(routes, journal, slot);
  const stops = routes.stops[slot]!;
  const length = Math.floor(1 + fraction(random) * Math.min(stops, longest));
  let kept = 0;
  if (length > 1 && length < stops && fraction(random) < shape.split) {
    kept = 1;
    while (length + kept < stops && fraction(random) < shape.grow) kept++;
  }
  cutString(space, job, slot, length, kept);
  refreshSlot(routes, slot);
  return true;
}

/** Removes `length` stops from a stretch of `length + kept` consecutive stops around `job`, leaving `kept` of them together. */
function cutString(space: Workspace, job: number, slot: number, length: number, kept: number): void {
  const { routes, instance, random } = space;
  const start = startOf(instance, slot);
  const end = endOf(instance, slot);
  const stretch = length + kept;
  let before = 0;
  for (let node = routes.previous[job]!; node !== start && before < stretch - 1; node = routes.previous[node]!) before++;
  let after = 0;
  for (let node = routes.next[job]!; node !== end && after < stretch - 1; node = routes.next[node]!) after++;
  const fewest = Math.max(0, stretch - 1 - after);
  const back = fewest + below(random, Math.max(1, before - fewest + 1));
  let node = job;
  for (let k = 0; k < back; k++) node = routes.previous[node]!;
  const keepFrom = kept > 0 ? 1 + below(random, length - 1) : stretch;
  for (let k = 0; k < stretch && node !== end; k++) {
    const following = routes.next[node]!;
    if ((k < keepFrom || k >= keepFrom + kept) && instance.fixed[node] === 0) {
      unlink(routes, node);
      space.offered[node] = 0;
      routes.absent[routes.absentCount++] = node;
    }
    node = following;
  }
}
