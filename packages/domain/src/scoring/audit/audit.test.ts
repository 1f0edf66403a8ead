import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeExplainer } from '../explain/contributions.ts';
import { explain } from '../explain/reasons.ts';
import { logit } from '../learning/logit.ts';
import { takeHistory } from '../learning/table.ts';
import { trainScore } from '../learning/train.ts';
import { inventHistory } from '../testing/inventedHistory.ts';
import { cardMarkdown, makeModelCard } from './modelCard.ts';
import type { ModelRecord } from './modelRecord.ts';
import { approveModel, compareRetraining, recordModel } from './modelRecord.ts';
import { exclusionsOf, recordScore } from './scoreRecord.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const history = inventHistory({ rows: 700, seed: 40 });
const training = trainScore(history, 5);
const record = recordModel(history, training, 5, digest);

describe('the model record', () => {
  it('holds what is needed to train the same model again', () => {
    expect(record).toMatchObject({ codeVersion: 'scoring-1', seed: 5, window: { from: 0, to: 233, rows: 700 } });
    expect(record.fields).toHaveLength(8);
    expect(record.modelDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(record.decision).toEqual(training.decision);
  });

  it('is the same for a retraining of the stored rows, in any order', () => {
    const reversed = takeHistory(
      history,
      Int32Array.from({ length: 700 }, (_, row) => 699 - row),
    );
    const again = recordModel(reversed, trainScore(reversed, 5), 5, digest);
    expect(compareRetraining(record, again)).toBe('same');
    expect(JSON.stringify(again)).toBe(JSON.stringify(record));
  });

  it.each<[Partial<ModelRecord>, string]>([
    [{ codeVersion: 'scoring-0' }, 'otherCode'],
    [{ seed: 6 }, 'otherSeed'],
    [{ rowsDigest: 'other' }, 'otherRows'],
    [{ modelDigest: 'other' }, 'differs'],
  ])('tells why a retraining is not the same: %j', (change, answer) => {
    expect(compareRetraining(record, { ...record, ...change })).toBe(answer);
  });
});

describe('approval', () => {
  const approval = { by: 'Li Na', at: '2026-03-01T02:00:00Z', note: '' };
  const judged = (verdict: 'passed' | 'held' | 'refused'): ModelRecord => ({ ...record, decision: { verdict, reasons: [] } });

  it('lets a passed model out without a note', () => {
    expect(approveModel(judged('passed'), approval)).toEqual({ record: { ...judged('passed'), approval } });
  });

  it('asks for a note on the leak report of a held model', () => {
    expect(approveModel(judged('held'), { ...approval, note: '  ' })).toEqual({ refused: 'leakReportNotRead' });
    expect(approveModel(judged('held'), { ...approval, note: 'Tags are set by the form' })).toHaveProperty('record');
  });

  it('never lets a refused model out', () => {
    expect(approveModel(judged('refused'), { ...approval, note: 'please' })).toEqual({ refused: 'refusedByGate' });
  });
});

describe('the score record', () => {
  it('shows what was known, and contributions that add up to the probability', () => {
    const explanation = explain(makeExplainer(training.learned!.model), history.table, 8);
    const score = recordScore(history.table, 8, explanation, { modelDigest: 'm', subject: 'lead-1', at: '2026-03-01T02:00:00Z' });
    const total = Object.values(score.contributions).reduce((sum, share) => sum + share, score.base);
    expect(total).toBeCloseTo(logit(score.probability), 9);
    expect(Object.keys(score.features).toSorted()).toEqual(history.table.fields.map(({ name }) => name).toSorted());
    expect(JSON.parse(JSON.stringify(score))).toEqual(score);
  });

  it('gives every reason why a person may not be scored', () => {
    expect(exclusionsOf({ objected: true, erased: false, excludedByPolicy: true })).toEqual(['objected', 'excludedByPolicy']);
    expect(exclusionsOf({ objected: false, erased: false, excludedByPolicy: false })).toEqual([]);
  });
});

describe('the model card', () => {
  it('says verdict, data, quality, calibration, grades, limits and digests in one page', () => {
    const text = cardMarkdown(makeModelCard('leads', record, training));
    for (const part of [
      '# Model card: leads',
      'may be published',
      '700 rows',
      'AUC',
      'Said and happened',
      'Grades',
      'association, not cause',
      record.modelDigest!,
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('NaN');
  });

  it('of a refused short history says so and leaves the empty tables out', () => {
    const short = inventHistory({ rows: 50 });
    const refused = trainScore(short, 5);
    const text = cardMarkdown(makeModelCard('leads', recordModel(short, refused, 5, digest), refused));
    expect(text).toContain('rules, not learned');
    expect(text).not.toContain('## Grades');
    expect(text).not.toContain('undefined');
  });
});
