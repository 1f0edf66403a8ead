// Adding constraints. Only at decision level 0: what they force at once holds for good.
import { assign, backtrack, propagate, squeeze } from './propagate.ts';
import type { Clause, Constraint, Linear, Solver } from './state.ts';

export const trueLit = (variable: number): number => 2 * variable;
export const falseLit = (variable: number): number => 2 * variable + 1;

/** Remembers the first constraint that can never hold. */
function settle(solver: Solver, conflict: Constraint | undefined): void {
  solver.broken ??= conflict ?? propagate(solver);
}

/** Watches two literals that are not false, if there are any; a clause with one such literal forces it. */
function watchAtRoot(solver: Solver, clause: Clause): Constraint | undefined {
  const { lits } = clause;
  const open = lits.filter((lit) => solver.value[lit] !== -1);
  lits.sort((a, b) => solver.value[b]! - solver.value[a]!);
  if (lits.length >= 2) for (const lit of lits.slice(0, 2)) solver.watches[lit]!.push(clause);
  if (open.length === 0) return clause;
  if (open.length === 1 && solver.value[open[0]!] === 0) assign(solver, open[0]!, clause);
  return undefined;
}

/** At least one of the literals. A clause with a literal and its opposite says nothing and is left out. */
export function addClause(solver: Solver, literals: readonly number[], origin: number): void {
  const lits = [...new Set(literals)];
  if (lits.some((lit) => lits.includes(lit ^ 1))) return;
  backtrack(solver, 0);
  settle(solver, watchAtRoot(solver, { kind: 'clause', lits, origin, parents: [], fixed: [], glue: 0 }));
}

/** Σ weight × literal ≤ bound, weights ≥ 0, no variable twice. */
export function addLinear(solver: Solver, literals: readonly number[], weights: readonly number[], bound: number, origin: number): Linear {
  backtrack(solver, 0);
  const order = literals.map((_, nth) => nth).filter((nth) => weights[nth]! > 0);
  order.sort((a, b) => weights[b]! - weights[a]!);
  const linear: Linear = {
    kind: 'linear',
    lits: order.map((nth) => literals[nth]!),
    weights: order.map((nth) => weights[nth]!),
    origin,
    bound,
    sum: 0,
  };
  linear.lits.forEach((lit, nth) => {
    solver.linears[lit]!.push(linear);
    solver.linearWeights[lit]!.push(linear.weights[nth]!);
    if (solver.value[lit] === 1 && solver.place[lit >> 1]! < solver.head) linear.sum += linear.weights[nth]!;
  });
  settle(solver, squeeze(solver, linear));
  return linear;
}

/** At most `bound` of the literals. */
export const addAtMost = (solver: Solver, literals: readonly number[], bound: number, origin: number): Linear =>
  addLinear(
    solver,
    literals,
    literals.map(() => 1),
    bound,
    origin,
  );

/** Lowers the bound of a linear constraint. What was learnt before stays true. */
export function tighten(solver: Solver, linear: Linear, bound: number): void {
  backtrack(solver, 0);
  linear.bound = bound;
  settle(solver, squeeze(solver, linear));
}
