import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, FieldValue, PointRules } from './pointRules.ts';
import { applies, ruleProblems, scoreByRules } from './pointRules.ts';

const rules: PointRules = {
  start: 40,
  rules: [
    { field: 'industry', condition: { test: 'is', value: '制造业' }, points: 15 },
    { field: 'employees', condition: { test: 'atLeast', number: 200 }, points: 20 },
    { field: 'phone', condition: { test: 'missing' }, points: -25 },
    { field: 'source', condition: { test: 'oneOf', values: ['referral', 'fair'] }, points: 10 },
  ],
};

describe('a score by rules', () => {
  it('is the start plus the points of every rule that applies, strongest reason first', () => {
    const score = scoreByRules(rules, { industry: '制造业', employees: 500, source: 'web' });
    expect(score).toMatchObject({ learned: false, score: 50, total: 50 });
    expect(score.reasons.map(({ rule }) => rule.points)).toEqual([-25, 20, 15]);
  });

  it.each([
    ['stays at 100', 95, { industry: '制造业', employees: 500, phone: '1', source: 'fair' }, 100, 140],
    ['stays at 0', 10, {}, 0, -15],
  ])('%s, and still says what it would be', (_, start, values, score, total) => {
    expect(scoreByRules({ ...rules, start }, values)).toMatchObject({ score, total });
  });

  it('does not depend on the order of rules', () => {
    const values = fc.record({
      industry: fc.constantFrom('制造业', '零售', undefined),
      employees: fc.integer(),
      source: fc.constantFrom('fair', 'web'),
    });
    fc.assert(
      fc.property(values, (given) => {
        expect(scoreByRules({ ...rules, rules: rules.rules.toReversed() }, given).total).toBe(scoreByRules(rules, given).total);
      }),
    );
  });
});

describe('conditions', () => {
  it.each<[Condition, FieldValue, boolean]>([
    [{ test: 'is', value: 'a' }, 'a', true],
    [{ test: 'is', value: 'a' }, 'A', false],
    [{ test: 'is', value: '5' }, 5, true],
    [{ test: 'is', value: '' }, '', false],
    [{ test: 'oneOf', values: ['a', 'b'] }, 'b', true],
    [{ test: 'atLeast', number: 3 }, 3, true],
    [{ test: 'atLeast', number: 3 }, '4', false],
    [{ test: 'atMost', number: 3 }, 3.1, false],
    [{ test: 'between', from: 1, to: 2 }, 2, true],
    [{ test: 'between', from: 1, to: 2 }, 2.5, false],
    [{ test: 'filled' }, 0, true],
    [{ test: 'filled' }, '', false],
    [{ test: 'missing' }, undefined, true],
    [{ test: 'missing' }, Number.NaN, true],
    [{ test: 'missing' }, 'x', false],
    [{ test: 'atMost', number: 3 }, undefined, false],
  ])('%j of %j: %s', (condition, value, met) => {
    expect(applies(condition, value)).toBe(met);
  });
});

it('rules are checked before they are saved, all problems at once', () => {
  const broken: PointRules = {
    start: 101,
    rules: [
      { field: 'industry', condition: { test: 'filled' }, points: 0 },
      { field: 'nonsense', condition: { test: 'between', from: 5, to: 1 }, points: 5 },
      { field: 'industry', condition: { test: 'oneOf', values: [] }, points: 5 },
      { field: 'industry', condition: { test: 'atLeast', number: Number.NaN }, points: Number.POSITIVE_INFINITY },
    ],
  };
  expect(ruleProblems(broken, ['industry'])).toEqual([
    { problem: 'startOutsideRange' },
    { problem: 'noPoints', rule: 0 },
    { problem: 'unknownField', rule: 1 },
    { problem: 'emptyRange', rule: 1 },
    { problem: 'noValues', rule: 2 },
    { problem: 'noPoints', rule: 3 },
    { problem: 'notANumber', rule: 3 },
  ]);
  expect(ruleProblems(rules, ['industry', 'employees', 'phone', 'source'])).toEqual([]);
});
