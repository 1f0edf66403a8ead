// Feature models as they are published: the shape of a public one, written anew with the counts worked out by hand, and random ones
// whose meaning is checked against the tree itself, without the importer and without the solver.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { click, openConfigurator } from '../configurator.ts';
import type { Model } from '../model.ts';
import { checkModel } from '../publishChecks.ts';
import { modelFromDimacs } from './dimacs.ts';
import { modelFromUvl } from './uvl.ts';

const NOTHING = { select: [], reject: [] };

describe('two stations of a route planner, in the shape of the route model of the SPLOT repository (Mendonça, Branco & Cowan 2009)', () => {
  const tabs = (depth: number, text: string): string => `${'\t'.repeat(depth)}${text}`;
  const group = (depth: number, kind: string, names: readonly string[]): string[] => [
    tabs(depth, kind),
    ...names.map((name) => tabs(depth + 1, name)),
  ];
  const field = (depth: number, name: string, kind: string, values: readonly string[]): string[] => [
    tabs(depth, name),
    ...group(
      depth + 1,
      kind,
      values.map((value) => `${name}.${value}`),
    ),
  ];
  const under = (depth: number, name: string, fields: readonly string[][]): string[] => [
    tabs(depth, name),
    tabs(depth + 1, 'mandatory'),
    ...fields.flat(),
  ];
  const yesOrNo = ['true', 'false'];
  const station = (nth: number, modes: readonly string[]): string[] =>
    under(3, `Station${nth}`, [
      under(
        5,
        `Name${nth}`,
        ['Letters', 'Numbers'].map((what) => field(7, `Name${nth}${what}`, 'alternative', yesOrNo)),
      ),
      under(
        5,
        `Time${nth}`,
        ['Numbers', 'Letters', 'Special'].map((what) => field(7, `Time${nth}${what}`, 'alternative', yesOrNo)),
      ),
      under(
        5,
        `Place${nth}`,
        ['Latitude', 'Longitude'].map((what) => field(7, `${what}${nth}`, 'or', ['min', 'max'])),
      ),
      field(5, `Mode${nth}`, 'or', modes),
    ]);
  const text = [
    'namespace RoutePlanner',
    'features',
    ...under(1, 'RoutePlanner', [station(1, ['walk', 'bike', 'bus']), station(2, ['bus', 'train'])]),
    ...group(2, 'optional', ['Timetable']),
    ...['Departure', 'Arrival'].flatMap((name, nth) => [
      ...(nth === 0 ? [tabs(4, 'mandatory')] : []),
      ...field(5, name, 'or', ['onTime', 'late', 'unknown']),
    ]),
    'constraints',
    '\tName1Letters.false | Station2 // true anyway: the station is mandatory',
    '\tMode1.walk => Mode2.train',
  ].join('\n');

  it('has the features, the core and no dead ones, as counted by hand', () => {
    const model = modelFromUvl(text);
    // A station: itself, 3 parts, 7 fields and a mode are always there; 5 choices of two and 2 of two, and its modes.
    expect(model.options).toHaveLength(1 + 2 * (1 + 3 + 7 + 1 + 14) + 3 + 2 + 1 + 2 + 6);
    const status = click(openConfigurator(model), NOTHING);
    expect(status).toMatchObject({ valid: true, blocked: [] });
    expect(status.valid && status.forced).toHaveLength(1 + 2 * 12);
  });

  it('a click decides what hangs on it, and only that', () => {
    const status = click(openConfigurator(modelFromUvl(text)), { select: ['Mode1.walk', 'Time2Special.true'], reject: ['Timetable'] });
    const free = click(openConfigurator(modelFromUvl(text)), NOTHING);
    expect(status.valid && free.valid && status.forced.filter((name) => !free.forced.includes(name))).toEqual(['Mode2.train']);
    expect(status).toMatchObject({
      blocked: [
        'Time2Special.false',
        ...['Departure', 'Arrival'].flatMap((name) => [name, ...['onTime', 'late', 'unknown'].map((value) => `${name}.${value}`)]),
      ],
    });
  });
});

type Kind = 'mandatory' | 'optional' | 'or' | 'alternative';
type Feature = { readonly name: string; readonly groups: readonly { readonly kind: Kind; readonly children: readonly Feature[] }[] };
type Constraint = {
  readonly text: string;
  readonly clause: readonly string[];
  readonly holds: (has: (name: string) => boolean) => boolean;
};

/** A tree over f0, f1, …: every later feature hangs under an earlier one, in one of its groups. */
function treeOf(kinds: readonly (readonly [parent: number, kind: Kind])[]): Feature[] {
  const features: { name: string; groups: { kind: Kind; children: Feature[] }[] }[] = [{ name: 'f0', groups: [] }];
  kinds.forEach(([parent, kind], nth) => {
    const child = { name: `f${nth + 1}`, groups: [] };
    const { groups } = features[parent % features.length]!;
    const same = groups.find((one) => one.kind === kind);
    if (same) same.children.push(child);
    else groups.push({ kind, children: [child] });
    features.push(child);
  });
  return features;
}

