// Chance with a memory: the same seed gives the same draws on every machine.
// mulberry32 (T. Ettinger, public domain): 32-bit state, passes gjrand; integer arithmetic only, so bit-identical everywhere.

/** Uniform draws in [0, 1). */
export type Draw = () => number;

/** A generator of uniform draws; `seed` is any integer, taken modulo 2³². */
export function seededDraws(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` different integers below `size`, ascending (partial Fisher–Yates, Knuth TAOCP 2 §3.4.2 P). */
export function drawSome(draw: Draw, count: number, size: number): Int32Array {
  const all = Int32Array.from({ length: size }, (_, at) => at);
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(draw() * (size - at));
    const kept = all[at]!;
    all[at] = all[other]!;
    all[other] = kept;
  }
  return all.subarray(0, count).sort();
}
