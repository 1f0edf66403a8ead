// Before a model is published: can anything be configured at all (void model), which options can never be picked (dead) or must always be
// (forced), and which rules say nothing that the others do not say already (redundant).
import type { CompiledModel } from './compiled.ts';
import { addNamed, compileModel, solverFor } from './compiled.ts';
import { explainConflict } from './conflicts.ts';
import type { Model } from './model.ts';
import { neighbourhoodOf } from './neighbours.ts';
import { addClause, falseLit, trueLit } from './solver/constraints.ts';
import { solve } from './solver/solve.ts';
import { emptySolver } from './solver/state.ts';
import { statusOf } from './status.ts';

export type ModelFinding =
  | { readonly finding: 'void'; readonly because: readonly string[] }
  | { readonly finding: 'dead' | 'forced'; readonly option: string }
  | { readonly finding: 'redundant'; readonly rule: string };

const NO_PICKS = { select: [], reject: [] };

/**
 * Rules that follow from the groups and the other rules. Every rule gets a switch; a rule is redundant when, all other switches on,
 * none of its clauses can be broken. Of two equal rules both are redundant: either may go.
 */
function redundantRules(compiled: CompiledModel): string[] {
  const { options, constraints } = compiled;
  const rules = constraints.filter(({ atMost, name }) => !atMost && compiled.model.rules.some(({ id }) => id === name));
  const switchOf = new Map(rules.map((rule, nth) => [rule, options.length + nth]));
  const solver = emptySolver(options.length + rules.length);
  constraints.forEach((constraint, origin) => {
    const switched = switchOf.get(constraint);
    if (switched === undefined) addNamed(solver, constraint, origin);
    else for (const clause of constraint.clauses) addClause(solver, [...clause, falseLit(switched)], origin);
  });
  const canBreak = (rule: (typeof rules)[number], clause: readonly number[]): boolean => {
    const others = rules.filter((other) => other !== rule).map((other) => trueLit(switchOf.get(other)!));
    return solve(solver, [...clause.map((lit) => lit ^ 1), ...others]).possible;
  };
  return rules.filter((rule) => !rule.clauses.some((clause) => canBreak(rule, clause))).map(({ name }) => name);
}

/** Everything to be told before publishing; empty for a clean model. A void model has nothing else to say. */
export function checkModel(model: Model): ModelFinding[] {
  const compiled = compileModel(model);
  const because = explainConflict(compiled, NO_PICKS);
  if (because) return [{ finding: 'void', because }];
  const status = statusOf(compiled, solverFor(compiled), neighbourhoodOf(compiled), NO_PICKS, []);
  const [forced, blocked] = status.valid ? [status.forced, status.blocked] : [[], []];
  return [
    ...blocked.map((option) => ({ finding: 'dead', option }) as const),
    ...forced.map((option) => ({ finding: 'forced', option }) as const),
    ...redundantRules(compiled).map((rule) => ({ finding: 'redundant', rule }) as const),
  ];
}
