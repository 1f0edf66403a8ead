import { describe, expect, it } from 'vitest';
import { inventHistory } from '../testing/inventedHistory.ts';
import { planFor, since, splitByTime } from './selection.ts';
import type { History } from './table.ts';
import { inOrder } from './train.ts';

/** A history with this many outcomes, of which this many are positive. */
function historyOf(outcomes: number, positive: number): History {
  return { ...inventHistory({ rows: outcomes }), outcomes: Uint8Array.from({ length: outcomes }, (_, row) => (row < positive ? 1 : 0)) };
}

describe('what a history allows', () => {
  it.each([
    [39, 200, 'rules', []],
    [161, 200, 'rules', []],
    [40, 299, 'learn', ['logistic']],
    [40, 300, 'learn', ['logistic', 'blend']],
    [600, 1200, 'learn', ['logistic', 'blend']],
    [600, 1201, 'learn', ['logistic', 'blend', 'boosting']],
  ])('%i positive of %i outcomes: %s %j', (positive, outcomes, kind, candidates) => {
    const plan = planFor(historyOf(outcomes, positive));
    expect(plan.kind).toBe(kind);
    expect(plan.kind === 'learn' ? plan.candidates : []).toEqual(candidates);
  });

  it('shows grades only below 300 outcomes', () => {
    const plans = [299, 300].map((outcomes) => planFor(historyOf(outcomes, 100)));
    expect(plans.map((plan) => plan.kind === 'learn' && plan.gradeOnly)).toEqual([true, false]);
  });
});

it('holds back the newest fifth, in the order of time and then id', () => {
  const history = inOrder({ ...inventHistory({ rows: 103 }), times: Float64Array.from({ length: 103 }, (_, row) => 103 - row) });
  const { older, newest } = splitByTime(history);
  expect([older.table.rows, newest.table.rows]).toEqual([83, 20]);
  expect(Math.max(...older.times)).toBeLessThan(Math.min(...newest.times));
});

it('leaves out what happened before the window', () => {
  const history = inventHistory({ rows: 30 });
  const recent = since(history, 6);
  expect(recent.ids).toEqual(history.ids.slice(18));
  expect(Math.min(...recent.times)).toBe(6);
});
