// A rule made ready to run: dates as numbers, audiences and scopes shared, minimums worked out, names of other rules resolved. Every
// compiled rule has every field, so that a quote that looks at two hundred of them reads them all the same way.
import type { Rule, Stage } from '../rule.ts';
import type { Audience, ContextRegistrar } from './audience.ts';
import { audienceRegister } from './audience.ts';
import type { CompiledScope } from './compiledScope.ts';
import { compileScope } from './compiledScope.ts';
import type { Minimums } from './minimums.ts';
import { minimumsOf } from './minimums.ts';
import { byRunningOrder } from './order.ts';
import type { Period } from './period.ts';
import { periodRegister } from './period.ts';
import type { ProductNumbering } from './products.ts';

export type CompiledRule = {
  readonly rule: Rule;
  readonly id: string;
  readonly stage: Stage;
  /** Its place in the running order of the whole version. */
  readonly position: number;
  /** Undefined: at any time. */
  readonly period: Period | undefined;
  readonly audience: readonly Audience[];
  readonly coupon: string | undefined;
  readonly companions: readonly string[];
  readonly scope: CompiledScope;
  readonly undiscountedOnly: boolean;
  readonly minimums: Minimums;
  readonly onEntry: boolean;
  readonly group: string | undefined;
  readonly exclusive: boolean;
  readonly stop: boolean;
  /** Rules that may not stand beside this one, whichever of the two names the other. */
  readonly excludes: readonly number[];
};

const DEFAULT_ON_ENTRY: Readonly<Record<Stage, boolean>> = { line: false, bundle: false, order: true };
const NONE: readonly never[] = [];

/** 平行 or 递进. Rounding down (抹零) looks at what is left to pay unless the rule says otherwise. */
function countsOnEntry(rule: Rule): boolean {
  if (rule.base) return rule.base === 'entry';
  return DEFAULT_ON_ENTRY[rule.stage] && rule.action.type !== 'roundDown';
}

/** excludes is symmetric: both rules get each other. Names of rules that are not in the version are ignored here and warned about. */
function resolveExclusions(rules: readonly Rule[]): ReadonlyMap<number, readonly number[]> {
  const excludes = new Map<number, number[]>();
  if (rules.every((rule) => rule.excludes === undefined)) return excludes;
  const add = (position: number, other: number): unknown => excludes.get(position)?.push(other) ?? excludes.set(position, [other]);
  const positions = new Map(rules.map((rule, position) => [rule.id, position]));
  rules.forEach((rule, position) => {
    for (const id of rule.excludes ?? NONE) {
      const other = positions.get(id);
      if (other === undefined) continue;
      add(position, other);
      add(other, position);
    }
  });
  return excludes;
}

/** The rules in running order; what they ask of a quote's context is registered on the way. */
export function compileRules(written: readonly Rule[], products: ProductNumbering, context: ContextRegistrar): CompiledRule[] {
  const rules = [...written].sort(byRunningOrder);
  const excludes = resolveExclusions(rules);
  const period = periodRegister();
  const audience = audienceRegister(context);
  for (const { when } of rules) if (when?.coupon !== undefined) context.register('coupon', when.coupon);
  return rules.map((rule, position) => ({
    rule,
    id: rule.id,
    stage: rule.stage,
    position,
    period: period(rule.when?.from, rule.when?.to),
    audience: audience(rule),
    coupon: rule.when?.coupon,
    companions: rule.when?.companion ?? NONE,
    scope: compileScope(rule.scope, products),
    undiscountedOnly: rule.scope?.undiscountedOnly ?? false,
    minimums: minimumsOf(rule),
    onEntry: countsOnEntry(rule),
    group: rule.group,
    exclusive: rule.exclusive ?? false,
    stop: rule.stop ?? false,
    excludes: excludes.get(position) ?? NONE,
  }));
}

/** The rules of one stage in running order, and those among them that want it to themselves. */
export type StageRules = { readonly rules: readonly CompiledRule[]; readonly exclusive: readonly CompiledRule[] };
export type RulesByStage = Readonly<Record<Stage, StageRules>>;

export function rulesByStage(rules: readonly CompiledRule[]): RulesByStage {
  const stageRules = (): { rules: CompiledRule[]; exclusive: CompiledRule[] } => ({ rules: [], exclusive: [] });
  const stages = { line: stageRules(), bundle: stageRules(), order: stageRules() };
  for (const rule of rules) {
    const stage = stages[rule.stage];
    stage.rules.push(rule);
    if (rule.exclusive) stage.exclusive.push(rule);
  }
  return stages;
}
