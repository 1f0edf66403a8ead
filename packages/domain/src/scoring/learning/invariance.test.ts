// What must not matter: the order of rows, the names of categories, the unit of a number, the run.
import { beforeAll, describe, expect, it } from 'vitest';
import { inventHistory } from '../testing/inventedHistory.ts';
import { scoreTable } from './model.ts';
import { seededDraws } from './seeded.ts';
import type { Field, History } from './table.ts';
import { takeHistory } from './table.ts';
import type { Training } from './train.ts';
import { trainScore } from './train.ts';

const history = inventHistory({ rows: 1400, seed: 31 });
let first: Training;
let scores: Float64Array;

beforeAll(() => {
  first = trainScore(history, 7);
  scores = scoreTable(first.learned!.model, history.table);
});

function shuffled(rows: number): Int32Array {
  const draw = seededDraws(99);
  const order = Array.from({ length: rows }, (_, row) => ({ row, at: draw() })).sort((a, b) => a.at - b.at);
  return Int32Array.from(order, ({ row }) => row);
}

const withFields = (change: (field: Field) => Field): History => ({
  ...history,
  table: { ...history.table, fields: history.table.fields.map(change) },
});

describe('training', () => {
  it('gives the same bits on a rerun, model and figures', () => {
    expect(JSON.stringify(trainScore(history, 7))).toBe(JSON.stringify(first));
  });

  it('gives the same bits whatever the order of rows', () => {
    const mixed = takeHistory(history, shuffled(1400));
    expect(mixed.ids).not.toEqual(history.ids);
    expect(JSON.stringify(trainScore(mixed, 7))).toBe(JSON.stringify(first));
  });

  it('gives the same scores when categories are renamed and their codes dealt anew', () => {
    const renamed = withFields((field) => {
      if (field.kind === 'number') return field;
      const size = field.labels.length;
      const codes = field.codes.map((code) => (code < 0 ? -1 : size - 1 - code));
      return { ...field, codes, labels: field.labels.map((_, at) => `另一个名字 ${(at * 7) % size}-${at}`) };
    });
    const model = trainScore(renamed, 7).learned!.model;
    expect(scoreTable(model, renamed.table)).toEqual(scores);
  });

  it('gives the same scores when a number is put in another unit that keeps the order', () => {
    const transformed = withFields((field) =>
      field.kind === 'number' ? { ...field, values: field.values.map((value) => Math.exp(2 * value) * 1000 + 3) } : field,
    );
    const model = trainScore(transformed, 7).learned!.model;
    expect(scoreTable(model, transformed.table)).toEqual(scores);
  });

  it('survives storage: a model written as JSON and read back scores the same bits', () => {
    const stored = JSON.parse(JSON.stringify(first.learned!.model));
    expect(scoreTable(stored, history.table)).toEqual(scores);
  });

  it('scores a row the same alone as among others', () => {
    const one = takeHistory(history, Int32Array.of(700));
    expect(scoreTable(first.learned!.model, one.table)[0]).toBe(scores[700]);
  });
});
