// When to train again, when the new model may replace the old one, and how to go back.
// Due after max(50, 5 %) new outcomes or 15 days. A challenger must beat the champion on the newest fifth. Five versions are kept.
import type { Verdict } from '../gate/gate.ts';
import { logLoss } from '../measures/losses.ts';

export const FEWEST_NEW_OUTCOMES = 50;
export const NEW_SHARE = 0.05;
export const MOST_DAYS = 15;
export const VERSIONS_KEPT = 5;

/** Whether to train again: `outcomesThen` were known at the last training, `newOutcomes` have come since, `days` have passed. */
export function retrainingDue(outcomesThen: number, newOutcomes: number, days: number): boolean {
  return newOutcomes >= Math.max(FEWEST_NEW_OUTCOMES, NEW_SHARE * outcomesThen) || days >= MOST_DAYS;
}

export type Contest = {
  readonly winner: 'challenger' | 'champion';
  readonly reason: 'betterLogLoss' | 'notBetter' | 'gate' | 'noChampion';
  readonly challengerLogLoss: number;
  readonly championLogLoss: number | undefined;
};

/**
 * Compares both on the same newest rows. The champion stays on a tie, and whenever the challenger did not pass the gate.
 * `champion` is undefined when no model is live.
 */
export function contest(verdict: Verdict, challenger: Float64Array, champion: Float64Array | undefined, outcomes: Uint8Array): Contest {
  const challengerLogLoss = logLoss(challenger, outcomes);
  const championLogLoss = champion && logLoss(champion, outcomes);
  const figures = { challengerLogLoss, championLogLoss };
  if (verdict !== 'passed') return { winner: 'champion', reason: 'gate', ...figures };
  if (championLogLoss === undefined) return { winner: 'challenger', reason: 'noChampion', ...figures };
  if (challengerLogLoss < championLogLoss) return { winner: 'challenger', reason: 'betterLogLoss', ...figures };
  return { winner: 'champion', reason: 'notBetter', ...figures };
}

/** A stored model; `number` counts up. */
export type ModelVersion = { readonly number: number; readonly approved: boolean };

/** The versions to keep: the newest five, and always the live one. Ascending. */
export function versionsToKeep(versions: readonly ModelVersion[], live: number | undefined): number[] {
  const numbers = versions.map(({ number }) => number).sort((a, b) => b - a);
  const newest = numbers.slice(0, VERSIONS_KEPT);
  const kept =
    live !== undefined && numbers.includes(live) && !newest.includes(live) ? [...newest.slice(0, VERSIONS_KEPT - 1), live] : newest;
  return kept.sort((a, b) => a - b);
}

/** The version one step back: the newest approved one before the live one; undefined when there is none. */
export function versionBefore(versions: readonly ModelVersion[], live: number): number | undefined {
  return versions
    .filter(({ number, approved }) => approved && number < live)
    .map(({ number }) => number)
    .sort((a, b) => b - a)[0];
}
