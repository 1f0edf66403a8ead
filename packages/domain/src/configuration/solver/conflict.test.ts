import { expect, it } from 'vitest';
import { visitAntecedents } from './conflict.ts';
import { emptySolver, type Linear, type Solver } from './state.ts';

const truth = (variable: number): number => 2 * variable;

/** A solver in which the variables became true in this order. */
function afterwards(...variables: number[]): Solver {
  const solver = emptySolver(4);
  for (const variable of variables) {
    solver.value[truth(variable)] = 1;
    solver.value[truth(variable) ^ 1] = -1;
    solver.place[variable] = solver.trailSize;
    solver.trail[solver.trailSize++] = truth(variable);
  }
  return solver;
}

/** Variables that are given as the reason. */
function reasonsOf(solver: Solver, constraint: Linear, implied: number): number[] {
  const found: number[] = [];
  visitAntecedents(solver, constraint, implied, (lit) => found.push(lit >> 1));
  return found;
}

// 2 × large + late + first + second ≤ 3: two of the small ones leave no room for the large one
const [large, late, first, second] = [0, 1, 2, 3] as const;
const room: Linear = { kind: 'linear', lits: [large, late, first, second].map(truth), weights: [2, 1, 1, 1], origin: 0, bound: 3, sum: 0 };

it('gives as reason only what stood before, though more has come since', () => {
  const solver = afterwards(first, second);
  solver.place[large] = solver.trailSize;
  solver.trail[solver.trailSize++] = truth(large) ^ 1;
  solver.value[truth(large) ^ 1] = 1;
  solver.place[late] = solver.trailSize;
  solver.trail[solver.trailSize++] = truth(late);
  solver.value[truth(late)] = 1;
  expect(reasonsOf(solver, room, truth(large) ^ 1)).toEqual([first, second]);
});

it('gives as reason of a conflict whatever is too much, and no more', () => {
  const solver = afterwards(first, large, second, late);
  expect(reasonsOf(solver, room, -1)).toEqual([large, late, first]);
});
