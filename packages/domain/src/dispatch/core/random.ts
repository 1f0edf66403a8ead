// A small seeded generator, so that the same seed gives the same plan on every machine.
// Source: Chris Doty-Humphrey, sfc32 ("small fast counting", PractRand 2010); passes BigCrush, period about 2^127.

/** State of one generator: four 32-bit words. Typed, because a number above 2^30 in a closure would be boxed at every draw. */
export type Random = Int32Array;

/** A generator whose draws depend on the seed alone; the first twelve draws are thrown away to mix the words. */
export function randomFrom(seed: number): Random {
  const state = new Int32Array([seed | 0, (seed ^ 0x9e3779b9) | 0, (seed * 0x85ebca6b) | 0, 1]);
  for (let draw = 0; draw < 12; draw++) nextBits(state);
  return state;
}

function nextBits(state: Random): number {
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const counter = state[3]!;
  const drawn = (((a + b) | 0) + counter) | 0;
  state[3] = (counter + 1) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + drawn) | 0;
  return drawn;
}

/** Uniform in [0, 1). */
export function fraction(state: Random): number {
  return (nextBits(state) >>> 0) * 2.3283064365386963e-10;
}

/** Uniform whole number in [0, bound). */
export function below(state: Random, bound: number): number {
  return ((nextBits(state) >>> 0) * 2.3283064365386963e-10 * bound) | 0;
}
