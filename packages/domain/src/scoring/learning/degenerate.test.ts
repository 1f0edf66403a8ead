// Data that cannot be learned from, or only just: a clear answer each time, never a crash or a NaN.
import { describe, expect, it } from 'vitest';
import { inventHistory } from '../testing/inventedHistory.ts';
import { BOOSTING_RULES, boostingScores, fitBoosting } from './boosting.ts';
import { fitLogistic, LOGISTIC_RULES, logisticScores } from './logistic.ts';
import { BINNING_RULES, learningRows, scoreTable } from './model.ts';
import type { Field, History } from './table.ts';
import { ScoringDataError } from './table.ts';
import { trainScore } from './train.ts';

const history = inventHistory({ rows: 400, numbers: 2, categories: 2 });
const withField = (field: Field): History => ({ ...history, table: { ...history.table, fields: [...history.table.fields, field] } });
const constantNumber = (value: number): Field => ({ kind: 'number', name: 'constant', values: new Float64Array(400).fill(value) });
const fittedScores = (of: History): number[] => {
  const rows = learningRows(of, BINNING_RULES);
  const boosted = boostingScores(fitBoosting(rows, { ...BOOSTING_RULES, trees: 20 }, 1), rows.binned);
  return [...boosted, ...logisticScores(fitLogistic(rows, LOGISTIC_RULES), rows.binned)];
};

describe('histories that are refused in words', () => {
  it.each([
    ['one class only', { ...history, outcomes: new Uint8Array(400) }, 'tooFewOutcomes'],
    ['one row', inventHistory({ rows: 1 }), 'tooFewOutcomes'],
    [
      '39 of the rarer class',
      { ...history, outcomes: history.outcomes.map((_, row) => (row % 10 === 0 && row < 390 ? 1 : 0)) },
      'tooFewOutcomes',
    ],
    ['no field at all', { ...history, table: { rows: 400, fields: [] } }, 'noFields'],
    ['only constant fields', { ...history, table: { rows: 400, fields: [constantNumber(3)] } }, 'noFields'],
    [
      'newest rows all alike',
      { ...history, outcomes: history.outcomes.map((outcome, row) => (history.times[row]! >= 100 ? 1 : outcome)) },
      'oneClassOnly',
    ],
  ])('%s', (_, given, code) => {
    const training = trainScore(given, 1);
    expect(training.decision.verdict).toBe('refused');
    expect(training.decision.reasons[0]!.code).toBe(code);
    expect(training.learned).toBeUndefined();
  });
});

describe('histories that are invalid', () => {
  const broken: [string, History, string][] = [
    [
      'no rows',
      { ...inventHistory({ rows: 1 }), table: { rows: 0, fields: [] }, ids: [], times: new Float64Array(), outcomes: new Uint8Array() },
      'no rows',
    ],
    ['the same id twice', { ...history, ids: history.ids.map((id, row) => (row === 1 ? history.ids[0]! : id)) }, 'same id'],
    [
      'a time that is not a number',
      { ...history, times: history.times.map((time, row) => (row === 3 ? Number.NaN : time)) },
      'no valid time',
    ],
    ['an outcome of 2', { ...history, outcomes: history.outcomes.map((outcome, row) => (row === 3 ? 2 : outcome)) }, 'neither 0 nor 1'],
    [
      'an infinite number',
      withField({ ...constantNumber(1), values: new Float64Array(400).fill(Number.POSITIVE_INFINITY) } as Field),
      '"constant" is infinite in row 1',
    ],
    [
      'a column of another length',
      withField({ kind: 'number', name: 'short', values: new Float64Array(3) }),
      '"short" has 3 values for 400 rows',
    ],
    [
      'a category code without a name',
      withField({ kind: 'category', name: 'c', labels: ['x'], codes: new Int32Array(400).fill(1) }),
      '"c" has an unknown category code',
    ],
    ['two fields of one name', withField(history.table.fields[0]!), 'appears twice'],
    ['weights of zero', { ...history, weights: new Float64Array(400) }, 'all weights are zero'],
    ['a negative weight', { ...history, weights: new Float64Array(400).fill(-1) }, 'negative'],
    ['a weight that is not a number', { ...history, weights: new Float64Array(400).fill(Number.NaN) }, 'not a number'],
    ['a weight beyond reason', { ...history, weights: new Float64Array(400).fill(1e12) }, 'above'],
    ['too few weights', { ...history, weights: new Float64Array(3) }, 'one entry per row'],
  ];
  it.each(broken)('%s', (_, given, message) => {
    expect(() => trainScore(given, 1)).toThrow(ScoringDataError);
    expect(() => trainScore(given, 1)).toThrow(message);
  });
});

