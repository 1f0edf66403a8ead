// Conflict-driven clause learning with assumptions (Eén & Sörensson, MiniSat, 2003): decide, propagate, learn from conflicts, jump back.
// What is learnt under some assumptions holds without them, so the next question starts from all that was learnt before.
import type { Blame } from './conflict.ts';
import { blame, learn } from './conflict.ts';
import { assign, backtrack, propagate } from './propagate.ts';
import type { Clause, Solver } from './state.ts';

export type Answer =
  /** One way that works: by variable, 1 true and 0 false. */
  { readonly possible: true; readonly model: Uint8Array } | { readonly possible: false; readonly blame: Blame; readonly gaveUp?: true };

const RESTART_AFTER = 64;
const KEPT_CLAUSES = 3000;
const NO_BLAME: Blame = { assumptions: [], origins: [] };

/** 1, 1, 2, 1, 1, 2, 4, … (Luby, Sinclair & Zuckerman 1993). */
function luby(index: number): number {
  let size = 1;
  let power = 0;
  while (size < index + 1) {
    power += 1;
    size = 2 * size + 1;
  }
  let rest = index;
  while (size - 1 !== rest) {
    size = (size - 1) >> 1;
    power -= 1;
    rest %= size;
  }
  return 2 ** power;
}

function nextVariable({ queue, value }: Solver): number {
  while (queue.search >= 0 && value[2 * queue.search] !== 0) queue.search = queue.before[queue.search]!;
  return queue.search;
}

/** Drops the less valuable half of the learnt clauses, but none that is a reason now. */
function forget(solver: Solver): void {
  const isReason = (clause: Clause): boolean => solver.reason[clause.lits[0]! >> 1] === clause;
  const ranked = [...solver.learnt].sort((a, b) => a.glue - b.glue);
  const kept = new Set(ranked.filter((clause, rank) => rank < KEPT_CLAUSES / 2 || clause.glue <= 2 || isReason(clause)));
  const dropped = new Set(solver.learnt.filter((clause) => !kept.has(clause)));
  solver.learnt = [...kept];
  for (let lit = 0; lit < solver.watches.length; lit++) solver.watches[lit] = solver.watches[lit]!.filter((clause) => !dropped.has(clause));
}

/** Learns from a conflict above level 0 and goes back to where the lesson forces something new. */
function recover(solver: Solver, conflict: Parameters<typeof learn>[1]): void {
  const { clause, backLevel } = learn(solver, conflict);
  backtrack(solver, backLevel);
  if (clause.lits.length > 1) {
    for (const lit of clause.lits.slice(0, 2)) solver.watches[lit]!.push(clause);
    solver.learnt.push(clause);
  }
  assign(solver, clause.lits[0]!, clause);
}

const modelOf = ({ variables, value }: Solver): Uint8Array => {
  const model = new Uint8Array(variables);
  for (let variable = 0; variable < variables; variable++) model[variable] = value[2 * variable] === 1 ? 1 : 0;
  return model;
};

/** Opens a level for the next assumption, or the next decision; says so when there is nothing left to decide or an assumption fails. */
function decide(solver: Solver, assumptions: readonly number[]): 'going' | 'all decided' | { readonly failed: number } {
  const level = solver.levels.length;
  const assumed = assumptions[level];
  if (assumed !== undefined) {
    if (solver.value[assumed] === -1) return { failed: assumed };
    solver.levels.push(solver.trailSize);
    if (solver.value[assumed] === 0) assign(solver, assumed, undefined);
    return 'going';
  }
  const variable = nextVariable(solver);
  if (variable < 0) return 'all decided';
  solver.levels.push(solver.trailSize);
  assign(solver, 2 * variable + solver.phase[variable]!, undefined);
  return 'going';
}

/** An assumption that came out false: it and whatever made it false. */
function blameFailed(solver: Solver, failed: number): Blame {
  const { assumptions, origins } = blame(solver, { falseLit: failed });
  return { assumptions: [...new Set([...assumptions, failed])], origins };
}

/** Goes back no further than to the assumptions that are the same as last time. */
function keepShared(solver: Solver, assumptions: readonly number[]): void {
  let shared = 0;
  const most = Math.min(solver.levels.length, solver.assumed.length, assumptions.length);
  while (shared < most && solver.assumed[shared] === assumptions[shared]) shared += 1;
  backtrack(solver, shared);
  solver.assumed = [...assumptions];
}

/** Can all constraints hold with these literals true? */
export function solve(solver: Solver, assumptions: readonly number[]): Answer {
  keepShared(solver, assumptions);
  let conflicts = 0;
  let restarts = 0;
  let limit = RESTART_AFTER;
  for (;;) {
    const conflict = solver.broken ?? propagate(solver);
    if (conflict && solver.levels.length === 0) {
      solver.broken = conflict;
      return { possible: false, blame: blame(solver, { constraint: conflict }) };
    }
    if (conflict) {
      conflicts += 1;
      if (conflicts > solver.effort) return { possible: false, blame: NO_BLAME, gaveUp: true };
      recover(solver, conflict);
      if (solver.learnt.length > KEPT_CLAUSES) forget(solver);
    } else if (conflicts >= limit && solver.levels.length > assumptions.length) {
      restarts += 1;
      limit = conflicts + RESTART_AFTER * luby(restarts);
      backtrack(solver, assumptions.length);
    } else {
      const outcome = decide(solver, assumptions);
      if (outcome === 'all decided') return { possible: true, model: modelOf(solver) };
      if (outcome !== 'going') return { possible: false, blame: blameFailed(solver, outcome.failed) };
    }
  }
}
