// Unit propagation: everything the constraints force once some literals are true. Clauses are watched by two of their literals
// (Moskewicz et al., Chaff, 2001); a linear constraint keeps the sum of its true weights and forbids what would pass its bound.
import type { Clause, Constraint, Linear, Solver } from './state.ts';

/** Makes a literal true, for a reason (a constraint) or as a decision (none). */
export function assign(solver: Solver, lit: number, reason: Constraint | undefined): void {
  const variable = lit >> 1;
  solver.value[lit] = 1;
  solver.value[lit ^ 1] = -1;
  solver.level[variable] = solver.levels.length;
  solver.place[variable] = solver.trailSize;
  solver.reason[variable] = reason;
  solver.trail[solver.trailSize++] = lit;
}

/** Forbids every open literal that the slack cannot bear; the constraint itself when it is already broken. */
export function squeeze(solver: Solver, linear: Linear): Constraint | undefined {
  const slack = linear.bound - linear.sum;
  if (slack < 0) return linear;
  const { lits, weights } = linear;
  for (let nth = 0; nth < lits.length && weights[nth]! > slack; nth++) {
    const lit = lits[nth]!;
    if (solver.value[lit] === 0) assign(solver, lit ^ 1, linear);
  }
  return undefined;
}

function propagateLinears(solver: Solver, lit: number): Constraint | undefined {
  const linears = solver.linears[lit]!;
  const weights = solver.linearWeights[lit]!;
  for (let nth = 0; nth < linears.length; nth++) linears[nth]!.sum += weights[nth]!;
  for (const linear of linears) {
    const conflict = squeeze(solver, linear);
    if (conflict) return conflict;
  }
  return undefined;
}

/** Finds the clause another literal to watch instead of the false one at place 1. */
function rewatch(solver: Solver, clause: Clause): boolean {
  const { lits } = clause;
  for (let nth = 2; nth < lits.length; nth++) {
    const lit = lits[nth]!;
    if (solver.value[lit] !== -1) {
      lits[nth] = lits[1]!;
      lits[1] = lit;
      solver.watches[lit]!.push(clause);
      return true;
    }
  }
  return false;
}

function propagateClauses(solver: Solver, falseLit: number): Constraint | undefined {
  const watching = solver.watches[falseLit]!;
  let kept = 0;
  let conflict: Clause | undefined;
  for (let nth = 0; nth < watching.length; nth++) {
    const clause = watching[nth]!;
    const { lits } = clause;
    if (!conflict && lits[0] === falseLit) {
      lits[0] = lits[1]!;
      lits[1] = falseLit;
    }
    if (conflict || solver.value[lits[0]!] === 1 || !rewatch(solver, clause)) {
      watching[kept++] = clause;
      if (conflict || solver.value[lits[0]!] === 1) continue;
      if (solver.value[lits[0]!] === -1) conflict = clause;
      else assign(solver, lits[0]!, clause);
    }
  }
  watching.length = kept;
  return conflict;
}

/** Runs to the end, or to the first constraint that cannot hold. */
export function propagate(solver: Solver): Constraint | undefined {
  while (solver.head < solver.trailSize) {
    const lit = solver.trail[solver.head++]!;
    const conflict = propagateLinears(solver, lit) ?? propagateClauses(solver, lit ^ 1);
    if (conflict) return conflict;
  }
  return undefined;
}

/** Takes back everything above a decision level. */
export function backtrack(solver: Solver, level: number): void {
  if (solver.levels.length <= level) return;
  const { queue } = solver;
  const start = solver.levels[level]!;
  for (let place = solver.trailSize - 1; place >= start; place--) {
    const lit = solver.trail[place]!;
    const variable = lit >> 1;
    if (place < solver.head) {
      const linears = solver.linears[lit]!;
      for (let nth = 0; nth < linears.length; nth++) linears[nth]!.sum -= solver.linearWeights[lit]![nth]!;
    }
    solver.value[lit] = 0;
    solver.value[lit ^ 1] = 0;
    solver.reason[variable] = undefined;
    solver.phase[variable] = lit & 1;
    if (queue.search < 0 || queue.stamp[variable]! > queue.stamp[queue.search]!) queue.search = variable;
  }
  solver.trailSize = start;
  solver.head = start;
  solver.levels.length = level;
}
