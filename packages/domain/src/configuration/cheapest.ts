// The cheapest completion, proved, in two halves (core-boosted linear search; Berg, Demirović & Stuckey 2019).
// First from below: every price is a wish ("without this option", of that weight); all wishes are assumed at once. When they cannot hold
// together, the solver names some that cannot: at least one of these has to be paid, so the lightest weight among them is taken off each,
// and "fewer than two of them", then "fewer than three", … become new wishes (OLL; Morgado, Dodaro & Marques-Silva 2014).
// Once the named sets grow large, from above: find a completion, demand a cheaper one, until there is none. What was taken off before
// makes the remaining weights small, and so the demand strong.
import type { CompiledModel } from './compiled.ts';
import { solverFor } from './compiled.ts';
import { addClause, addLinear, falseLit, tighten, trueLit } from './solver/constraints.ts';
import { solve } from './solver/solve.ts';
import type { Linear, Solver } from './solver/state.ts';
import { addVariable } from './solver/state.ts';

/** Literals one would like to be true, with what it costs when they are not. */
type Wishes = Map<number, number>;

/** Counts how many of some wishes fail: the wish `count` says "fewer than `atLeast` fail". */
type Counter = { readonly wishes: readonly number[]; readonly atLeast: number };

type Search = {
  readonly solver: Solver;
  readonly picks: readonly number[];
  readonly wishes: Wishes;
  readonly counters: Map<number, Counter>;
  /** Proved: no completion costs less, the wishes that failed since not counted. */
  paid: number;
};

const ROOM_FOR_COUNTERS = 20_000;
const LARGE_CORE = 30;

function wishesOf({ options }: CompiledModel): Wishes {
  const wishes: Wishes = new Map();
  options.forEach(({ price }, variable) => {
    if (price !== 0) wishes.set(price > 0 ? falseLit(variable) : trueLit(variable), Math.abs(price));
  });
  return wishes;
}

/** Adds the wish that fewer than `atLeast` of the wishes fail. Failing is only forced in one direction, which is enough. */
function wishFewer({ solver, wishes, counters }: Search, { wishes: counted, atLeast }: Counter, weight: number): void {
  if (atLeast > counted.length) return;
  const fewer = falseLit(addVariable(solver));
  const room = counted.length - atLeast + 1;
  const failed = counted.map((wish) => wish ^ 1);
  // While `fewer` holds, at most atLeast − 1 may fail; otherwise all of them may.
  addLinear(solver, [...failed, fewer], [...failed.map(() => 1), room], counted.length, -1);
  counters.set(fewer, { wishes: counted, atLeast });
  wishes.set(fewer, weight);
}

/** Pays for a set of wishes that cannot all hold. */
function pay(search: Search, core: readonly number[], mayFailTwice = true): void {
  const { wishes, counters, solver } = search;
  const weight = core.reduce((low, wish) => Math.min(low, wishes.get(wish)!), Infinity);
  search.paid += weight;
  for (const wish of core) {
    const rest = wishes.get(wish)! - weight;
    if (rest > 0) wishes.set(wish, rest);
    else wishes.delete(wish);
    const counter = counters.get(wish);
    if (counter) wishFewer(search, { wishes: counter.wishes, atLeast: counter.atLeast + 1 }, weight);
  }
  if (core.length === 1) addClause(solver, [...search.picks.map((lit) => lit ^ 1), core[0]! ^ 1], -1);
  else if (mayFailTwice) wishFewer(search, { wishes: core, atLeast: 2 }, weight);
}

/** Asks again with only the blamed wishes, as long as that leaves some of them out. */
function trimmed({ solver, picks, wishes }: Search, core: readonly number[]): readonly number[] {
  let smallest = core;
  for (let round = 0; round < 3; round++) {
    const answer = solve(solver, [...picks, ...smallest]);
    if (answer.possible || answer.gaveUp) return smallest;
    const next = answer.blame.assumptions.filter((lit) => wishes.has(lit) && smallest.includes(lit));
    if (next.length >= smallest.length) return smallest;
    smallest = next;
  }
  return smallest;
}

