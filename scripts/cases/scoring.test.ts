import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field, History } from '#domain/scoring/learning/table.ts';
import { inventHistory } from '#domain/scoring/testing/inventedHistory.ts';
import { CaseFileError, readHistory, readMeta } from './scoringData.ts';
import { foldOf } from './scoringSplits.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scoring-cases-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

const run = (...words: string[]) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'scoring.ts'), ...words], { encoding: 'utf8', timeout: 60_000 });

const cell = (field: Field, row: number): string => {
  if (field.kind === 'category') return field.labels[field.codes[row]!] ?? '';
  return Number.isNaN(field.values[row]!) ? '' : String(field.values[row]);
};

function csvLines({ table, ids, times, outcomes }: History): string[] {
  return ids.map((id, row) => [id, times[row], outcomes[row], ...table.fields.map((field) => cell(field, row))].join(','));
}

const history = inventHistory({ rows: 900, numbers: 2, categories: 2, seed: 3 });
const names = history.table.fields.map(({ name }) => name);
const head = ['id', 't', 'y', ...names].join(',');
const lines = csvLines(history);
const data = write('leads.csv', [head, ...lines].join('\n'));
const meta = write('leads.json', JSON.stringify({ num: names.slice(0, 2), cat: names.slice(2) }));

describe('a file of outcomes', () => {
  const cards = path.join(folder, 'cards');
  let result: ReturnType<typeof run>;
  beforeAll(() => {
    result = run(data, meta, '--card', cards);
  });

  it('gives one JSON line with folds, time split, gate and costs', () => {
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    expect(result.stdout.trim().split('\n')).toHaveLength(1);
    const report = JSON.parse(result.stdout);
    expect(report).toMatchObject({ data: 'leads', rows: 900, fields: 4, gate: { verdict: 'passed' }, dropped: [] });
    expect(report.folds.each).toHaveLength(5);
    expect(report.folds.each.reduce((sum: number, fold: { rows: number }) => sum + fold.rows, 0)).toBe(900);
    for (const figure of ['auc', 'log_loss', 'brier', 'ece']) {
      expect(report.folds[figure]).toBeGreaterThan(0);
      expect(report.time_split[figure]).toBeGreaterThan(0);
    }
    expect(report.time_split.rows).toBe(180);
    expect(report.cpu_seconds).toMatchObject({
      train: expect.any(Number),
      score_10000_rows: expect.any(Number),
      reasons_ms_per_row: expect.any(Number),
    });
  });

  it('gives the same figures and model from the same rows in another order', () => {
    const shuffled = write('leads-shuffled.csv', [head, ...lines.toReversed()].join('\n'));
    const figures = (text: string) => ({ ...JSON.parse(text), data: '', cpu_seconds: null });
    expect(figures(run(shuffled, meta).stdout)).toEqual(figures(result.stdout));
  });

  it('gives a model card as Markdown and JSON', () => {
    expect(fs.readFileSync(path.join(cards, 'leads.md'), 'utf8')).toContain('# Model card: leads');
    const card = JSON.parse(fs.readFileSync(path.join(cards, 'leads.json'), 'utf8'));
    expect(card.record.modelDigest).toBe(JSON.parse(result.stdout).model.sha256);
  });
});

describe('other shapes', () => {
  it('columns may be named otherwise, times may be dates, outcomes words', () => {
    const renamed = write(
      'renamed.csv',
      [
        'key,when,won,size',
        ...Array.from(
          { length: 60 },
          (_, row) => `k${row},2026-01-${String((row % 28) + 1).padStart(2, '0')},${row % 3 ? 'no' : 'yes'},${row}`,
        ),
      ].join('\n'),
    );
    const named = write('renamed.json', JSON.stringify({ num: ['size'], cat: [], id: 'key', time: 'when', target: 'won' }));
    const { stdout, status } = run(renamed, named);
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ rows: 60, folds: null, time_split: null, model: null, gate: { verdict: 'refused' } });
    expect(report.gate.reasons.join(' ')).toContain('rules, not learned');
  });

  it('the fold of an id is its SHA-256 modulo five', () => {
    expect(['abc', '571b5c8e-a5b2-4d57-8574-f2ffb06fdeff'].map(foldOf)).toEqual([3128432319 % 5, 4]);
  });
});

describe('files that cannot be used are refused with what is wrong', () => {
  const withMeta = (text: string): [string, string] => [data, write('meta.json', text)];
  const withData = (...rows: string[]): [string, string] => [
    write('data.csv', rows.join('\n')),
    write('one.json', '{"num":["n"],"cat":["c"]}'),
  ];
  it.each<[string, () => [string, string], string]>([
    ['a file that is not there', () => [path.join(folder, 'none.csv'), meta], 'none.csv: cannot be read'],
    ['META without "num"', () => withMeta('{"cat":[]}'), 'key "num" is missing'],
    ['META without "cat"', () => withMeta('{"num":[]}'), 'key "cat" is missing'],
    ['META with a word for a list', () => withMeta('{"num":"a","cat":[]}'), 'key "num" must be a list'],
    ['META that is a list', () => withMeta('[]'), 'must be a JSON object'],
    ['META that is not JSON', () => withMeta('num: a'), 'is not JSON'],
    ['a target that is not a name', () => withMeta('{"num":[],"cat":[],"target":3}'), 'key "target" must be a column name'],
    ['a column that is not there', () => withMeta('{"num":["budget"],"cat":[]}'), 'column "budget" is missing'],
    ['an empty file', () => withData(''), 'has no rows'],
    ['a head without rows', () => withData('id,t,y,n,c'), 'has no rows'],
    ['a row that is too short', () => withData('id,t,y,n,c', 'a,1,0,2'), 'Invalid Record Length'],
    ['a word among numbers', () => withData('id,t,y,n,c', 'a,1,0,many,x'), 'column "n", row 2: "many" is not a number'],
    ['an infinite number', () => withData('id,t,y,n,c', 'a,1,0,Infinity,x'), 'column "n", row 2: "Infinity" is not a number'],
    ['an outcome of 2', () => withData('id,t,y,n,c', 'a,1,2,1,x'), 'column "y", row 2: "2" is neither 0 nor 1'],
    ['an empty outcome', () => withData('id,t,y,n,c', 'a,1,,1,x'), 'column "y", row 2: "" is neither 0 nor 1'],
    ['a time that is none', () => withData('id,t,y,n,c', 'a,soon,1,1,x'), 'column "t", row 2: "soon" is neither a number nor a date'],
  ])('%s', (_, files, message) => {
    const [dataFile, metaFile] = files();
    const read = () => readHistory(dataFile, readMeta(metaFile));
    expect(read).toThrow(CaseFileError);
    expect(read).toThrow(message);
  });

  it.each<[string, () => string[], string]>([
    ['no META', () => [data], 'usage:'],
    ['no folder after --card', () => [data, meta, '--card'], 'usage:'],
    ['a bad file', () => withMeta('{"num":[]}'), 'key "cat" is missing'],
    ['the same id twice', () => withData('id,t,y,n,c', 'a,1,1,1,x', 'a,2,0,1,x'), 'two rows share the same id'],
  ])('with one line and code 1: %s', (_, words, message) => {
    const { stdout, stderr, status } = run(...words());
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
