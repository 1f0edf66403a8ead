// Neighbours of a known completion: change one option, mend what that breaks by changing a few more, and see whether it still works.
// Cheap, and right whenever it succeeds, because every constraint keeps count of its true literals. It proves nothing when it fails;
// then the solver is asked. The choice of what to change follows WalkSAT (Selman, Kautz & Cohen 1994): what breaks least.
import type { CompiledModel } from './compiled.ts';

const MOST_CHANGES = 16;

/**
 * All constraints as checks: at least needed[c] of lits[c] are true. A clause needs one; "at most b of n" needs n − b of the opposites.
 * It stands on one assignment at a time, knows how many literals of every check are true there, and moves by changing variables.
 */
export type Neighbourhood = {
  readonly lits: readonly Int32Array[];
  readonly needed: Int32Array;
  /** By literal: the checks it counts for. */
  readonly checksWith: readonly Int32Array[];
  readonly model: Uint8Array;
  readonly counts: Int32Array;
  /** Changed on the way to a neighbour, and the checks that broke on it. */
  readonly changed: number[];
  readonly broken: number[];
};

const litNow = (model: Uint8Array, variable: number): number => 2 * variable + (model[variable] === 1 ? 0 : 1);

export function neighbourhoodOf({ constraints, options }: CompiledModel): Neighbourhood {
  const checks = constraints.flatMap(({ clauses, atMost }) => [
    ...clauses.map((lits) => ({ lits: [...new Set(lits)], needed: 1 })),
    ...(atMost ? [{ lits: atMost.lits.map((lit) => lit ^ 1), needed: atMost.lits.length - atMost.bound }] : []),
  ]);
  const checksWith: number[][] = Array.from({ length: 2 * options.length }, () => []);
  checks.forEach(({ lits }, place) => {
    for (const lit of lits) checksWith[lit]!.push(place);
  });
  return {
    lits: checks.map(({ lits }) => Int32Array.from(lits)),
    needed: Int32Array.from(checks, ({ needed }) => needed),
    checksWith: checksWith.map((places) => Int32Array.from(places)),
    model: new Uint8Array(options.length),
    // It begins with every option left out.
    counts: Int32Array.from(checks, ({ lits }) => lits.filter((lit) => lit & 1).length),
    changed: [],
    broken: [],
  };
}

function flip({ needed, checksWith, model, counts, broken }: Neighbourhood, variable: number): void {
  const lost = litNow(model, variable);
  model[variable]! ^= 1;
  for (const place of checksWith[lost ^ 1]!) counts[place]! += 1;
  for (const place of checksWith[lost]!) {
    counts[place]! -= 1;
    if (counts[place]! < needed[place]!) broken.push(place);
  }
}

/** Completions found one after the other differ in few options: changing those is cheaper than counting everything again. */
function standOn(all: Neighbourhood, completion: Uint8Array): void {
  for (let variable = 0; variable < all.model.length; variable++) if (all.model[variable] !== completion[variable]) flip(all, variable);
  all.broken.length = 0;
}

/** How many checks would break if the variable changed sides. */
function breaks({ needed, checksWith, model, counts }: Neighbourhood, variable: number): number {
  let broken = 0;
  for (const place of checksWith[litNow(model, variable)]!) if (counts[place] === needed[place]) broken += 1;
  return broken;
}

/** The variable of a broken check whose change breaks least; −1 when none may change. */
function gentlest(all: Neighbourhood, check: number, fixed: Uint8Array): number {
  let best = -1;
  let fewest = Infinity;
  for (const lit of all.lits[check]!) {
    const variable = lit >> 1;
    if (fixed[variable] || litNow(all.model, variable) === lit || all.changed.includes(variable)) continue;
    const broken = breaks(all, variable);
    if (broken < fewest) [best, fewest] = [variable, broken];
  }
  return best;
}

/** Changes the variable and mends; true when everything holds again. */
function mend(all: Neighbourhood, variable: number, fixed: Uint8Array): boolean {
  const { changed, broken, counts, needed } = all;
  let next = variable;
  while (next >= 0 && changed.length < MOST_CHANGES) {
    changed.push(next);
    flip(all, next);
    let open = broken.pop();
    while (open !== undefined && counts[open]! >= needed[open]!) open = broken.pop();
    if (open === undefined) return true;
    broken.push(open);
    next = gentlest(all, open, fixed);
  }
  return false;
}

/**
 * Strikes from `open` every variable that some neighbour of the completion has with its other value. `fixed` variables are never
 * changed.
 */
export function strikeNeighbours(all: Neighbourhood, completion: Uint8Array, open: Set<number>, fixed: Uint8Array): void {
  if (open.size === 0) return;
  standOn(all, completion);
  for (const variable of open) {
    if (mend(all, variable, fixed)) for (const changed of all.changed) open.delete(changed);
    for (const changed of all.changed) flip(all, changed);
    all.changed.length = 0;
    all.broken.length = 0;
  }
}
