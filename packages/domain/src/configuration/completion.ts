// Complete my configuration (一键补全): keep the picks; take every default that can still be had, in the order of the model; then add what
// is cheapest. Between equally cheap completions the one whose sorted option ids come first (shorter first where one begins the other).

import type { Cheapest } from './cheapest.ts';
import { cheapestModel } from './cheapest.ts';
import type { CompiledModel } from './compiled.ts';
import { solverFor } from './compiled.ts';
import { isComplete } from './completeness.ts';
import { pickLits } from './conflicts.ts';
import type { Picks } from './model.ts';
import { falseLit, trueLit } from './solver/constraints.ts';
import { solve } from './solver/solve.ts';
import type { Solver } from './solver/state.ts';

export type Completion = {
  /** Sum of the prices of the selected options, in minor units. */
  readonly price: number;
  /** Option ids, sorted by code units. */
  readonly select: readonly string[];
  /** False when the effort ran out before it was sure that nothing is cheaper. */
  readonly proved: boolean;
};

/** Adds every default that still leaves a completion. */
function withDefaults(compiled: CompiledModel, solver: Solver, lits: readonly number[]): number[] {
  const decided = new Set(lits.map((lit) => lit >> 1));
  const taken = [...lits];
  compiled.options.forEach(({ byDefault }, variable) => {
    if (!byDefault || decided.has(variable)) return;
    if (solve(solver, [...taken, trueLit(variable)]).possible) taken.push(trueLit(variable));
  });
  return taken;
}

const priceOf = (compiled: CompiledModel, chosen: readonly number[]): number =>
  chosen.reduce((sum, variable) => sum + compiled.options[variable]!.price, 0);

const chosenIn = (model: Uint8Array): number[] => [...model.keys()].filter((variable) => model[variable] === 1);

/**
 * Among the completions of price `price` the first in lexicographic order of sorted ids: option by option, taken when that is still
 * possible, finished as soon as nothing more has to be taken.
 */
function firstOfEqual(compiled: CompiledModel, lits: readonly number[], { model, solver }: Cheapest): number[] {
  const price = priceOf(compiled, chosenIn(model));
  const { options } = compiled;
  const inOrder = options.map((_, variable) => variable).sort((a, b) => (options[a]!.id < options[b]!.id ? -1 : 1));
  const picked = new Set(lits.filter((lit) => (lit & 1) === 0).map((lit) => lit >> 1));
  const assumed = [...lits];
  const chosen: number[] = [];
  let known = model;
  const finished = (): boolean => {
    if (priceOf(compiled, chosen) !== price || [...picked].some((variable) => !chosen.includes(variable))) return false;
    return isComplete(
      compiled.model,
      chosen.map((variable) => options[variable]!.id),
    );
  };
  for (const variable of inOrder) {
    if (finished()) return chosen;
    const answer = known[variable] === 1 ? { possible: true as const, model: known } : solve(solver, [...assumed, trueLit(variable)]);
    if (answer.possible) {
      known = answer.model;
      chosen.push(variable);
    }
    assumed.push(answer.possible ? trueLit(variable) : falseLit(variable));
  }
  return chosen;
}

/** Undefined when the picks cannot be completed. `effort` limits the conflicts a single question of the search may take. */
export function complete(compiled: CompiledModel, picks: Picks, effort = Infinity): Completion | undefined {
  const solver = solverFor(compiled);
  const asked = pickLits(compiled, picks);
  if (!solve(solver, asked).possible) return undefined;
  const lits = withDefaults(compiled, solver, asked);
  const cheapest = cheapestModel(compiled, lits, effort);
  const chosen = cheapest.proved ? firstOfEqual(compiled, lits, cheapest) : chosenIn(cheapest.model);
  return {
    price: priceOf(compiled, chosen),
    select: chosen.map((variable) => compiled.options[variable]!.id).sort(),
    proved: cheapest.proved,
  };
}
