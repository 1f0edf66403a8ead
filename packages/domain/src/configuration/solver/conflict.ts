// What a conflict teaches: the clause of the first unique implication point (Marques-Silva & Sakallah, GRASP, 1996; Zhang et al. 2001),
// and, when the assumptions themselves cannot hold together, which of them and which constraints are to blame.
import type { Clause, Constraint, Solver } from './state.ts';

/** Visits the false literals because of which a constraint forced `implied` (or fails, when there is none). */
export function visitAntecedents(solver: Solver, constraint: Constraint, implied: number, visit: (falseLit: number) => void): void {
  if (constraint.kind === 'clause') {
    for (const lit of constraint.lits) if (lit !== implied) visit(lit);
    return;
  }
  const { lits, weights, bound } = constraint;
  const before = implied < 0 ? solver.trailSize : solver.place[implied >> 1]!;
  let needed = bound - (implied < 0 ? 0 : weights[lits.indexOf(implied ^ 1)]!);
  for (let nth = 0; nth < lits.length && needed >= 0; nth++) {
    const lit = lits[nth]!;
    if (solver.value[lit] !== 1 || solver.place[lit >> 1]! >= before) continue;
    needed -= weights[nth]!;
    visit(lit ^ 1);
  }
}

export type Lesson = { readonly clause: Clause; readonly backLevel: number };

/** Moves a variable to the end of the queue: it will be decided on soon. */
function bump({ queue }: Solver, variable: number): void {
  if (queue.newest === variable) return;
  const before = queue.before[variable]!;
  const after = queue.after[variable]!;
  if (before >= 0) queue.after[before] = after;
  queue.before[after] = before;
  queue.before[variable] = queue.newest;
  queue.after[variable] = -1;
  queue.after[queue.newest] = variable;
  queue.newest = variable;
  queue.stamp[variable] = queue.clock++;
}

/** The clause to learn from a conflict at a decision level above 0; its first literal is the one it will force. */
export function learn(solver: Solver, conflict: Constraint): Lesson {
  const current = solver.levels.length;
  const lits: number[] = [-1];
  const parents: Constraint[] = [];
  const fixed: number[] = [];
  const touched: number[] = [];
  let open = 0;
  const visit = (lit: number): void => {
    const variable = lit >> 1;
    if (solver.seen[variable]) return;
    solver.seen[variable] = 1;
    touched.push(variable);
    if (solver.level[variable] === 0) fixed.push(variable);
    else if (solver.level[variable] === current) open += 1;
    else lits.push(lit);
  };
  let place = solver.trailSize;
  let implied = -1;
  let constraint: Constraint = conflict;
  do {
    parents.push(constraint);
    visitAntecedents(solver, constraint, implied, visit);
    do place -= 1;
    while (!solver.seen[solver.trail[place]! >> 1] || solver.level[solver.trail[place]! >> 1] !== current);
    implied = solver.trail[place]!;
    constraint = solver.reason[implied >> 1]!;
    open -= 1;
  } while (open > 0);
  lits[0] = implied ^ 1;
  for (const variable of touched) {
    solver.seen[variable] = 0;
    if (solver.level[variable]! > 0) bump(solver, variable);
  }
  return lessonOf(solver, lits, parents, fixed);
}

/** Puts a literal of the highest remaining level at place 1, to be watched, and finds where to go back to. */
function lessonOf(solver: Solver, lits: number[], parents: Constraint[], fixed: number[]): Lesson {
  const levels = new Set<number>();
  let highest = 1;
  for (let nth = 1; nth < lits.length; nth++) {
    const level = solver.level[lits[nth]! >> 1]!;
    levels.add(level);
    if (level > solver.level[lits[highest]! >> 1]!) highest = nth;
  }
  if (lits.length > 1) [lits[1], lits[highest]] = [lits[highest]!, lits[1]!];
  const backLevel = lits.length > 1 ? solver.level[lits[1]! >> 1]! : 0;
  return { clause: { kind: 'clause', lits, origin: -1, parents, fixed, glue: levels.size + 1 }, backLevel };
}

/** Why the assumptions cannot hold: some of them, and the origins of the constraints that were used. */
export type Blame = { readonly assumptions: readonly number[]; readonly origins: readonly number[] };

/** Follows reasons, and the parents of learnt clauses, back to the assumptions and the written constraints. */
export function blame(solver: Solver, start: { readonly constraint?: Constraint | undefined; readonly falseLit?: number }): Blame {
  const constraints = new Set<Constraint>();
  const variables = new Set<number>();
  const assumptions: number[] = [];
  const stack: number[] = start.falseLit === undefined ? [] : [start.falseLit >> 1];
  const expand = (first: Constraint): void => {
    const waiting = [first];
    for (let constraint = waiting.pop(); constraint !== undefined; constraint = waiting.pop()) {
      if (constraints.has(constraint)) continue;
      constraints.add(constraint);
      if (constraint.kind === 'linear') continue;
      for (const variable of constraint.fixed) stack.push(variable);
      for (const parent of constraint.parents) waiting.push(parent);
    }
  };
  const follow = (constraint: Constraint, implied: number): void => {
    expand(constraint);
    visitAntecedents(solver, constraint, implied, (lit) => stack.push(lit >> 1));
  };
  if (start.constraint) follow(start.constraint, -1);
  for (let variable = stack.pop(); variable !== undefined; variable = stack.pop()) {
    if (variables.has(variable)) continue;
    variables.add(variable);
    const reason = solver.reason[variable];
    const lit = solver.value[2 * variable] === 1 ? 2 * variable : 2 * variable + 1;
    if (reason) follow(reason, lit);
    else assumptions.push(lit);
  }
  return { assumptions, origins: [...new Set([...constraints].map(({ origin }) => origin))].filter((origin) => origin >= 0) };
}
