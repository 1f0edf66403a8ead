// Neighbours of a known completion: change one option, mend what that breaks by changing a few more, and see whether it still works.
// Cheap, and right whenever it succeeds, because every constraint keeps count of its true literals. It proves nothing when it fails;
// then the solver is asked. The choice of what to change follows WalkSAT (Selman, Kautz & Cohen 1994): what breaks least.
import type { CompiledModel } from './compiled.ts';

const MOST_CHANGES = 16;

/** At least `needed` of the literals are true: a clause needs one, "at most b of n" needs n − b of the opposites. */
type Check = { readonly lits: readonly number[]; readonly needed: number };

/** All constraints as checks, and by variable the checks with its true literal and with its false one. */
export type Checks = { readonly checks: readonly Check[]; readonly withLit: readonly (readonly number[])[] };

export function checksOf({ constraints, options }: CompiledModel): Checks {
  const checks = constraints.flatMap(({ clauses, atMost }): Check[] => [
    ...clauses.map((lits) => ({ lits: [...new Set(lits)], needed: 1 })),
    ...(atMost ? [{ lits: atMost.lits.map((lit) => lit ^ 1), needed: atMost.lits.length - atMost.bound }] : []),
  ]);
  const withLit: number[][] = Array.from({ length: 2 * options.length }, () => []);
  checks.forEach(({ lits }, place) => {
    for (const lit of lits) withLit[lit]!.push(place);
  });
  return { checks, withLit };
}

/** A completion with the number of true literals of every check. */
type Tally = { readonly model: Uint8Array; readonly counts: Int32Array; readonly changed: number[]; readonly broken: number[] };

const litNow = (model: Uint8Array, variable: number): number => 2 * variable + (model[variable] === 1 ? 0 : 1);

function tallyOf({ checks }: Checks, model: Uint8Array): Tally {
  const counts = Int32Array.from(checks, ({ lits }) => lits.reduce((sum, lit) => sum + (litNow(model, lit >> 1) === lit ? 1 : 0), 0));
  return { model: model.slice(), counts, changed: [], broken: [] };
}

function flip({ checks, withLit }: Checks, { model, counts, broken }: Tally, variable: number): void {
  const lost = litNow(model, variable);
  model[variable]! ^= 1;
  for (const place of withLit[lost ^ 1]!) counts[place]! += 1;
  for (const place of withLit[lost]!) {
    counts[place]! -= 1;
    if (counts[place]! < checks[place]!.needed) broken.push(place);
  }
}

/** How many checks would break if the variable changed sides. */
function breaks({ checks, withLit }: Checks, { model, counts }: Tally, variable: number): number {
  let broken = 0;
  for (const place of withLit[litNow(model, variable)]!) if (counts[place] === checks[place]!.needed) broken += 1;
  return broken;
}

/** The variable of a broken check whose change breaks least; −1 when none may change. */
function gentlest(all: Checks, tally: Tally, { lits }: Check, fixed: Uint8Array): number {
  let best = -1;
  let fewest = Infinity;
  for (const lit of lits) {
    const variable = lit >> 1;
    if (fixed[variable] || litNow(tally.model, variable) === lit || tally.changed.includes(variable)) continue;
    const broken = breaks(all, tally, variable);
    if (broken < fewest) [best, fewest] = [variable, broken];
  }
  return best;
}

/** Changes the variable and mends; true when everything holds again. */
function mend(all: Checks, tally: Tally, variable: number, fixed: Uint8Array): boolean {
  let next = variable;
  while (next >= 0 && tally.changed.length < MOST_CHANGES) {
    tally.changed.push(next);
    flip(all, tally, next);
    let open = tally.broken.pop();
    while (open !== undefined && tally.counts[open]! >= all.checks[open]!.needed) open = tally.broken.pop();
    if (open === undefined) return true;
    tally.broken.push(open);
    next = gentlest(all, tally, all.checks[open]!, fixed);
  }
  return false;
}

/**
 * Strikes from `open` every variable that some neighbour of the completion has with its other value. `fixed` variables are never
 * changed. The completion stays as it is.
 */
export function strikeNeighbours(all: Checks, completion: Uint8Array, open: Set<number>, fixed: Uint8Array): void {
  const tally = tallyOf(all, completion);
  for (const variable of open) {
    if (mend(all, tally, variable, fixed)) for (const changed of tally.changed) open.delete(changed);
    for (const changed of tally.changed) flip(all, tally, changed);
    tally.changed.length = 0;
    tally.broken.length = 0;
  }
}
