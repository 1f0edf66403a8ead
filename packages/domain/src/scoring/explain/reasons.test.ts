import { describe, expect, it } from 'vitest';
import { BOOSTING_RULES } from '../learning/boosting.ts';
import { LOGISTIC_RULES } from '../learning/logistic.ts';
import type { ModelKind } from '../learning/model.ts';
import { BINNING_RULES, fitModel, keepParts, scoreTable } from '../learning/model.ts';
import { inventHistory } from '../testing/inventedHistory.ts';
import { binWords } from './binWords.ts';
import { makeExplainer } from './contributions.ts';
import { explain, explainRows, toPoints } from './reasons.ts';
import { sayReason } from './reasonWords.ts';

const history = inventHistory({ rows: 1200, seed: 21 });
const parts = fitModel(history, { binning: BINNING_RULES, logistic: LOGISTIC_RULES, boosting: { ...BOOSTING_RULES, trees: 60 } }, 4);
const someRows = Int32Array.from({ length: 200 }, (_, at) => at * 6);

describe('contributions', () => {
  it.each<ModelKind>(['logistic', 'blend', 'boosting'])('of a %s model add up to its score', (kind) => {
    const model = keepParts(parts, kind);
    const scores = scoreTable(model, history.table);
    explainRows(makeExplainer(model), history.table, someRows).forEach((explanation, at) => {
      expect(Math.abs(explanation.score - scores[someRows[at]!]!)).toBeLessThan(1e-9);
    });
  });

  it('of a blend are the mean of its parts', () => {
    const [blend, logistic, boosting] = (['blend', 'logistic', 'boosting'] as const).map((kind) =>
      explain(makeExplainer(keepParts(parts, kind)), history.table, 5),
    );
    expect(blend!.score).toBeCloseTo((logistic!.score + boosting!.score) / 2, 12);
    expect(blend!.base).toBeCloseTo((logistic!.base + boosting!.base) / 2, 12);
  });
});

describe('reasons', () => {
  const explainer = makeExplainer(parts);

  it('are at most five up and five down, strongest first, and none rounds to 0 points', () => {
    for (const { up, down } of explainRows(explainer, history.table, someRows)) {
      expect(up.length).toBeLessThanOrEqual(5);
      expect(down.length).toBeLessThanOrEqual(5);
      expect(up.every(({ points }) => points > 0)).toBe(true);
      expect(down.every(({ points }) => points < 0)).toBe(true);
      expect(up.map(({ logOdds }) => logOdds)).toEqual(up.map(({ logOdds }) => logOdds).sort((a, b) => b - a));
      expect(down.map(({ logOdds }) => logOdds)).toEqual(down.map(({ logOdds }) => logOdds).sort((a, b) => a - b));
    }
  });

  it('join fields of the same source and keep each of its values', () => {
    const sources = new Map([
      ['number 0', 'visits'],
      ['number 1', 'visits'],
    ]);
    const apart = explain(explainer, history.table, 3);
    const joined = explain(explainer, history.table, 3, sources);
    const visits = [...joined.up, ...joined.down].find(({ source }) => source === 'visits');
    expect(visits?.statements.map(({ field }) => field)).toEqual(['number 0', 'number 1']);
    expect(joined.score).toBe(apart.score);
  });

  it('count twenty points for every doubling of the odds', () => {
    expect(toPoints(Math.log(2))).toBeCloseTo(20, 12);
    expect(toPoints(-Math.log(4))).toBeCloseTo(-40, 12);
  });

  it('are said in words and points, and a missing value is said plainly', () => {
    const labels = new Map([['industry', '行业']]);
    const reason = { source: 'industry', statements: [{ field: 'industry', value: '制造业' }], points: 12, logOdds: 0.416 };
    const missing = { ...reason, statements: [{ field: 'industry', value: undefined }], points: -4 };
    expect(sayReason(reason, labels, 'zh')).toBe('行业 = 制造业, +12');
    expect(sayReason(missing, labels, 'zh')).toBe('行业 未填写, −4');
    expect(sayReason(missing, new Map(), 'en')).toBe('industry is not filled in, −4');
  });

  it('show the value itself, not its bin, and nothing for an empty cell', () => {
    const row = history.table.fields[0]!.kind === 'number' ? history.table.fields[0]!.values.findIndex(Number.isNaN) : -1;
    const all = explain(explainer, history.table, row);
    const own = [...all.up, ...all.down].find(({ source }) => source === 'number 0');
    expect(own === undefined || own.statements[0]!.value === undefined).toBe(true);
  });
});

describe('bins in words', () => {
  const bins = { kind: 'number' as const, name: 'n', edges: [10, 50] };
  it.each([
    [0, '(missing)'],
    [1, '≤ 10'],
    [2, '10 – 50'],
    [3, '> 50'],
  ])('number bin %i is "%s"', (bin, words) => {
    expect(binWords(bins, bin)).toBe(words);
  });

  it('name a category, and "(other)" for the rest', () => {
    const industries = { kind: 'category' as const, name: 'industry', labels: ['Retail'] };
    expect([0, 1, 2].map((bin) => binWords(industries, bin))).toEqual(['(missing)', 'Retail', '(other)']);
  });
});
