// Measures one size of history and prints its costs as one JSON line.
import process from 'node:process';
import { makeExplainer } from '#domain/scoring/explain/contributions.ts';
import { explainRows } from '#domain/scoring/explain/reasons.ts';
import { BOOSTING_RULES } from '#domain/scoring/learning/boosting.ts';
import { LOGISTIC_RULES } from '#domain/scoring/learning/logistic.ts';
import { BINNING_RULES, fitModel, scoreTable } from '#domain/scoring/learning/model.ts';
import { takeRows } from '#domain/scoring/learning/table.ts';
import { trainScore } from '#domain/scoring/learning/train.ts';
import { inventHistory } from '#domain/scoring/testing/inventedHistory.ts';
import type { Cost } from './cost.ts';

const EXPLAINED = 2000;

function timed<Result>(work: () => Result): { readonly result: Result; readonly seconds: number } {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: Number(((user + system) / 1e6).toFixed(3)) };
}

function measure(rows: number): Cost {
  const history = inventHistory({ rows, numbers: 10, categories: 10, seed: 2026 });
  const recipe = { binning: BINNING_RULES, logistic: LOGISTIC_RULES, boosting: BOOSTING_RULES };
  const blend = timed(() => fitModel(history, recipe, 1));
  const boosting = timed(() => fitModel(history, { binning: BINNING_RULES, boosting: BOOSTING_RULES }, 1));
  const logistic = timed(() => fitModel(history, { binning: BINNING_RULES, logistic: LOGISTIC_RULES }, 1));
  const training = timed(() => trainScore(history, 1));
  const tenThousand = takeRows(
    history.table,
    Int32Array.from({ length: 10_000 }, (_, row) => row % rows),
  );
  const explained = Int32Array.from({ length: EXPLAINED }, (_, at) => (at * 7) % 10_000);
  const prepared = timed(() => makeExplainer(blend.result));
  const reasons = timed(() => explainRows(prepared.result, tenThousand, explained));
  return {
    rows,
    fitBlend: blend.seconds,
    fitBoosting: boosting.seconds,
    fitLogistic: logistic.seconds,
    training: training.seconds,
    scoreTenThousand: timed(() => scoreTable(blend.result, tenThousand)).seconds,
    scoreAll: timed(() => scoreTable(blend.result, history.table)).seconds,
    prepareReasons: prepared.seconds,
    reasonsMsPerRow: Number(((reasons.seconds * 1000) / EXPLAINED).toFixed(3)),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    auc: Number((training.result.learned?.figures.auc ?? Number.NaN).toFixed(3)),
  };
}

console.log(JSON.stringify(measure(Number(process.argv[2]))));
