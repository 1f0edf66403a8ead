// Why it does not work (冲突解释): one minimal set of picks, rules and group limits that cannot hold together. Minimal means: leave out
// any one of them and the rest is possible. The solver's blame gives a small set; each member is then left out once, and stays out
// when the rest is still impossible (deletion, Chinneck & Dravnieks 1991).
import type { CompiledModel, NamedConstraint } from './compiled.ts';
import { addNamed, solverFor, variableOf } from './compiled.ts';
import type { Picks } from './model.ts';
import type { Blame } from './solver/conflict.ts';
import { falseLit, trueLit } from './solver/constraints.ts';
import { solve } from './solver/solve.ts';
import type { Solver } from './solver/state.ts';
import { emptySolver } from './solver/state.ts';

export const pickLits = (compiled: CompiledModel, { select, reject }: Picks): number[] => [
  ...select.map((option) => trueLit(variableOf(compiled, option))),
  ...reject.map((option) => falseLit(variableOf(compiled, option))),
];

const pickName = (compiled: CompiledModel, lit: number): string => `${lit & 1 ? 'reject' : 'pick'}:${compiled.options[lit >> 1]!.id}`;

/** A pick is a constraint like any other, with one clause of one literal. */
const asConstraint = (compiled: CompiledModel, lit: number): NamedConstraint => ({ name: pickName(compiled, lit), clauses: [[lit]] });

/** The same constraint over variables numbered from 0, so that a small question gets a small solver. */
function renumbered(constraints: readonly NamedConstraint[]): { constraints: NamedConstraint[]; variables: number } {
  const numbers = new Map<number, number>();
  const renumber = (lit: number): number => {
    const variable = lit >> 1;
    if (!numbers.has(variable)) numbers.set(variable, numbers.size);
    return 2 * numbers.get(variable)! + (lit & 1);
  };
  const found = constraints.map(({ name, clauses, atMost }) => ({
    name,
    clauses: clauses.map((clause) => clause.map(renumber)),
    ...(atMost && { atMost: { lits: atMost.lits.map(renumber), bound: atMost.bound } }),
  }));
  return { constraints: found, variables: numbers.size };
}

function arePossible(constraints: readonly NamedConstraint[], variables: number): boolean {
  const solver = emptySolver(variables);
  constraints.forEach((constraint, origin) => {
    addNamed(solver, constraint, origin);
  });
  return solve(solver, []).possible;
}

/** Leaves out whatever can be left out, one by one. */
export function minimalConflict(impossible: readonly NamedConstraint[]): string[] {
  const { constraints, variables } = renumbered(impossible);
  let kept = constraints;
  for (const one of constraints) {
    const without = kept.filter((other) => other !== one);
    if (!arePossible(without, variables)) kept = without;
  }
  return kept.map(({ name }) => name).sort();
}

/** The minimal conflict inside what the solver blamed. */
export function conflictFrom(compiled: CompiledModel, { assumptions, origins }: Blame): string[] {
  const picks = assumptions.map((lit) => asConstraint(compiled, lit));
  return minimalConflict([...origins.map((origin) => compiled.constraints[origin]!), ...picks]);
}

/**
 * One minimal explanation why the picks cannot be completed, or undefined when they can. Names are rule ids, '<group>.min',
 * '<group>.max', 'pick:<option>' and 'reject:<option>', sorted.
 */
export function explainConflict(compiled: CompiledModel, picks: Picks, solver: Solver = solverFor(compiled)): string[] | undefined {
  const answer = solve(solver, pickLits(compiled, picks));
  return answer.possible ? undefined : conflictFrom(compiled, answer.blame);
}

/**
 * Why an option that nobody decided is forced (or blocked): the minimal conflict with its opposite, without that opposite.
 * Undefined when the option is free.
 */
export function explainStatus(
  compiled: CompiledModel,
  picks: Picks,
  option: string,
  solver: Solver = solverFor(compiled),
): string[] | undefined {
  const variable = variableOf(compiled, option);
  const lits = pickLits(compiled, picks);
  for (const opposite of [falseLit(variable), trueLit(variable)]) {
    const answer = solve(solver, [...lits, opposite]);
    if (answer.possible) continue;
    return conflictFrom(compiled, answer.blame).filter((name) => name !== pickName(compiled, opposite));
  }
  return undefined;
}
