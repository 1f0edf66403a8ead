// npm run cases:scoring -- DATA.csv META.json [--card DIR]
// Learns a score from the file and prints, as one JSON line, how good it is (five folds and the time split), what it cost and the gate's verdict.
import { createHash } from 'node:crypto';
import process from 'node:process';
import { sayDecision } from '#domain/scoring/gate/gateWords.ts';
import { checkHistory, ScoringDataError } from '#domain/scoring/learning/table.ts';
import { inOrder, trainScore } from '#domain/scoring/learning/train.ts';
import { CaseFileError, dataName, readHistory, readMeta } from './scoringData.ts';
import { crossValidate, timeSplit } from './scoringSplits.ts';

const SEED = 20240601;

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function timed<Result>(work: () => Result): { readonly result: Result; readonly seconds: number } {
  const before = cpuSeconds();
  const result = work();
  return { result, seconds: Number((cpuSeconds() - before).toFixed(3)) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function report(dataFile: string, metaFile: string): object {
  const history = readHistory(dataFile, readMeta(metaFile));
  checkHistory(history);
  const training = timed(() => trainScore(history, SEED));
  const folds = timed(() => crossValidate(inOrder(history), SEED));
  const newest = timed(() => timeSplit(history, SEED));
  const { decision, learned, dropped } = training.result;
  return {
    data: dataName(dataFile),
    rows: history.table.rows,
    fields: history.table.fields.length,
    base_rate: history.outcomes.reduce((sum, outcome) => sum + outcome, 0) / history.table.rows,
    ...folds.result,
    time_split: newest.result,
    gate: { verdict: decision.verdict, reasons: sayDecision(decision, 'en'), figures: learned?.figures ?? null },
    model: learned ? { kind: learned.kind, candidates: learned.candidates, sha256: sha256(JSON.stringify(learned.model)) } : null,
    dropped,
    cpu_seconds: { train: training.seconds, folds: folds.seconds, time_split: newest.seconds, total: Number(cpuSeconds().toFixed(3)) },
  };
}

function main(): void {
  const [dataFile, metaFile] = process.argv.slice(2);
  if (!dataFile || !metaFile) throw new CaseFileError('usage: npm run cases:scoring -- DATA.csv META.json [--card DIR]');
  console.log(JSON.stringify(report(dataFile, metaFile)));
}

try {
  main();
} catch (error) {
  if (!(error instanceof CaseFileError || error instanceof ScoringDataError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
