// The cold start: before there is history to learn from, people write down what they believe in points.
// A score is the start value plus the points of every rule that applies, kept within 0 and 100. It is always shown as "rules, not learned".

/** What a rule asks of a field. Numbers compare as numbers, words exactly. */
export type Condition =
  | { readonly test: 'is'; readonly value: string }
  | { readonly test: 'oneOf'; readonly values: readonly string[] }
  | { readonly test: 'atLeast'; readonly number: number }
  | { readonly test: 'atMost'; readonly number: number }
  | { readonly test: 'between'; readonly from: number; readonly to: number }
  | { readonly test: 'filled' }
  | { readonly test: 'missing' };

export type PointRule = { readonly field: string; readonly condition: Condition; readonly points: number };
export type PointRules = { readonly start: number; readonly rules: readonly PointRule[] };

export type FieldValue = string | number | undefined;
export type PointReason = { readonly rule: PointRule; readonly value: FieldValue };
/** `total` = start + Σ points before it was kept within 0…100. */
export type PointScore = {
  readonly learned: false;
  readonly score: number;
  readonly total: number;
  readonly reasons: readonly PointReason[];
};

const LOWEST = 0;
const HIGHEST = 100;

/** Scores one subject; reasons are the rules that applied, strongest first. */
export function scoreByRules({ start, rules }: PointRules, values: Readonly<Record<string, FieldValue>>): PointScore {
  const reasons = rules
    .filter((rule) => applies(rule.condition, values[rule.field]))
    .map((rule) => ({ rule, value: values[rule.field] }))
    .sort((a, b) => Math.abs(b.rule.points) - Math.abs(a.rule.points));
  const total = reasons.reduce((sum, { rule }) => sum + rule.points, start);
  return { learned: false, score: Math.min(HIGHEST, Math.max(LOWEST, total)), total, reasons };
}

/** Whether a value meets a condition. A missing value meets only "missing"; a word never meets a number's condition. */
export function applies(condition: Condition, value: FieldValue): boolean {
  const missing = value === undefined || value === '' || Number.isNaN(value);
  if (missing) return condition.test === 'missing';
  switch (condition.test) {
    case 'missing':
      return false;
    case 'filled':
      return true;
    case 'is':
      return String(value) === condition.value;
    case 'oneOf':
      return condition.values.includes(String(value));
    default:
      return typeof value === 'number' && inRange(condition, value);
  }
}

function inRange(condition: Condition & { test: 'atLeast' | 'atMost' | 'between' }, value: number): boolean {
  if (condition.test === 'atLeast') return value >= condition.number;
  if (condition.test === 'atMost') return value <= condition.number;
  return value >= condition.from && value <= condition.to;
}

export type RuleProblem =
  | { readonly problem: 'startOutsideRange' }
  | { readonly problem: 'noPoints' | 'unknownField' | 'emptyRange' | 'noValues' | 'notANumber'; readonly rule: number };

/** Everything wrong with a set of rules; `rule` counts from 0. Rules with problems must not be saved. */
export function ruleProblems({ start, rules }: PointRules, fields: readonly string[]): RuleProblem[] {
  const startProblems: RuleProblem[] = start >= LOWEST && start <= HIGHEST ? [] : [{ problem: 'startOutsideRange' }];
  return [
    ...startProblems,
    ...rules.flatMap(({ field, condition, points }, rule): RuleProblem[] => [
      ...(Number.isFinite(points) && points !== 0 ? [] : [{ problem: 'noPoints' as const, rule }]),
      ...(fields.includes(field) ? [] : [{ problem: 'unknownField' as const, rule }]),
      ...conditionProblems(condition).map((problem) => ({ problem, rule })),
    ]),
  ];
}

function conditionProblems(condition: Condition): ('emptyRange' | 'noValues' | 'notANumber')[] {
  switch (condition.test) {
    case 'oneOf':
      return condition.values.length === 0 ? ['noValues'] : [];
    case 'atLeast':
    case 'atMost':
      return Number.isFinite(condition.number) ? [] : ['notANumber'];
    case 'between':
      if (!Number.isFinite(condition.from) || !Number.isFinite(condition.to)) return ['notANumber'];
      return condition.from <= condition.to ? [] : ['emptyRange'];
    default:
      return [];
  }
}
