// What a plan was refused for, row by row.
import { ApiError } from '../api.ts';
import type { Translate } from '../i18n/wording.ts';

interface PlanReason {
  kind: string;
  stageName?: string | null;
  previousStageName?: string | null;
  [figure: string]: unknown;
}

const KINDS = ['plan_not_a_day', 'plan_before_start', 'plan_before_previous', 'plan_after_closing'] as const;

export const planReasons = (error: unknown): PlanReason[] | null =>
  error instanceof ApiError && error.code === 'planRefused' ? (error.reasons as PlanReason[]) : null;

export function planReasonWords(t: Translate, { kind, stageName, previousStageName, ...figures }: PlanReason): string {
  const known = KINDS.find((one) => one === kind);
  const stage = stageName ?? t('plans.closing');
  return known ? t(`plans.problem.${known}`, { ...figures, stage, previousStage: previousStageName ?? '' }) : stage;
}
