// npm run cases:scoring -- DATA.csv META.json [--card DIR]
// Learns a score from the file and prints, as one JSON line, how good it is (five folds and the time split), what it cost and the gate's verdict.
// With --card the model card is written to DIR as Markdown and JSON.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cardMarkdown, makeModelCard } from '#domain/scoring/audit/modelCard.ts';
import { recordModel } from '#domain/scoring/audit/modelRecord.ts';
import { sayDecision } from '#domain/scoring/gate/gateWords.ts';
import type { History } from '#domain/scoring/learning/table.ts';
import { checkHistory, ScoringDataError } from '#domain/scoring/learning/table.ts';
import type { Training } from '#domain/scoring/learning/train.ts';
import { inOrder, trainScore } from '#domain/scoring/learning/train.ts';
import { cpuSeconds, explainingMs, scoringSeconds, timed } from './scoringCosts.ts';
import { CaseFileError, dataName, readHistory, readMeta } from './scoringData.ts';
import { crossValidate, timeSplit } from './scoringSplits.ts';

const SEED = 20240601;
const USAGE = 'usage: npm run cases:scoring -- DATA.csv META.json [--card DIR]';

type Arguments = { readonly dataFile: string; readonly metaFile: string; readonly cardFolder: string | undefined };

function readArguments(words: readonly string[]): Arguments {
  const at = words.indexOf('--card');
  const cardFolder = at < 0 ? undefined : words[at + 1];
  const [dataFile, metaFile, extra] = at < 0 ? words : words.toSpliced(at, 2);
  if (!dataFile || !metaFile || extra || (at >= 0 && !cardFolder)) throw new CaseFileError(USAGE);
  return { dataFile, metaFile, cardFolder };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything measured about one file. */
function report(name: string, history: History, training: ReturnType<typeof timed<Training>>): object {
  const { decision, learned, dropped } = training.result;
  const folds = timed(() => crossValidate(history, SEED));
  const newest = timed(() => timeSplit(history, SEED));
  return {
    data: name,
    rows: history.table.rows,
    fields: history.table.fields.length,
    base_rate: history.outcomes.reduce((sum, outcome) => sum + outcome, 0) / history.table.rows,
    ...folds.result,
    time_split: newest.result,
    gate: { verdict: decision.verdict, reasons: sayDecision(decision, 'en'), figures: learned?.figures ?? null },
    leaks: learned?.leaks.suspects.map(({ field, aucAlone, suspicious }) => ({ field, auc_alone: aucAlone, suspicious })) ?? [],
    model: learned ? { kind: learned.kind, candidates: learned.candidates, sha256: sha256(JSON.stringify(learned.model)) } : null,
    dropped,
    cpu_seconds: {
      train: training.seconds,
      score_10000_rows: learned ? scoringSeconds(learned.model, history.table, 10_000) : null,
      reasons_ms_per_row: learned ? explainingMs(learned.model, history.table, 500) : null,
      five_folds: folds.seconds,
      time_split: newest.seconds,
      total: cpuSeconds(),
    },
  };
}

function writeCard(folder: string, name: string, history: History, training: Training): void {
  const card = makeModelCard(name, recordModel(history, training, SEED, sha256), training);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.md`), cardMarkdown(card));
  fs.writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(card, null, 2)}\n`);
}

function main(): void {
  const { dataFile, metaFile, cardFolder } = readArguments(process.argv.slice(2));
  const read = readHistory(dataFile, readMeta(metaFile));
  checkHistory(read);
  const history = inOrder(read);
  const training = timed(() => trainScore(history, SEED));
  if (cardFolder) writeCard(cardFolder, dataName(dataFile), history, training.result);
  console.log(JSON.stringify(report(dataName(dataFile), history, training)));
}

try {
  main();
} catch (error) {
  if (!(error instanceof CaseFileError || error instanceof ScoringDataError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
