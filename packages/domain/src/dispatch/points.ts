// Points of the instance: a place together with its set-up time. The set-up is part of the way to a point from any other place,
// so it is spent once per visit, and consecutive jobs at one place share it, at no cost to the inner loop.
import type { Bands } from './core/bands.ts';
import { type Instance, transposed } from './core/instance.ts';
import type { Break, Engineer, Problem } from './problem.ts';
import type { TravelMatrix } from './travel.ts';

export type Points = { readonly facts: Matrices & Pick<Instance, 'point'>; readonly setup: Int32Array };

type Seats = readonly { readonly engineer: Engineer }[];

/** Points of jobs, breaks with a place (-1 without: wherever the engineer is), and starts and ends of slots. */
export function pointsOf(problem: Problem, breaks: readonly Break[], slots: Seats): Points {
  const places = new Map(problem.places.map((place, index) => [place, index]));
  const found = new Map<number, number>();
  const placeOf: number[] = [];
  const setupOf: number[] = [];
  const pointAt = (place: string, setup: number): number => {
    const key = setup * problem.places.length + places.get(place)!;
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, placeOf.length);
    placeOf.push(places.get(place)!);
    setupOf.push(setup);
    return placeOf.length - 1;
  };
  const point = Int32Array.from([
    ...problem.jobs.map((job) => pointAt(job.place, job.setupSeconds ?? 0)),
    ...breaks.map((pause) => (pause.place === undefined ? -1 : pointAt(pause.place, 0))),
    ...slots.flatMap(({ engineer }) => [
      pointAt(engineer.position?.place ?? engineer.home, 0),
      pointAt(engineer.endsAt ?? engineer.home, 0),
    ]),
  ]);
  const setup = Int32Array.from(setupOf);
  return { facts: { point, ...matricesOf(problem, placeOf, setup) }, setup };
}

type Matrices = Pick<Instance, 'points' | 'seconds' | 'secondsTo' | 'metres' | 'metresTo' | 'bands'>;

/** The last matrices made from a travel matrix: a day is ranked many times over the same places, and this is most of the work. */
const remembered = new WeakMap<TravelMatrix, { readonly key: string; readonly matrices: Matrices }>();

function matricesOf(problem: Problem, placeOf: readonly number[], setup: Int32Array): Matrices {
  const key = `${placeOf.join()}/${setup.join()}`;
  const known = remembered.get(problem.travel);
  if (known?.key === key) return known.matrices;
  const matrices = computed(problem.travel, problem.places.length, Int32Array.from(placeOf), setup);
  remembered.set(problem.travel, { key, matrices });
  return matrices;
}

function computed(travel: TravelMatrix, size: number, placeOf: Int32Array, setup: Int32Array): Matrices {
  const points = placeOf.length;
  const metres = spread(travel.metres, size, placeOf);
  const bands = bandsOf(travel, size, placeOf, setup);
  const seconds = bands ? leastOf(bands) : spread(travel.seconds, size, placeOf);
  for (let from = 0; from < points; from++)
    for (let to = 0; to < points; to++) if (placeOf[from] !== placeOf[to]) seconds[from * points + to]! += setup[to]!;
  return { points, seconds, metres, secondsTo: transposed(seconds, points), metresTo: transposed(metres, points), bands };
}

/** A matrix of places as a matrix of points; nothing between points at one place. */
function spread(matrix: Int32Array, size: number, placeOf: Int32Array): Int32Array {
  const points = placeOf.length;
  const wide = new Int32Array(points * points);
  for (let from = 0; from < points; from++) {
    const row = placeOf[from]! * size;
    for (let to = 0; to < points; to++) if (placeOf[from] !== placeOf[to]) wide[from * points + to] = matrix[row + placeOf[to]!]!;
  }
  return wide;
}

function bandsOf({ bands }: TravelMatrix, size: number, placeOf: Int32Array, setup: Int32Array): Bands | undefined {
  if (!bands || bands.length === 0) return undefined;
  return { from: Int32Array.from(bands, (band) => band.from), driving: bands.map((band) => spread(band.seconds, size, placeOf)), setup };
}

/** The least driving time of every way over all hours. */
function leastOf({ driving }: Bands): Int32Array {
  const least = Int32Array.from(driving[0]!);
  for (const seconds of driving) for (const [leg, value] of seconds.entries()) if (value < least[leg]!) least[leg] = value;
  return least;
}
