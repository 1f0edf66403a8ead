// How good is the whole procedure on rows it has not seen? Every split trains from scratch, choice of model included, on its own training rows.
import { createHash } from 'node:crypto';
import { probabilities, scoreTable } from '#domain/scoring/learning/model.ts';
import { splitByTime } from '#domain/scoring/learning/selection.ts';
import type { History } from '#domain/scoring/learning/table.ts';
import { takeHistory } from '#domain/scoring/learning/table.ts';
import { inOrder, trainScore } from '#domain/scoring/learning/train.ts';
import type { Measures } from '#domain/scoring/measures/report.ts';
import { measure } from '#domain/scoring/measures/report.ts';

export const FOLDS = 5;

type Figures = {
  readonly rows: number;
  readonly auc: number | null;
  readonly log_loss: number;
  readonly brier: number;
  readonly ece: number;
};
type Split = Figures & { readonly model: string };
type Tested = { readonly kind: string; readonly given: Float64Array; readonly outcomes: Uint8Array };

/** The fold of a row: the first 32 bits of its id's SHA-256, modulo 5. */
export const foldOf = (id: string): number => Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % FOLDS;

/** Five folds by id: mean AUC, and log loss, Brier and ECE over all rows pooled, or null when a fold has too little history to learn from. */
export function crossValidate(history: History, seed: number): object {
  const fold = history.ids.map(foldOf);
  const rowsWhere = (keep: (at: number) => boolean): Int32Array => Int32Array.from(fold.flatMap((at, row) => (keep(at) ? [row] : [])));
  const tested: Tested[] = [];
  for (let held = 0; held < FOLDS; held++) {
    const test = tryOut(
      takeHistory(
        history,
        rowsWhere((at) => at !== held),
      ),
      takeHistory(
        history,
        rowsWhere((at) => at === held),
      ),
      seed,
    );
    if (!test) return { folds: null };
    tested.push(test);
  }
  return { folds: summary(tested) };
}

/** The newest fifth, predicted by a model that was chosen and fitted on the older rows alone. */
export function timeSplit(history: History, seed: number): Split | null {
  const { older, newest } = splitByTime(inOrder(history));
  const tested = tryOut(older, newest, seed);
  return tested ? splitFigures(tested) : null;
}

function tryOut(training: History, held: History, seed: number): Tested | undefined {
  if (training.table.rows === 0 || held.table.rows === 0) return undefined;
  const learned = trainScore(training, seed).learned;
  return learned && { kind: learned.kind, given: probabilities(scoreTable(learned.model, held.table)), outcomes: held.outcomes };
}

function summary(tested: readonly Tested[]): object {
  const pooled = measure(
    Float64Array.from(tested.flatMap(({ given }) => [...given])),
    Uint8Array.from(tested.flatMap(({ outcomes }) => [...outcomes])),
  );
  const each = tested.map(splitFigures);
  return {
    auc: mean(each.flatMap(({ auc }) => (auc === null ? [] : [auc]))),
    log_loss: pooled.logLoss,
    brier: pooled.brier,
    ece: pooled.ece,
    ece_mean_of_folds: mean(each.map(({ ece }) => ece)),
    each,
  };
}

const splitFigures = ({ kind, given, outcomes }: Tested): Split => ({ model: kind, ...figures(measure(given, outcomes)) });

const figures = ({ rows, auc, logLoss, brier, ece }: Measures): Figures => ({
  rows,
  auc: Number.isNaN(auc) ? null : auc,
  log_loss: logLoss,
  brier,
  ece,
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