const uvlOf = ({ name, groups }: Feature, depth = 1): string =>
  [
    `${'\t'.repeat(depth)}${name}`,
    ...groups.map(({ kind, children }) =>
      [`${'\t'.repeat(depth + 1)}${kind}`, ...children.map((child) => uvlOf(child, depth + 2))].join('\n'),
    ),
  ].join('\n');

function isRight({ name, groups }: Feature, has: (name: string) => boolean): boolean {
  return groups.every(({ kind, children }) => {
    const count = children.filter((child) => has(child.name)).length;
    if (!has(name)) return count === 0 && children.every((child) => isRight(child, has));
    const enough = { mandatory: count === children.length, optional: true, or: count > 0, alternative: count === 1 }[kind];
    return enough && children.every((child) => isRight(child, has));
  });
}

/** The clauses every textbook gives for a feature tree. */
function clausesOf(features: readonly Feature[]): string[][] {
  const pairs = (names: readonly string[]): string[][] => names.flatMap((a, nth) => names.slice(nth + 1).map((b) => [`-${a}`, `-${b}`]));
  return [
    ['f0'],
    ...features.flatMap(({ name, groups }) =>
      groups.flatMap(({ kind, children }) => {
        const names = children.map((child) => child.name);
        const up = names.map((child) => [`-${child}`, name]);
        if (kind === 'optional') return up;
        if (kind === 'mandatory') return [...up, ...names.map((child) => [`-${name}`, child])];
        return [...up, [`-${name}`, ...names], ...(kind === 'alternative' ? pairs(names) : [])];
      }),
    ),
  ];
}

function dimacsOf(features: readonly Feature[], constraints: readonly Constraint[]): string {
  const number = (literal: string): number => (literal.startsWith('-') ? -1 : 1) * (Number(literal.replace(/^-?f/, '')) + 1);
  const clauses = [...clausesOf(features), ...constraints.map(({ clause }) => clause)];
  const names = features.map(({ name }, nth) => `c ${nth + 1} ${name}`);
  return [...names, `p cnf ${features.length} ${clauses.length}`, ...clauses.map((clause) => `${clause.map(number).join(' ')} 0`)].join(
    '\n',
  );
}

const constraint = fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8), fc.nat(3)).map(([x, y, z, kind]) => (size: number): Constraint => {
  const [a, b, c] = [x, y, z].map((nth) => `f${nth % size}`) as [string, string, string];
  if (kind === 0) return { text: `${a} => ${b}`, clause: [`-${a}`, b], holds: (has) => !has(a) || has(b) };
  if (kind === 1) return { text: `!(${a} & ${b})`, clause: [`-${a}`, `-${b}`], holds: (has) => !(has(a) && has(b)) };
  if (kind === 2) return { text: `${a} & !${b} => ${c}`, clause: [`-${a}`, b, c], holds: (has) => !has(a) || has(b) || has(c) };
  return { text: `!${a} | (${b} | ${c})`, clause: [`-${a}`, b, c], holds: (has) => !has(a) || has(b) || has(c) };
});

type Analysis = { readonly isVoid: boolean; readonly core: readonly string[]; readonly dead: readonly string[] };

function analysed(model: Model): Analysis {
  const findings = checkModel(model);
  const named = (kind: 'forced' | 'dead'): string[] => findings.flatMap((one) => (one.finding === kind ? [one.option] : [])).sort();
  return { isVoid: findings.some(({ finding }) => finding === 'void'), core: named('forced'), dead: named('dead') };
}

function triedOut(features: readonly Feature[], constraints: readonly Constraint[]): Analysis {
  const names = features.map(({ name }) => name);
  const all = Array.from({ length: 2 ** names.length }, (_, bits) => new Set(names.filter((_name, nth) => (bits >> nth) & 1)));
  const right = all.filter((chosen) => {
    const has = (name: string): boolean => chosen.has(name);
    return has('f0') && isRight(features[0]!, has) && constraints.every(({ holds }) => holds(has));
  });
  if (right.length === 0) return { isVoid: true, core: [], dead: [] };
  return {
    isVoid: false,
    core: names.filter((name) => right.every((chosen) => chosen.has(name))).sort(),
    dead: names.filter((name) => !right.some((chosen) => chosen.has(name))).sort(),
  };
}

describe('any feature tree with constraints', () => {
  const trees = fc.array(fc.tuple(fc.nat(8), fc.constantFrom<Kind>('mandatory', 'optional', 'or', 'alternative')), {
    minLength: 2,
    maxLength: 8,
  });

  it('is void, and has the core and the dead features, exactly as trying every selection says; in UVL and in DIMACS', () => {
    fc.assert(
      fc.property(trees, fc.array(constraint, { maxLength: 5 }), (kinds, made) => {
        const features = treeOf(kinds);
        const constraints = made.map((make) => make(features.length));
        const uvl = `features\n${uvlOf(features[0]!)}\nconstraints\n${constraints.map(({ text }) => `\t${text}`).join('\n')}`;
        const expected = triedOut(features, constraints);
        expect(analysed(modelFromUvl(uvl))).toEqual(expected);
        expect(analysed(modelFromDimacs(dimacsOf(features, constraints)))).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });
});