/** Pays small cores until all wishes hold or a core is too large to be worth its weight. */
function payFromBelow(search: Search): void {
  const { solver, wishes, picks } = search;
  for (;;) {
    const answer = solve(solver, [...picks, ...wishes.keys()]);
    if (answer.possible || answer.gaveUp) return;
    const core = answer.blame.assumptions.filter((lit) => wishes.has(lit));
    const smallest = trimmed(search, core);
    if (smallest.length > LARGE_CORE) return;
    pay(search, smallest);
  }
}

export type Cheapest = {
  readonly model: Uint8Array;
  /** Under the picks the solver now admits the cheapest completions, all of them and nothing else. */
  readonly solver: Solver;
  /** False when the effort ran out: then `model` is the best that was found. */
  readonly proved: boolean;
};

type Demand = { readonly linear: Linear; readonly constant: number };

/** Σ weight × failed wish + constant + stricter ≤ a price still to be named. */
function demandOn(solver: Solver, wishes: Wishes, constant: number, stricter: number): Demand {
  const total = [...wishes.values()].reduce((sum, weight) => sum + weight, 1);
  const failed = [...wishes.keys()].map((wish) => wish ^ 1);
  return { linear: addLinear(solver, [...failed, stricter], [...wishes.values(), 1], total, -1), constant };
}

/**
 * Demands cheaper completions until there is none. Two demands say the same: one on the prices themselves, and one on what is paid and the
 * wishes that are left, which is never more than the price but bites much earlier. They mean "as cheap as the best so far" and, where
 * `stricter` is assumed, "cheaper".
 */
function searchFromAbove(search: Search, compiled: CompiledModel, first: Uint8Array): { model: Uint8Array; proved: boolean } {
  const { solver, wishes, picks } = search;
  const { options } = compiled;
  const rebates = options.reduce((sum, { price }) => sum + Math.min(price, 0), 0);
  const stricter = trueLit(addVariable(solver));
  const demands = [demandOn(solver, wishesOf(compiled), rebates, stricter), demandOn(solver, wishes, rebates + search.paid, stricter)];
  let model = first;
  for (;;) {
    const price = options.reduce((sum, option, variable) => sum + (model[variable] ? option.price : 0), 0);
    for (const { linear, constant } of demands) tighten(solver, linear, price - constant);
    const answer = solve(solver, [...picks, stricter]);
    if (!answer.possible) return { model, proved: !answer.gaveUp };
    model = answer.model;
  }
}

/** A group that needs one option has to pay for at least its cheapest; where it takes only one, never for two. */
function payGroups(search: Search, { model, variable }: CompiledModel): void {
  for (const { options, min, max } of model.groups) {
    const core = [...new Set(options)].map((option) => falseLit(variable.get(option)!));
    if (min >= 1 && core.every((wish) => search.wishes.has(wish))) pay(search, core, max > 1);
  }
}

/**
 * A cheapest way to satisfy the model and the picks, with at most `effort` conflicts a question after the first answer.
 * Throws RangeError when there is none at all.
 */
export function cheapestModel(compiled: CompiledModel, picks: readonly number[], effort = Infinity): Cheapest {
  const solver = solverFor(compiled, ROOM_FOR_COUNTERS);
  const search: Search = { solver, picks, wishes: wishesOf(compiled), counters: new Map(), paid: 0 };
  const first = solve(solver, picks);
  if (!first.possible) throw new RangeError('the picks cannot be completed');
  payGroups(search, compiled);
  solver.effort = effort;
  payFromBelow(search);
  const { model, proved } = searchFromAbove(search, compiled, first.model);
  return { model: model.subarray(0, compiled.options.length), solver, proved };
}