describe('fields that carry nothing', () => {
  const allMissing: Field = { kind: 'number', name: 'never', values: new Float64Array(400).fill(Number.NaN) };
  const noCategory: Field = { kind: 'category', name: 'none', labels: [], codes: new Int32Array(400).fill(-1) };
  const identifier: Field = {
    kind: 'category',
    name: 'id',
    labels: history.ids as string[],
    codes: Int32Array.from(history.ids, (_, row) => row),
  };
  const date: Field = { kind: 'number', name: 'day', values: history.times.map((time) => 20_000 + time * 2) };

  it.each([
    [allMissing, 'neverFilled'],
    [noCategory, 'neverFilled'],
    [constantNumber(7), 'neverVaries'],
    [identifier, 'identifier'],
    [date, 'absoluteDate'],
  ])('are dropped with the reason: %#', (field, reason) => {
    expect(trainScore(withField(field), 1).dropped).toEqual([{ field: field.name, reason }]);
  });

  it('do not disturb a fit that is given them anyway', () => {
    const all = [...history.table.fields, allMissing, noCategory, constantNumber(7)];
    expect(fittedScores({ ...history, table: { rows: 400, fields: all } }).every(Number.isFinite)).toBe(true);
  });
});

describe('extremes a fit must bear', () => {
  it('one class only, one row, no field: finite scores', () => {
    for (const given of [
      { ...history, outcomes: new Uint8Array(400).fill(1) },
      inventHistory({ rows: 1 }),
      { ...history, table: { rows: 400, fields: [] } },
    ])
      expect(fittedScores(given).every(Number.isFinite)).toBe(true);
  });

  it('10,000 categories in 30,000 rows: the frequent ones are kept, the rest share a bin', () => {
    const rows = 30_000;
    const many = inventHistory({ rows, numbers: 1, categories: 0 });
    const codes = Int32Array.from({ length: rows }, (_, row) => (row * 7919) % 10_000);
    const field: Field = { kind: 'category', name: 'many', labels: Array.from({ length: 10_000 }, (_, at) => `name ${at}`), codes };
    const binned = learningRows({ ...many, table: { rows, fields: [field] } }, BINNING_RULES).binned.columns[0]!;
    expect(new Set(binned).size).toBeLessThanOrEqual(64);
  });

  it('weights a billion times apart: finite scores, and the heavy rows decide', () => {
    const weights = history.outcomes.map((outcome) => outcome);
    const heavy = Float64Array.from(weights, (outcome) => (outcome === 1 ? 1e9 : 1));
    const scores = fittedScores({ ...history, weights: heavy });
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(Math.min(...scores)).toBeGreaterThan(5);
  });

  it('rows of weight 0 are as good as absent to the logistic model', () => {
    const silent = history.outcomes.map((_, row) => row % 2);
    const rows = learningRows({ ...history, weights: Float64Array.from(silent) }, BINNING_RULES);
    const flipped = { ...rows, outcomes: rows.outcomes.map((outcome, row) => (silent[row] === 0 ? 1 - outcome : outcome)) };
    const rules = { ...LOGISTIC_RULES, maxLevels: 4 };
    expect(logisticScores(fitLogistic(flipped, rules), rows.binned)).toEqual(logisticScores(fitLogistic(rows, rules), rows.binned));
  });

  it('names and numbers never seen in training are scored', () => {
    const learned = trainScore(inventHistory({ rows: 800 }), 1).learned!;
    const strange = inventHistory({ rows: 2 }).table.fields.map(
      (field): Field =>
        field.kind === 'number'
          ? { ...field, values: Float64Array.of(1e300, -1e300) }
          : { ...field, labels: ['unheard of'], codes: Int32Array.of(0, -1) },
    );
    expect(scoreTable(learned.model, { rows: 2, fields: strange }).every(Number.isFinite)).toBe(true);
  });
});
