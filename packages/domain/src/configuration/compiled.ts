// A model made ready for the solver: options are variables, and every rule, group minimum and group maximum is a named constraint.
import type { Group, Model, Option, Rule } from './model.ts';
import { addAtMost, addClause, falseLit, trueLit } from './solver/constraints.ts';
import type { Solver } from './solver/state.ts';
import { emptySolver } from './solver/state.ts';

/** What a person can change or question: a rule, one side of a group. Its clauses stand or fall together. */
export type NamedConstraint = {
  /** The rule's id, or '<group>.min', '<group>.max'. */
  readonly name: string;
  /** Each: at least one of these literals. */
  readonly clauses: readonly (readonly number[])[];
  /** At most `bound` of these literals. */
  readonly atMost?: { readonly lits: readonly number[]; readonly bound: number };
};

export type CompiledModel = {
  readonly model: Model;
  readonly options: readonly Option[];
  readonly variable: ReadonlyMap<string, number>;
  readonly constraints: readonly NamedConstraint[];
};

/** The variable of an option. Throws RangeError for an option the model does not have. */
export function variableOf(compiled: { readonly variable: ReadonlyMap<string, number> }, option: string): number {
  const variable = compiled.variable.get(option);
  if (variable === undefined) throw new RangeError(`no option ${option} in the model`);
  return variable;
}

export const isObeyed = ({ severity = 'validation' }: Rule): boolean => severity === 'validation';

function ruleClauses(rule: Rule, of: (option: string) => number): number[][] {
  const unless = rule.when.map((option) => falseLit(of(option)));
  if (rule.kind === 'requiresAny') return [[...unless, ...rule.targets.map((option) => trueLit(of(option)))]];
  const then = rule.kind === 'requires' ? trueLit : falseLit;
  return rule.targets.map((option) => [...unless, then(of(option))]);
}

function groupConstraints({ id, options, min, max }: Group, of: (option: string) => number): NamedConstraint[] {
  const variables = [...new Set(options)].map(of);
  const found: NamedConstraint[] = [];
  if (min === 1) found.push({ name: `${id}.min`, clauses: [variables.map(trueLit)] });
  // At least m of n are picked: at most n − m are not.
  if (min > 1) found.push({ name: `${id}.min`, clauses: [], atMost: { lits: variables.map(falseLit), bound: variables.length - min } });
  if (max < variables.length) found.push({ name: `${id}.max`, clauses: [], atMost: { lits: variables.map(trueLit), bound: max } });
  return found;
}

/** Alerts and recommendations bind nobody; they are left out here. */
export function compileModel(model: Model): CompiledModel {
  const variable = new Map(model.options.map(({ id }, place) => [id, place]));
  const of = (option: string): number => variableOf({ variable }, option);
  const rules = model.rules.filter(isObeyed).map((rule) => ({ name: rule.id, clauses: ruleClauses(rule, of) }));
  const constraints = [...rules, ...model.groups.flatMap((group) => groupConstraints(group, of))];
  return { model, options: model.options, variable, constraints };
}

export function addNamed(solver: Solver, { clauses, atMost }: NamedConstraint, origin: number): void {
  for (const clause of clauses) addClause(solver, clause, origin);
  if (atMost) addAtMost(solver, atMost.lits, atMost.bound, origin);
}

/** A solver with every constraint of the model; origins are places in `constraints`. `extra` variables may be added to it. */
export function solverFor(compiled: CompiledModel, extra = 0): Solver {
  const solver = emptySolver(compiled.options.length, extra);
  compiled.constraints.forEach((constraint, origin) => {
    addNamed(solver, constraint, origin);
  });
  return solver;
}
