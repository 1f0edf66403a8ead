import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from './compiled.ts';
import { isComplete } from './completeness.ts';
import type { Completion } from './completion.ts';
import { complete } from './completion.ts';
import { click, openConfigurator, whyForced, whyNot } from './configurator.ts';
import { allMinimalConflicts, bruteCheapest, bruteStatus, isMinimalConflict } from './testing/bruteForce.ts';
import { largeModel } from './testing/largeModels.ts';
import { modelsWithPicks, picksFor, smallModels } from './testing/randomModels.ts';

const answerOf = (completion: Completion | undefined) => completion && { price: completion.price, select: completion.select };

describe('a configurator', () => {
  const option = (id: string, price = 0) => ({ id, price });

  it.each(['alert', 'recommend'] as const)('does not enforce a rule of severity %s', (severity) => {
    const rules = [{ id: 'R', kind: 'requires' as const, when: ['a'], targets: ['b'], severity }];
    const configurator = openConfigurator({ options: [option('a'), option('b')], groups: [], rules });
    expect(click(configurator, { select: ['a'], reject: ['b'] })).toEqual({ valid: true, forced: [], blocked: [] });
  });

  it('counts an option that a group names twice once', () => {
    const of = (min: number, max: number) =>
      openConfigurator({
        options: [option('a'), option('b'), option('c')],
        groups: [{ id: 'G', options: ['a', 'a', 'b'], min, max }],
        rules: [],
      });
    expect(click(of(2, 3), { select: [], reject: [] })).toEqual({ valid: true, forced: ['a', 'b'], blocked: [] });
    expect(click(of(0, 1), { select: ['a'], reject: [] })).toEqual({ valid: true, forced: [], blocked: ['b'] });
  });

  it('completes with the first id of equally cheap ones, wherever it stands in the model', () => {
    const options = [option('z', 5), option('m', 5), option('a', 5)];
    const groups = [{ id: 'G', options: ['z', 'm', 'a'], min: 1, max: 1 }];
    expect(complete(compileModel({ options, groups, rules: [] }), { select: [], reject: [] })).toEqual({
      price: 5,
      select: ['a'],
      proved: true,
    });
  });
});

describe('a completion without time to search', () => {
  it('keeps the rules, and does not say that it is the cheapest', () => {
    const model = largeModel(100, 250, 1);
    const hasty = complete(compileModel(model), { select: [], reject: [] }, 0);
    const thorough = complete(compileModel(model), { select: [], reject: [] });
    expect(hasty?.proved).toBe(false);
    expect(isComplete(model, hasty?.select ?? [])).toBe(true);
    expect(thorough?.proved).toBe(true);
    expect(thorough?.price).toBeLessThan(hasty?.price ?? 0);
  });
});

describe('against every selection tried out', () => {
  it('knows after each click what is forced, blocked and free', () => {
    fc.assert(
      fc.property(
        smallModels().chain((model) =>
          fc.record({ model: fc.constant(model), clicks: fc.array(picksFor(model), { minLength: 1, maxLength: 4 }) }),
        ),
        ({ model, clicks }) => {
          const configurator = openConfigurator(model);
          for (const picks of clicks) {
            const status = click(configurator, picks);
            const expected = bruteStatus(model, picks);
            expect(status.valid).toBe(expected.valid);
            if (status.valid)
              expect({ forced: [...status.forced].sort(), blocked: [...status.blocked].sort() }).toEqual({
                forced: expected.forced,
                blocked: expected.blocked,
              });
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('explains with a conflict that is impossible, and possible without any one part', () => {
    fc.assert(
      fc.property(modelsWithPicks(smallModels(7, 9, 3)), ({ model, picks }) => {
        const explanation = whyNot(openConfigurator(model), picks);
        if (!bruteStatus(model, picks).valid) expect(isMinimalConflict(model, picks, explanation ?? [])).toBe(true);
        else expect(explanation).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it('gives an explanation that is one of all minimal conflicts', () => {
    fc.assert(
      fc.property(modelsWithPicks(smallModels(4, 4, 1)), ({ model, picks }) => {
        const explanation = whyNot(openConfigurator(model), picks);
        const all = allMinimalConflicts(model, picks);
        if (explanation) expect(all).toContainEqual(explanation);
        else expect(all).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('explains why an option is forced or blocked with picks and rules that are enough for it', () => {
    fc.assert(
      fc.property(modelsWithPicks(smallModels(6, 6, 2)), ({ model, picks }) => {
        const configurator = openConfigurator(model);
        const status = click(configurator, picks);
        if (!status.valid) return;
        for (const option of status.forced) {
          const because = whyForced(configurator, picks, option) ?? [];
          expect(isMinimalConflict(model, { ...picks, reject: [...picks.reject, option] }, [...because, `reject:${option}`])).toBe(true);
        }
        for (const option of status.blocked) {
          const because = whyForced(configurator, picks, option) ?? [];
          expect(isMinimalConflict(model, { ...picks, select: [...picks.select, option] }, [...because, `pick:${option}`])).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('completes at the lowest price, and between equals with the first ids', () => {
    fc.assert(
      fc.property(modelsWithPicks(smallModels()), ({ model, picks }) => {
        const plain = { ...model, options: model.options.map(({ id, price }) => ({ id, price })) };
        expect(answerOf(complete(compileModel(plain), picks))).toEqual(bruteCheapest(plain, picks));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the picks and every default that can be kept, in their order', () => {
    fc.assert(
      fc.property(modelsWithPicks(smallModels(7)), ({ model, picks }) => {
        const taken = [...picks.select];
        for (const { id, byDefault } of model.options) {
          if (!byDefault || picks.select.includes(id) || picks.reject.includes(id)) continue;
          if (bruteStatus(model, { select: [...taken, id], reject: picks.reject }).valid) taken.push(id);
        }
        const completion = complete(compileModel(model), picks);
        expect(answerOf(completion)).toEqual(bruteCheapest(model, { select: taken, reject: picks.reject }));
        if (completion) expect(isComplete(model, completion.select)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
