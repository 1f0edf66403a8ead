// From a history to a model that may or may not be published:
// admit fields → hold back the newest fifth → fit the candidates on the older rows → choose by log loss on the newest → read the gate →
// refit the chosen kind on everything.

import { fieldPowers } from '../gate/fieldPower.ts';
import type { GateDecision, GateFigures } from '../gate/gate.ts';
import { decideGate, gateFigures } from '../gate/gate.ts';
import type { LeakReport } from '../gate/leakReport.ts';
import { leakReport } from '../gate/leakReport.ts';
import { logLoss } from '../measures/losses.ts';
import { applyBins } from './binning.ts';
import type { DroppedField } from './fieldAdmission.ts';
import { admitFields } from './fieldAdmission.ts';
import type { LearningRows, SeenRows } from './learningRows.ts';
import type { Model, ModelKind, Recipe } from './model.ts';
import { fitModel, fitParts, keepParts, learningRows, probabilities, scoreBinned } from './model.ts';
import { seededDraws } from './seeded.ts';
import type { Plan } from './selection.ts';
import { FEWEST_OF_SMALLER_CLASS, planFor, splitByTime } from './selection.ts';
import type { History } from './table.ts';
import { canonicalOrder, checkHistory, takeHistory } from './table.ts';

/** A candidate and its log loss on the newest rows. */
export type Candidate = { readonly kind: ModelKind; readonly logLoss: number };

/** What a training run found; everything the audit needs except who asked for it. */
export type Training = {
  readonly decision: GateDecision;
  readonly dropped: readonly DroppedField[];
  readonly learned?: Learned;
};

export type Learned = {
  readonly model: Model;
  readonly kind: ModelKind;
  readonly recipe: Recipe;
  readonly gradeOnly: boolean;
  readonly candidates: readonly Candidate[];
  readonly figures: GateFigures;
  readonly leaks: LeakReport;
  /** Predictions of the chosen kind, fitted on the older rows, for the newest rows: the ground for grade cuts and calibration checks. */
  readonly newest: { readonly probabilities: Float64Array; readonly outcomes: Uint8Array };
};

type Tried = { readonly kind: ModelKind; readonly logLoss: number; readonly probabilities: Float64Array };

/** The whole run. Throws ScoringDataError when the history itself is invalid; too little of it is a decision, not an error. */
export function trainScore(history: History, seed: number): Training {
  checkHistory(history);
  const { history: admitted, dropped } = admitFields(inOrder(history));
  const plan = planFor(admitted);
  if (plan.kind === 'rules') return refused({ code: 'tooFewOutcomes', figure: plan.smallerClass, limit: FEWEST_OF_SMALLER_CLASS }, dropped);
  if (admitted.table.fields.length === 0) return refused({ code: 'noFields' }, dropped);
  return learn(admitted, plan, seed, dropped);
}

/** The history in canonical order: by time, then id. */
export function inOrder(history: History): History {
  const order = canonicalOrder(history.ids, history.times);
  return order.every((row, at) => row === at) ? history : takeHistory(history, order);
}

const refused = (reason: GateDecision['reasons'][number], dropped: readonly DroppedField[]): Training => ({
  decision: { verdict: 'refused', reasons: [reason] },
  dropped,
});

function learn(history: History, plan: Plan & { kind: 'learn' }, seed: number, dropped: readonly DroppedField[]): Training {
  const { older, newest } = splitByTime(history);
  if (new Set(older.outcomes).size < 2 || new Set(newest.outcomes).size < 2) return refused({ code: 'oneClassOnly' }, dropped);
  const rows = learningRows(older, plan.recipe.binning);
  const after = { binned: applyBins(rows.bins, newest.table), outcomes: newest.outcomes };
  const tried = tryCandidates(rows, after, plan, seed);
  const best = tried.reduce((least, next) => (next.logLoss < least.logLoss ? next : least));
  const figures = gateFigures(best.probabilities, newest.outcomes, rateOf(older.outcomes), seededDraws(seed));
  const leaks = leakReport(figures.auc, fieldPowers(rows, after));
  const recipe = recipeFor(best.kind, plan.recipe);
  const learned: Learned = {
    model: fitModel(history, recipe, seed),
    kind: best.kind,
    recipe,
    gradeOnly: plan.gradeOnly,
    candidates: tried.map(({ kind, logLoss: loss }) => ({ kind, logLoss: loss })),
    figures,
    leaks,
    newest: { probabilities: best.probabilities, outcomes: newest.outcomes },
  };
  return { decision: decideGate(figures, leaks), dropped, learned };
}

/** Every candidate fitted on the older rows and tried on the newest; parts are fitted once and shared. */
function tryCandidates(older: LearningRows, newest: SeenRows, plan: Plan & { kind: 'learn' }, seed: number): Tried[] {
  const parts = fitParts(older, plan.recipe, seed);
  return plan.candidates.map((kind) => {
    const given = probabilities(scoreBinned(keepParts(parts, kind), newest.binned));
    return { kind, logLoss: logLoss(given, newest.outcomes), probabilities: given };
  });
}

function recipeFor(kind: ModelKind, recipe: Recipe): Recipe {
  const { logistic, boosting, ...rest } = recipe;
  return { ...rest, ...(kind !== 'boosting' && logistic && { logistic }), ...(kind !== 'logistic' && boosting && { boosting }) };
}

const rateOf = (outcomes: Uint8Array): number => outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
