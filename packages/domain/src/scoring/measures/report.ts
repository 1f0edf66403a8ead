// The four figures every model is judged by.
import { auc } from './auc.ts';
import { calibrationError } from './calibration.ts';
import { brier, logLoss } from './losses.ts';

/** Ranking (AUC), honesty (log loss, Brier) and calibration (ECE over 10 equal-mass bins) on `rows` rows with base rate `rate`. */
export type Measures = {
  readonly rows: number;
  readonly rate: number;
  readonly auc: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
};

export function measure(probabilities: Float64Array, outcomes: Uint8Array): Measures {
  return {
    rows: outcomes.length,
    rate: outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length,
    auc: auc(probabilities, outcomes),
    logLoss: logLoss(probabilities, outcomes),
    brier: brier(probabilities, outcomes),
    ece: calibrationError(probabilities, outcomes),
  };
}
