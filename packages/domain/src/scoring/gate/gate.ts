// The publish gate: what a model must show on the newest fifth of the history before anyone sees its scores.
// AUC ≥ .60 and its bootstrap lower bound > .50 · log loss better than the base rate's · ECE ≤ .10.
// A model that is too good (AUC ≥ .95, or one field alone ≥ .85) is held until a person has read its leak report.
import type { Draw } from '../learning/seeded.ts';
import { aucLowerBound } from '../measures/bootstrap.ts';
import { constantLogLoss } from '../measures/losses.ts';
import type { Measures } from '../measures/report.ts';
import { measure } from '../measures/report.ts';
import type { LeakReport } from './leakReport.ts';
import { SUSPICIOUS_FIELD_AUC, SUSPICIOUS_MODEL_AUC } from './leakReport.ts';

export const LEAST_AUC = 0.6;
export const LEAST_LOWER_BOUND = 0.5;
export const MOST_ECE = 0.1;

export type GateFigures = Measures & { readonly aucLower: number; readonly baseLogLoss: number };

/** One reason a model is not simply published; `figure` was reached, `limit` was asked. */
export type GateReason =
  | { readonly code: 'tooFewOutcomes'; readonly figure: number; readonly limit: number }
  | { readonly code: 'oneClassOnly' }
  | { readonly code: 'noFields' }
  | {
      readonly code: 'ranksBadly' | 'ranksByLuck' | 'noBetterThanAverage' | 'badlyCalibrated';
      readonly figure: number;
      readonly limit: number;
    }
  | { readonly code: 'tooGood'; readonly figure: number; readonly limit: number }
  | { readonly code: 'fieldKnowsOutcome'; readonly field: string; readonly figure: number; readonly limit: number };

export type Verdict = 'passed' | 'held' | 'refused';
export type GateDecision = { readonly verdict: Verdict; readonly reasons: readonly GateReason[] };

/** The figures the gate reads: predictions for the newest rows against what happened; `olderRate` is the base rate known before. */
export function gateFigures(probabilities: Float64Array, outcomes: Uint8Array, olderRate: number, draw: Draw): GateFigures {
  return {
    ...measure(probabilities, outcomes),
    aucLower: aucLowerBound(probabilities, outcomes, draw),
    baseLogLoss: constantLogLoss(olderRate, outcomes),
  };
}

/** Every unmet condition; suspicion of a leak comes first, because good figures prove nothing then. */
export function decideGate(figures: GateFigures, leaks: LeakReport): GateDecision {
  const suspicions = suspicionsOf(figures, leaks);
  const failures = failuresOf(figures);
  const verdict = suspicions.length > 0 ? 'held' : failures.length > 0 ? 'refused' : 'passed';
  return { verdict, reasons: [...suspicions, ...failures] };
}

function suspicionsOf(figures: GateFigures, leaks: LeakReport): GateReason[] {
  const whole: GateReason[] =
    figures.auc >= SUSPICIOUS_MODEL_AUC ? [{ code: 'tooGood', figure: figures.auc, limit: SUSPICIOUS_MODEL_AUC }] : [];
  const fields = leaks.suspects.filter((suspect) => suspect.suspicious);
  return [
    ...whole,
    ...fields.map(
      ({ field, aucAlone }): GateReason => ({ code: 'fieldKnowsOutcome', field, figure: aucAlone, limit: SUSPICIOUS_FIELD_AUC }),
    ),
  ];
}

function failuresOf(figures: GateFigures): GateReason[] {
  if (Number.isNaN(figures.auc)) return [{ code: 'oneClassOnly' }];
  const reasons: GateReason[] = [];
  if (figures.auc < LEAST_AUC) reasons.push({ code: 'ranksBadly', figure: figures.auc, limit: LEAST_AUC });
  if (!(figures.aucLower > LEAST_LOWER_BOUND)) reasons.push({ code: 'ranksByLuck', figure: figures.aucLower, limit: LEAST_LOWER_BOUND });
  if (figures.logLoss >= figures.baseLogLoss)
    reasons.push({ code: 'noBetterThanAverage', figure: figures.logLoss, limit: figures.baseLogLoss });
  if (figures.ece > MOST_ECE) reasons.push({ code: 'badlyCalibrated', figure: figures.ece, limit: MOST_ECE });
  return reasons;
}
