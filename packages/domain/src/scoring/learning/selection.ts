// How much to learn depends on how much has happened.
// m = outcomes of the smaller class, n = outcomes in the window (24 months):
// m < 40 → point rules · n < 300 → cautious logistic, grade only · n ≤ 1,200 → logistic or blend · more → boosting alone as well.
import { BOOSTING_RULES } from './boosting.ts';
import { CAUTIOUS_LOGISTIC_RULES, LOGISTIC_RULES } from './logistic.ts';
import type { ModelKind, Recipe } from './model.ts';
import { BINNING_RULES } from './model.ts';
import type { History } from './table.ts';
import { takeHistory } from './table.ts';

export const FEWEST_OF_SMALLER_CLASS = 40;
export const FEWEST_FOR_PERCENTAGES = 300;
export const FEWEST_FOR_BOOSTING = 1200;
/** The newest share of the history on which candidates are compared and the gate is read. */
export const NEWEST_SHARE = 0.2;

/** How far back outcomes count. */
export const WINDOW_MONTHS = 24;

/** The rows of a history from a time on, e.g. the start of the window; the unit is the history's own. */
export function since(history: History, from: number): History {
  return takeHistory(
    history,
    Int32Array.from(history.times, (_, row) => row).filter((row) => history.times[row]! >= from),
  );
}

/** What a history allows. `gradeOnly` = too little history for a percentage to be shown. */
export type Plan =
  | { readonly kind: 'rules'; readonly smallerClass: number; readonly outcomes: number }
  | { readonly kind: 'learn'; readonly candidates: readonly ModelKind[]; readonly recipe: Recipe; readonly gradeOnly: boolean };

export function planFor(history: History): Plan {
  const outcomes = history.outcomes.length;
  const positive = history.outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const smallerClass = Math.min(positive, outcomes - positive);
  if (smallerClass < FEWEST_OF_SMALLER_CLASS) return { kind: 'rules', smallerClass, outcomes };
  if (outcomes < FEWEST_FOR_PERCENTAGES)
    return {
      kind: 'learn',
      candidates: ['logistic'],
      recipe: { binning: BINNING_RULES, logistic: CAUTIOUS_LOGISTIC_RULES },
      gradeOnly: true,
    };
  const recipe: Recipe = { binning: BINNING_RULES, logistic: LOGISTIC_RULES, boosting: BOOSTING_RULES };
  const candidates: ModelKind[] = outcomes > FEWEST_FOR_BOOSTING ? ['logistic', 'blend', 'boosting'] : ['logistic', 'blend'];
  return { kind: 'learn', candidates, recipe, gradeOnly: false };
}

/** Older and newest rows of a history in canonical order; the newest part is a fifth, rounded down. */
export function splitByTime(history: History): { readonly older: History; readonly newest: History } {
  const rows = history.table.rows;
  const cut = rows - Math.floor(rows * NEWEST_SHARE);
  const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, at) => from + at);
  return { older: takeHistory(history, range(0, cut)), newest: takeHistory(history, range(cut, rows)) };
}
