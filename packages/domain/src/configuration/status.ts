// After every click: is there still a way to complete the picks, and which undecided options are forced, blocked or free in all of them.
// Exact, not only what propagation sees: an option is free when two known completions disagree on it, and forced or blocked when the
// solver has proved that its other value leads nowhere (the backbone; Janota, Lynce & Marques-Silva 2015).
import type { CompiledModel } from './compiled.ts';
import { pickLits } from './conflicts.ts';
import type { Picks } from './model.ts';
import type { Neighbourhood } from './neighbours.ts';
import { strikeNeighbours } from './neighbours.ts';
import type { Blame } from './solver/conflict.ts';
import { backtrack } from './solver/propagate.ts';
import { solve } from './solver/solve.ts';
import type { Solver } from './solver/state.ts';

export type Status =
  | {
      readonly valid: true;
      /** Undecided options that are picked, or missing, in every completion; in the order of the model. */
      readonly forced: readonly string[];
      readonly blocked: readonly string[];
    }
  | { readonly valid: false; readonly blame: Blame };

/** Completions found earlier: a witness that still fits saves a question. */
export type Witnesses = Uint8Array[];
const KEPT_WITNESSES = 24;

const fits = (model: Uint8Array, lits: readonly number[]): boolean => lits.every((lit) => model[lit >> 1] === (lit & 1 ? 0 : 1));

/** Variables that have the same value in every completion seen so far. */
type Candidates = { readonly open: Set<number>; readonly value: Uint8Array };

function compareWith(candidates: Candidates, model: Uint8Array): void {
  for (const variable of candidates.open) if (model[variable] !== candidates.value[variable]) candidates.open.delete(variable);
}

function remember(witnesses: Witnesses, model: Uint8Array): void {
  witnesses.unshift(model);
  if (witnesses.length > KEPT_WITNESSES) witnesses.pop();
}

/** Asks the solver to lean towards the other value of every candidate, so that one answer settles many. */
function leanAway(solver: Solver, { open, value }: Candidates, assumptions: number): void {
  backtrack(solver, assumptions);
  for (const variable of open) solver.phase[variable] = value[variable]!;
}

/** What propagation alone makes of the assumptions; they are possible. */
function impliedBy(solver: Solver, lits: readonly number[]): number[] {
  backtrack(solver, lits.length);
  const decided = new Set(lits.map((lit) => lit >> 1));
  return [...solver.trail.subarray(0, solver.trailSize)].filter((lit) => !decided.has(lit >> 1));
}

const flagged = (variables: ReadonlySet<number>, count: number): Uint8Array => {
  const flags = new Uint8Array(count);
  for (const variable of variables) flags[variable] = 1;
  return flags;
};

/** The literals that hold in every completion of the assumptions; `first` is one of the completions. */
function backbone(
  neighbourhood: Neighbourhood,
  solver: Solver,
  lits: readonly number[],
  first: Uint8Array,
  witnesses: Witnesses,
): number[] {
  const proved = impliedBy(solver, lits);
  const settled = new Set([...lits, ...proved].map((lit) => lit >> 1));
  const variables = Array.from({ length: solver.variables }, (_, variable) => variable).filter((variable) => !settled.has(variable));
  const candidates: Candidates = { open: new Set(variables), value: first };
  for (const model of witnesses) if (fits(model, lits)) compareWith(candidates, model);
  const fixed = flagged(settled, solver.variables);
  strikeNeighbours(neighbourhood, first, candidates.open, fixed);
  const assumed = [...lits];
  for (const variable of candidates.open) {
    leanAway(solver, candidates, assumed.length);
    const held = 2 * variable + (first[variable] === 1 ? 0 : 1);
    const answer = solve(solver, [...assumed, held ^ 1]);
    candidates.open.delete(variable);
    if (answer.possible) {
      compareWith(candidates, answer.model);
      strikeNeighbours(neighbourhood, answer.model, candidates.open, fixed);
      remember(witnesses, answer.model);
    } else {
      proved.push(held);
      assumed.push(held);
    }
  }
  return proved;
}

export function statusOf(
  compiled: CompiledModel,
  solver: Solver,
  neighbourhood: Neighbourhood,
  picks: Picks,
  witnesses: Witnesses,
): Status {
  const lits = pickLits(compiled, picks);
  const answer = solve(solver, lits);
  if (!answer.possible) return { valid: false, blame: answer.blame };
  remember(witnesses, answer.model);
  const proved = backbone(neighbourhood, solver, lits, answer.model, witnesses).sort((a, b) => a - b);
  const named = (sign: number): string[] => proved.filter((lit) => (lit & 1) === sign).map((lit) => compiled.options[lit >> 1]!.id);
  return { valid: true, forced: named(0), blocked: named(1) };
}
