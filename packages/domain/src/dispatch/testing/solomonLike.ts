// Instances in the manner of Solomon's, made from a seed: scattered, clustered or mixed places, short or long horizon, any share of windows.
import { fraction, type Random, randomFrom } from '../core/random.ts';
import type { Customer, SolomonFile } from '../solomon.ts';

export type Manner = {
  readonly places: 'scattered' | 'clustered' | 'mixed';
  readonly customers: number;
  readonly horizon: number;
  readonly capacity: number;
  /** Mean width of a time window and share of customers that have one. */
  readonly width: number;
  readonly share: number;
};

const between = (random: Random, low: number, high: number): number => Math.round(low + (high - low) * fraction(random));

function placeOf(random: Random, manner: Manner, size: number, centres: readonly (readonly [number, number])[]): [number, number] {
  const clustered = manner.places === 'clustered' || (manner.places === 'mixed' && fraction(random) < 0.5);
  const centre = clustered ? centres[Math.floor(fraction(random) * centres.length)] : undefined;
  if (!centre) return [between(random, 0, size), between(random, 0, size)];
  return [centre[0] + between(random, -6, 6), centre[1] + between(random, -6, 6)];
}

/** A file with a depot in the middle; every customer can be served by a vehicle of its own. */
export function solomonLike(manner: Manner, seed: number): SolomonFile {
  const random = randomFrom(seed);
  const size = Math.round(Math.sqrt(manner.customers) * 8);
  const centres = Array.from({ length: Math.max(1, Math.round(manner.customers / 12)) }, (): [number, number] => [
    between(random, 0, size),
    between(random, 0, size),
  ]);
  const middle = size / 2;
  const service = 10;
  const customers: Customer[] = [{ id: 0, x: middle, y: middle, demand: 0, ready: 0, due: manner.horizon, service: 0 }];
  for (let id = 1; id <= manner.customers; id++) {
    const [x, y] = placeOf(random, manner, size, centres);
    const way = Math.hypot(x - middle, y - middle);
    const first = Math.ceil(way);
    const last = Math.floor(manner.horizon - way - service);
    const centre = between(random, first, last);
    const half = (manner.width * (0.7 + 0.6 * fraction(random))) / 2;
    const free = fraction(random) >= manner.share;
    const ready = free ? 0 : Math.max(first, Math.round(centre - half));
    const due = free ? last : Math.min(last, Math.round(centre + half));
    customers.push({ id, x, y, demand: between(random, 1, 40), ready, due, service });
  }
  return { name: `${manner.places}-${manner.customers}-${seed}`, vehicles: manner.customers, capacity: manner.capacity, customers };
}
