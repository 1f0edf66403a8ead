// The cheapest completion: find one, forbid everything that is not cheaper, repeat until nothing is left; the last one found is proved
// cheapest. Two linear constraints do the forbidding. One is the price itself. The other is a lower bound of it that groups sharpen:
// a group that needs m options costs at least its m cheapest, so only what an option costs beyond the m-th cheapest counts.
import type { CompiledModel } from './compiled.ts';
import { solverFor } from './compiled.ts';
import { addLinear, falseLit, tighten, trueLit } from './solver/constraints.ts';
import { solve } from './solver/solve.ts';
import type { Linear, Solver } from './solver/state.ts';

/** A cost as Σ weight × literal + constant, all weights positive. */
type Cost = { readonly lits: number[]; readonly weights: number[]; readonly constant: number };

/** Negative prices count the other way round: not taking the option costs. */
function costOf(prices: readonly number[], constant: number): Cost {
  const cost = { lits: [] as number[], weights: [] as number[], constant };
  prices.forEach((price, variable) => {
    if (price === 0) return;
    cost.lits.push(price > 0 ? trueLit(variable) : falseLit(variable));
    cost.weights.push(Math.abs(price));
    if (price < 0) cost.constant += price;
  });
  return cost;
}

/**
 * A cost that is never above the price of a valid configuration. For a group that needs m options, with y the m-th cheapest price:
 * Σ price × x = y × Σ x + Σ (price − y) × x ≥ y × m + Σ (price − y) × x.
 */
function lowerBound({ options, model, variable }: CompiledModel): Cost {
  const prices = options.map(({ price }) => price);
  let constant = 0;
  const used = new Set<string>();
  for (const { options: members, min } of model.groups) {
    const own = [...new Set(members)];
    if (min < 1 || min > own.length || own.some((option) => used.has(option))) continue;
    const yardstick = own.map((option) => prices[variable.get(option)!]!).sort((a, b) => a - b)[min - 1]!;
    if (yardstick <= 0) continue;
    constant += yardstick * min;
    for (const option of own) {
      used.add(option);
      prices[variable.get(option)!]! -= yardstick;
    }
  }
  return costOf(prices, constant);
}

const priceIn = (prices: readonly number[], model: Uint8Array): number =>
  prices.reduce((sum, price, variable) => sum + (model[variable] ? price : 0), 0);

type Limit = { readonly cost: Cost; readonly linear: Linear };

function limitBy(solver: Solver, cost: Cost): Limit {
  const most = cost.weights.reduce((sum, weight) => sum + weight, 0);
  return { cost, linear: addLinear(solver, cost.lits, cost.weights, most, -1) };
}

const limitsOf = (compiled: CompiledModel, solver: Solver): Limit[] => {
  const prices = compiled.options.map(({ price }) => price);
  return [costOf(prices, 0), lowerBound(compiled)].map((cost) => limitBy(solver, cost));
};

function allow(solver: Solver, limits: readonly Limit[], price: number): void {
  for (const { cost, linear } of limits) tighten(solver, linear, price - cost.constant);
}

/** A solver that admits nothing dearer than `price`. */
export function solverUpTo(compiled: CompiledModel, price: number): Solver {
  const solver = solverFor(compiled);
  allow(solver, limitsOf(compiled, solver), price);
  return solver;
}

/** A cheapest way to satisfy the model and the assumptions, which must be possible together. */
export function cheapestModel(compiled: CompiledModel, assumptions: readonly number[]): Uint8Array {
  const solver = solverFor(compiled);
  const prices = compiled.options.map(({ price }) => price);
  const limits = limitsOf(compiled, solver);
  // Try cheap first: take nothing that costs, everything that pays.
  prices.forEach((price, variable) => {
    solver.phase[variable] = price < 0 ? 0 : 1;
  });
  let answer = solve(solver, assumptions);
  if (!answer.possible) throw new RangeError('the assumptions cannot be completed');
  let best = answer.model;
  while (answer.possible) {
    best = answer.model;
    allow(solver, limits, priceIn(prices, best) - 1);
    answer = solve(solver, assumptions);
  }
  return best;
}
