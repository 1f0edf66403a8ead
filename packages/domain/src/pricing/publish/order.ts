// The order in which rules run: the stages of the pipeline, then priority (lower first), then the rule id.
import type { Rule, Stage } from '../rule.ts';

const STAGE_ORDER: Readonly<Record<Stage, number>> = { line: 0, bundle: 1, order: 2 };

/** By code units, so that every shop and every machine agrees. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byRunningOrder = (a: Rule, b: Rule): number =>
  STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage] || a.priority - b.priority || byText(a.id, b.id);
