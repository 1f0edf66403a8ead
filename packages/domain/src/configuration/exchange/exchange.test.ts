import { describe, expect, it } from 'vitest';
import { click, openConfigurator, whyNot } from '../configurator.ts';
import { checkModel } from '../publishChecks.ts';
import { completionsOf } from '../testing/bruteForce.ts';
import { modelFromDimacs } from './dimacs.ts';
import { modelFromUvl } from './uvl.ts';

const NOTHING = { select: [], reject: [] };

describe('DIMACS', () => {
  const text = 'c 1 computer\nc 2 gpu\nc 3 psu\np cnf 4 4\n1 0\n-2 3 0\n-3\n-4 0\n-1 2 4 0\n';

  it('reads names, and clauses over several lines', () => {
    const model = modelFromDimacs(text);
    expect(model.options.map(({ id }) => id)).toEqual(['computer', 'gpu', 'psu', 'v4']);
    expect(model.rules[2]).toEqual({ id: 'c3', kind: 'requiresAny', when: ['psu', 'v4'], targets: [] });
    expect(completionsOf(model, NOTHING)).toEqual([
      ['computer', 'gpu', 'psu'],
      ['computer', 'v4'],
    ]);
  });

  it('reads names of several words', () => {
    const model = modelFromDimacs('c 1 i3-7100 Kaby Lake\nc 2$ 2x 8GB DDR4-2400 \np cnf 2 1\n1 -2 0\n');
    expect(model.options.map(({ id }) => id)).toEqual(['i3-7100 Kaby Lake', '2x 8GB DDR4-2400']);
  });

  it('answers on what it read', () => {
    const configurator = openConfigurator(modelFromDimacs(text));
    expect(click(configurator, { select: ['gpu'], reject: [] })).toEqual({ valid: true, forced: ['computer', 'psu'], blocked: ['v4'] });
    expect(whyNot(configurator, { select: ['gpu', 'v4'], reject: [] })).toEqual(['c2', 'c3', 'pick:gpu', 'pick:v4']);
  });

  it.each([
    ['no header', '1 0'],
    ['no end', 'p cnf 1 1\n1'],
    ['a word', 'p cnf 1 1\nx 0'],
    ['a variable too many', 'p cnf 1 1\n2 0'],
    ['two variables of one name', 'c 1 a\nc 2 a\np cnf 2 1\n1 2 0'],
  ])('refuses %s', (_, wrong) => {
    expect(() => modelFromDimacs(wrong)).toThrow(RangeError);
  });
});

describe('UVL', () => {
  const text = `namespace Pizza
features
    Pizza {abstract}
        mandatory
            Topping
                or
                    Salami {price 5}
                    Ham
                    Mozzarella
            Size
                alternative
                    Normal
                    Big
        optional
            CheesyCrust
        [1..2]
            Oil
            Basil
            Salt
constraints
    CheesyCrust => Big
    !(Salami & Ham) // not both
    Basil <=> Mozzarella
`;

  it('reads the tree and the constraints: as many configurations as counting by hand gives', () => {
    const model = modelFromUvl(text);
    expect(model.options).toHaveLength(12);
    expect(model.options.find(({ id }) => id === 'Salami')?.price).toBe(5);
    // Toppings without both Salami and Ham: with Mozzarella 3, without 2. Sizes with the crust: 3. One or two of Oil, Basil, Salt, Basil with
    // Mozzarella only: 3 with it, 3 without.
    expect(completionsOf(model, NOTHING)).toHaveLength(3 * 3 * 3 + 2 * 3 * 3);
  });

  it('reads names of several words, and passes over comments', () => {
    const model = modelFromUvl(
      'features\n\t"Ice Cream" {abstract} /* sold\nin summer */\n\t\toptional // each\n\t\t\t"Whipped cream" {price 70}\n',
    );
    expect(model.options).toEqual([
      { id: 'Ice Cream', price: 0 },
      { id: 'Whipped cream', price: 70 },
    ]);
  });

  it.each([
    ['[2]', [2]],
    ['[1..2]', [1, 2]],
    ['[2..*]', [2, 3]],
    ['[0..9]', [0, 1, 2, 3]],
    ['or', [1, 2, 3]],
    ['alternative', [1]],
  ])('a group %s takes that many of its three features', (group, sizes) => {
    const model = modelFromUvl(`features\n    R\n        ${group}\n            A\n            B\n            C`);
    const found = new Set(completionsOf(model, NOTHING).map((chosen) => chosen.length - 1));
    expect([...found].sort()).toEqual(sizes);
  });

  it('binds ! before & before | before => before <=>, and groups from the left', () => {
    const model = modelFromUvl(
      'features\n    R\n        optional\n            A\n            B\n            C\nconstraints\n    A => B => C',
    );
    const without = (chosen: readonly string[]): boolean => (!chosen.includes('A') || chosen.includes('B')) && !chosen.includes('C');
    expect(completionsOf(model, NOTHING).some(without)).toBe(false);
    expect(completionsOf(model, NOTHING)).toHaveLength(5);
  });

  it('answers on what it read, exactly', () => {
    const configurator = openConfigurator(modelFromUvl(text));
    const status = click(configurator, { select: ['CheesyCrust', 'Salami'], reject: ['Mozzarella'] });
    expect(status).toEqual({ valid: true, forced: ['Pizza', 'Topping', 'Size', 'Big'], blocked: ['Ham', 'Normal', 'Basil'] });
  });

  it.each([
    ['no features', 'constraints\n    A'],
    ['an open bracket', 'features\n    A\nconstraints\n    (A'],
    ['no group', 'features\n    A\n        B'],
    ['a feature with a type', 'features\n    A\n        optional\n            Integer size'],
    ['a feature that repeats', 'features\n    A\n        optional\n            B cardinality [1..3]'],
    ['a comparison of numbers', 'features\n    A {price 3}\nconstraints\n    A.price > 2'],
    ['other files', 'imports\n    Other as o\nfeatures\n    A'],
    ['two features of one name', 'features\n    A\n        optional\n            A'],
  ])('refuses %s', (_, wrong) => {
    expect(() => modelFromUvl(wrong)).toThrow(RangeError);
  });
});

describe('before publishing a model', () => {
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, price: 0 }));
  const requires = (id: string, when: string[], targets: string[]) => ({ id, kind: 'requires' as const, when, targets });

  it('finds dead and always forced options and redundant rules', () => {
    const rules = [
      requires('R1', ['a'], ['b']),
      requires('R2', ['b'], ['c']),
      requires('R3', ['a'], ['c']),
      { id: 'R4', kind: 'excludes' as const, when: [], targets: ['d'] },
    ];
    const groups = [{ id: 'G', options: ['c'], min: 1, max: 1 }];
    expect(checkModel({ options, groups, rules })).toEqual([
      { finding: 'dead', option: 'd' },
      { finding: 'forced', option: 'c' },
      { finding: 'redundant', rule: 'R2' },
      { finding: 'redundant', rule: 'R3' },
    ]);
  });

  it('says of a void model why nothing can be configured', () => {
    const rules = [requires('R1', [], ['a']), { id: 'R2', kind: 'excludes' as const, when: ['a'], targets: ['b'] }];
    const groups = [{ id: 'G', options: ['b'], min: 1, max: 1 }];
    expect(checkModel({ options, groups, rules })).toEqual([{ finding: 'void', because: ['G.min', 'R1', 'R2'] }]);
  });

  it('alerts and recommendations bind nobody', () => {
    const rules = [{ ...requires('R1', [], ['a']), severity: 'alert' as const }];
    expect(checkModel({ options, groups: [], rules })).toEqual([]);
  });
});
