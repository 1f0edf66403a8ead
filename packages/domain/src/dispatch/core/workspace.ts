// Everything a search touches, allocated once: the inner loop makes no garbage.
import type { Instance } from './instance.ts';
import { type Journal, journalFor } from './journal.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { type Random, randomFrom } from './random.ts';
import type { Routes } from './state.ts';
import type { Tuning } from './tuning.ts';

export type Workspace = {
  readonly instance: Instance;
  readonly routes: Routes;
  readonly journal: Journal;
  readonly random: Random;
  readonly neighbours: Neighbours;
  /** Places beside present neighbours that an insertion looks at. */
  readonly width: number;
  readonly keys: Float64Array;
  readonly ruined: Uint8Array;
  /** Places under consideration, as nodes to follow, and the cost of the cheapest. */
  readonly candidates: Int32Array;
  readonly best: Float64Array;
  /** Stops of two routes on their way to each other. */
  readonly tail: Int32Array;
  /** Per job: what leaving it out costs at present, and for how many steps it has been left out. */
  readonly price: Float64Array;
  readonly waited: Float64Array;
  /** Per job: 1 when it is left out and has been offered every slot as it stands, so only slots that change can take it. */
  readonly offered: Uint8Array;
  /** Improvements left before one is overlooked. */
  readonly blinkIn: Int32Array;
  readonly blinkScale: number;
};

/** A workspace over `routes`; the same seed walks the same way. Without neighbours it prices places but cannot search. */
export function workspaceFor(
  routes: Routes,
  seed: number,
  tuning: Tuning,
  neighbours: Neighbours = neighboursOf(routes.instance, 4 * tuning.width),
): Workspace {
  const { instance } = routes;
  return {
    instance,
    routes,
    journal: journalFor(routes),
    random: randomFrom(seed),
    neighbours,
    width: 2 * tuning.width,
    keys: new Float64Array(instance.jobs),
    ruined: new Uint8Array(instance.slots),
    candidates: new Int32Array(4 * (instance.jobs + 2 * instance.slots) + 8 * tuning.width),
    best: new Float64Array(1),
    tail: new Int32Array(instance.jobs),
    price: Float64Array.from(instance.penalty),
    waited: new Float64Array(instance.jobs),
    offered: new Uint8Array(instance.jobs),
    blinkIn: new Int32Array(1),
    blinkScale: 1 / Math.log(1 - tuning.blinks),
  };
}
