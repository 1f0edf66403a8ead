// Small random models and picks for fast-check, and larger ones for measurements.
import fc from 'fast-check';
import type { Group, Model, Picks, Rule } from '../model.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const ruleOver = (ids: readonly string[]): fc.Arbitrary<Omit<Rule, 'id'>> =>
  fc.record({
    kind: fc.constantFrom('requires' as const, 'requiresAny' as const, 'excludes' as const),
    when: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    targets: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  });

const groupOver = (ids: readonly string[]): fc.Arbitrary<Omit<Group, 'id'>> =>
  fc
    .record({ options: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }), min: fc.nat(3), max: fc.nat(4) })
    .map(({ options, min, max }) => ({ options, min: Math.min(min, options.length), max }));

/** Models of up to `most` options; with few rules most can be configured, with many most cannot. */
export const smallModels = (most = 8, rules = 7, groups = 3): fc.Arbitrary<Model> =>
  fc.integer({ min: 3, max: most }).chain((count) => {
    const ids = IDS.slice(0, count);
    return fc.record({
      options: fc
        .array(fc.record({ price: fc.integer({ min: -2, max: 4 }), byDefault: fc.boolean() }), { minLength: count, maxLength: count })
        .map((all) => all.map((one, nth) => ({ ...one, id: ids[nth]! }))),
      groups: fc.array(groupOver(ids), { maxLength: groups }).map((all) => all.map((group, nth) => ({ ...group, id: `G${nth}` }))),
      rules: fc.array(ruleOver(ids), { maxLength: rules }).map((all) => all.map((rule, nth) => ({ ...rule, id: `R${nth}` }))),
    });
  });

export const picksFor = (model: Model): fc.Arbitrary<Picks> =>
  fc
    .array(fc.constantFrom('open', 'open', 'select', 'reject'), { minLength: model.options.length, maxLength: model.options.length })
    .map((states) => ({
      select: model.options.filter((_, nth) => states[nth] === 'select').map(({ id }) => id),
      reject: model.options.filter((_, nth) => states[nth] === 'reject').map(({ id }) => id),
    }));

export const modelsWithPicks = (models: fc.Arbitrary<Model>): fc.Arbitrary<{ model: Model; picks: Picks }> =>
  models.chain((model) => picksFor(model).map((picks) => ({ model, picks })));
