// A rule made ready to run: dates as numbers, the scope shared, names of other rules resolved.
import type { Rule, Stage } from '../rule.ts';
import type { CompiledScope } from './compiledScope.ts';
import { scopeRegister } from './compiledScope.ts';
import { byRunningOrder } from './order.ts';
import type { Period } from './period.ts';
import { periodOf } from './period.ts';

export type CompiledRule = {
  readonly rule: Rule;
  /** Its place in the running order of the whole version. */
  readonly position: number;
  readonly period: Period;
  readonly scope: CompiledScope;
  readonly onEntry: boolean;
  /** Rules that may not stand beside this one, whichever of the two names the other. */
  readonly excludes: readonly number[];
};

const DEFAULT_ON_ENTRY: Readonly<Record<Stage, boolean>> = { line: false, bundle: false, order: true };

/** 平行 or 递进. Rounding down (抹零) looks at what is left to pay unless the rule says otherwise. */
function countsOnEntry(rule: Rule): boolean {
  if (rule.base) return rule.base === 'entry';
  return DEFAULT_ON_ENTRY[rule.stage] && rule.action.type !== 'roundDown';
}

/** excludes is symmetric: both rules get each other. Names of rules that are not in the version are ignored here and warned about. */
function resolveExclusions(rules: readonly Rule[]): number[][] {
  const positions = new Map(rules.map((rule, position) => [rule.id, position]));
  const excludes: number[][] = rules.map(() => []);
  rules.forEach((rule, position) => {
    for (const id of rule.excludes ?? []) {
      const other = positions.get(id);
      if (other === undefined || other === position) continue;
      excludes[position]!.push(other);
      excludes[other]!.push(position);
    }
  });
  return excludes;
}

/** The rules in running order, and their distinct scopes. */
export function compileRules(written: readonly Rule[]): { readonly rules: CompiledRule[]; readonly scopes: readonly CompiledScope[] } {
  const rules = [...written].sort(byRunningOrder);
  const excludes = resolveExclusions(rules);
  const register = scopeRegister();
  return {
    scopes: register.scopes,
    rules: rules.map((rule, position) => ({
      rule,
      position,
      period: periodOf(rule.when?.from, rule.when?.to),
      scope: register.compile(rule.scope),
      onEntry: countsOnEntry(rule),
      excludes: excludes[position]!,
    })),
  };
}
