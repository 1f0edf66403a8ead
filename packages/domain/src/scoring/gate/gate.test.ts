import { describe, expect, it } from 'vitest';
import type { Field, History } from '../learning/table.ts';
import { trainScore } from '../learning/train.ts';
import { inventHistory } from '../testing/inventedHistory.ts';
import type { GateFigures } from './gate.ts';
import { decideGate } from './gate.ts';
import { sayDecision } from './gateWords.ts';
import type { LeakReport } from './leakReport.ts';

const good: GateFigures = { rows: 400, rate: 0.4, auc: 0.8, logLoss: 0.5, brier: 0.15, ece: 0.03, aucLower: 0.75, baseLogLoss: 0.67 };
const clean: LeakReport = { held: false, modelAuc: 0.8, suspects: [] };
const suspect = { field: 'Tags', aucAlone: 0.9, aucFilled: 0.5, suspicious: true, byMissing: false, telling: [] };

describe('the publish gate', () => {
  it.each<[string, Partial<GateFigures>, LeakReport, string, string[]]>([
    ['a good model', {}, clean, 'passed', []],
    ['AUC exactly .60', { auc: 0.6, aucLower: 0.51 }, clean, 'passed', []],
    ['AUC below .60', { auc: 0.599, aucLower: 0.51 }, clean, 'refused', ['ranksBadly']],
    ['a lower bound of .50', { aucLower: 0.5 }, clean, 'refused', ['ranksByLuck']],
    ['log loss no better than the base rate', { logLoss: 0.67 }, clean, 'refused', ['noBetterThanAverage']],
    ['ECE exactly .10', { ece: 0.1 }, clean, 'passed', []],
    ['ECE above .10', { ece: 0.101 }, clean, 'refused', ['badlyCalibrated']],
    [
      'everything wrong',
      { auc: 0.5, aucLower: 0.4, logLoss: 0.9, ece: 0.3 },
      clean,
      'refused',
      ['ranksBadly', 'ranksByLuck', 'noBetterThanAverage', 'badlyCalibrated'],
    ],
    ['one class among the newest', { auc: Number.NaN }, clean, 'refused', ['oneClassOnly']],
    ['AUC of .95', { auc: 0.95 }, clean, 'held', ['tooGood']],
    ['one field that knows', {}, { ...clean, suspects: [suspect] }, 'held', ['fieldKnowsOutcome']],
    ['a field worth a look only', {}, { ...clean, suspects: [{ ...suspect, suspicious: false }] }, 'passed', []],
    ['too good and badly calibrated', { auc: 0.97, ece: 0.2 }, clean, 'held', ['tooGood', 'badlyCalibrated']],
  ])('%s', (_, change, leaks, verdict, codes) => {
    const decision = decideGate({ ...good, ...change }, leaks);
    expect(decision.verdict).toBe(verdict);
    expect(decision.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('says every reason in both languages, with its figures', () => {
    const decision = decideGate({ ...good, auc: 0.53, aucLower: 0.49, logLoss: 0.7, ece: 0.14 }, { ...clean, suspects: [suspect] });
    for (const language of ['en', 'zh'] as const) {
      const said = sayDecision(decision, language);
      expect(said).toHaveLength(6);
      expect(said.join(' ')).toMatch(/Tags.*0\.90.*0\.53.*0\.49.*0\.700.*0\.670.*14/s);
    }
  });
});

describe('training', () => {
  const history = inventHistory({ rows: 1500, seed: 12 });
  const withField = (field: Field): History => ({ ...history, table: { ...history.table, fields: [...history.table.fields, field] } });

  it('passes a history that can be learned from, choosing the least log loss', () => {
    const { decision, learned } = trainScore(history, 1);
    expect(decision).toEqual({ verdict: 'passed', reasons: [] });
    const least = learned!.candidates.reduce((best, next) => (next.logLoss < best.logLoss ? next : best));
    expect(learned!.kind).toBe(least.kind);
    expect(learned!.figures.logLoss).toBe(least.logLoss);
  });

  it('refuses pure chance', () => {
    const { decision } = trainScore(inventHistory({ rows: 1500, effect: 0 }), 1);
    expect(decision.verdict).toBe('refused');
    expect(decision.reasons.map(({ code }) => code)).toContain('ranksBadly');
  });

  it('holds a field written after the outcome, and shows the values that tell', () => {
    const labels = ['won back', 'lost to rival', 'open'];
    const codes = history.outcomes.map((outcome, row) => (row % 12 === 0 ? 2 : outcome === 1 ? 0 : 1));
    const { decision, learned } = trainScore(
      withField({ kind: 'category', name: 'closing remark', labels, codes: Int32Array.from(codes) }),
      1,
    );
    expect(decision.verdict).toBe('held');
    expect(learned!.leaks.suspects[0]).toMatchObject({ field: 'closing remark', suspicious: true, byMissing: false });
    expect(learned!.leaks.suspects[0]!.telling.map(({ value, rate }) => [value, rate])).toEqual(
      expect.arrayContaining([
        ['won back', 1],
        ['lost to rival', 0],
      ]),
    );
  });

  it('sees that merely being filled in gives the outcome away', () => {
    const values = Float64Array.from(history.outcomes, (outcome, row) => (outcome === 1 && row % 15 !== 0 ? row % 5 : Number.NaN));
    const { decision, learned } = trainScore(withField({ kind: 'number', name: 'contract value', values }), 1);
    expect(decision.verdict).toBe('held');
    expect(learned!.leaks.suspects[0]).toMatchObject({ field: 'contract value', byMissing: true });
  });
});
