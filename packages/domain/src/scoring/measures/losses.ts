// How far probabilities are from what happened. Both are proper scores: honest probabilities minimise them
// (Gneiting & Raftery 2007, JASA 102, §3).

/** Mean of −ln of the probability given to what happened (nats). Probabilities are kept 1e-15 away from 0 and 1. */
export function logLoss(probabilities: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < outcomes.length; row++) {
    const given = outcomes[row] === 1 ? probabilities[row]! : 1 - probabilities[row]!;
    sum -= Math.log(Math.min(1 - 1e-15, Math.max(1e-15, given)));
  }
  return sum / outcomes.length;
}

/** Mean squared distance between probability and outcome (Brier 1950). */
export function brier(probabilities: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < outcomes.length; row++) sum += (probabilities[row]! - outcomes[row]!) ** 2;
  return sum / outcomes.length;
}

/** The log loss of giving every row the same probability. */
export function constantLogLoss(probability: number, outcomes: Uint8Array): number {
  return logLoss(new Float64Array(outcomes.length).fill(probability), outcomes);
}
