// The model card: one page about a model for a sales manager and a data protection officer
// (sections after Mitchell et al. 2019, Model Cards for Model Reporting, §4).
import { sayDecision } from '../gate/gateWords.ts';
import type { GradeLine } from '../grades.ts';
import { gradeTable, suggestCuts } from '../grades.ts';
import type { Training } from '../learning/train.ts';
import type { CalibrationBin } from '../measures/calibration.ts';
import { calibrationTable } from '../measures/calibration.ts';
import type { ModelRecord } from './modelRecord.ts';

/** The record, and the tables people read. */
export type ModelCard = {
  readonly name: string;
  readonly record: ModelRecord;
  readonly verdict: readonly string[];
  readonly calibration: readonly CalibrationBin[];
  readonly grades: readonly GradeLine[];
};

export function makeModelCard(name: string, record: ModelRecord, training: Training): ModelCard {
  const newest = training.learned?.newest;
  return {
    name,
    record,
    verdict: sayDecision(training.decision, 'en'),
    calibration: newest ? calibrationTable(newest.probabilities, newest.outcomes) : [],
    grades: newest ? gradeTable(newest.probabilities, newest.outcomes, suggestCuts(newest.probabilities)) : [],
  };
}

const KIND_WORDS = { logistic: 'logistic regression', boosting: 'boosted trees', blend: 'blend of logistic regression and boosted trees' };
const DROP_WORDS = {
  neverFilled: 'never filled in',
  neverVaries: 'the same everywhere',
  identifier: 'an identifier',
  absoluteDate: 'a date in disguise',
};

/** The card as Markdown. */
export function cardMarkdown(card: ModelCard): string {
  const sections = [heading(card), data(card), quality(card), calibration(card), grades(card), leaks(card), limits(card), audit(card)];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function heading({ name, record, verdict }: ModelCard): string {
  const kind = record.kind ? KIND_WORDS[record.kind] : 'no model: point rules instead';
  return [`# Model card: ${name}`, `**${verdict[0]}**`, ...verdict.slice(1).map((reason) => `- ${reason}`), '', `Kind: ${kind}.`].join(
    '\n',
  );
}

function data({ record: { window, fields, dropped } }: ModelCard): string {
  const left = dropped.map(({ field, reason }) => `- ${field}: ${DROP_WORDS[reason]}`);
  return [
    '## What it learned from',
    `${window.rows} rows with a known outcome, ${percent(window.rate)} of them positive; time ${window.from} to ${window.to}.`,
    `Fields used (${fields.length}): ${fields.join(', ') || 'none'}.`,
    ...(left.length > 0 ? ['', 'Left out:', ...left] : []),
  ].join('\n');
}

function quality({ record: { figures, candidates, gradeOnly } }: ModelCard): string {
  if (!figures) return '';
  const rows = [
    ['Ranks a winner above a loser (AUC)', percent(figures.auc), '50 % is a coin, 100 % perfect'],
    ['… at worst, by resampling', percent(figures.aucLower), 'lower end of 95 % of resamples'],
    ['Log loss', figures.logLoss.toFixed(4), `${figures.baseLogLoss.toFixed(4)} when everyone gets the average`],
    ['Brier score', figures.brier.toFixed(4), 'mean squared error of the probability'],
    ['Calibration error (ECE)', percent(figures.ece), 'how far the percentages are off on average'],
  ];
  return [
    '## How good it is on the newest fifth',
    `${figures.rows} rows that the judged fit had not seen, ${percent(figures.rate)} positive. The published model was then fitted on all rows.`,
    '',
    table(['Figure', 'Value', 'Read it as'], rows),
    '',
    `Compared: ${candidates.map(({ kind, logLoss }) => `${kind} ${logLoss.toFixed(4)}`).join(', ')} (log loss, least wins).`,
    ...(gradeOnly ? ['', 'Short history: only grades are shown, no percentages.'] : []),
  ].join('\n');
}

function calibration(card: ModelCard): string {
  if (card.calibration.length === 0) return '';
  const rows = card.calibration.map(({ rows: count, expected, observed }) => [count, percent(expected), percent(observed)]);
  return ['## Said and happened', table(['Rows', 'Said', 'Happened'], rows)].join('\n');
}

function grades(card: ModelCard): string {
  if (card.grades.length === 0) return '';
  const rows = card.grades.map(({ grade, rows: count, rate }) => [grade, count, rate === undefined ? '–' : percent(rate)]);
  return ['## Grades with the suggested cuts', table(['Grade', 'Rows', 'Converted'], rows)].join('\n');
}

function leaks({ record }: ModelCard): string {
  if (!record.leaks || record.leaks.suspects.length === 0) return '';
  const rows = record.leaks.suspects.map(({ field, aucAlone, aucFilled, suspicious, telling }) => [
    field,
    percent(aucAlone),
    percent(aucFilled),
    suspicious ? 'yes' : 'worth a look',
    telling.map(({ value, rows: count, rate }) => `${value} (${count}: ${percent(rate)})`).join('; ') || '–',
  ]);
  return [
    '## Leak report',
    'A field that almost knows the outcome was probably written after it. Confirm for each that it is known when a score is given.',
    '',
    table(['Field', 'AUC alone', 'AUC of "filled in"', 'Holds the model', 'Telling values (rows: converted)'], rows),
  ].join('\n');
}

function limits({ record }: ModelCard): string {
  const { window } = record;
  return [
    '## What it is not',
    '- Reasons show association, not cause: changing a field does not change the outcome.',
    '- It knows only what the fields say; what nobody wrote down does not count.',
    `- It describes the ${window.rows} rows above. When customers or ways of selling change, it ages; drift and calibration are watched for that.`,
    '- It advises. A person decides, can see every reason, and can exclude someone from scoring.',
  ].join('\n');
}

function audit({ record }: ModelCard): string {
  return [
    '## For the audit',
    `- Code version ${record.codeVersion}, seed ${record.seed}`,
    `- Rows digest \`${record.rowsDigest}\``,
    `- Model digest \`${record.modelDigest ?? 'none'}\``,
    `- Approved: ${record.approval ? `${record.approval.by}, ${record.approval.at}: ${record.approval.note}` : 'not yet'}`,
  ].join('\n');
}
