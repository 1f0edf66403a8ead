// Feature models in UVL (Universal Variability Language; Sundermann et al., VaMoS 2021), the Boolean level: a tree of features with
// mandatory, optional, alternative, or and [n..m] groups, and constraints over feature names. Attributes are skipped, except a numeric
// `price`. Every feature becomes an option; the tree becomes rules and group limits.
import type { Group, Model, Option, Rule } from '../model.ts';
import { clausesOfFormula, parseFormula } from './formula.ts';

type Line = { readonly depth: number; readonly text: string };
type GroupKind = { readonly min: number; readonly max: number | undefined };

const GROUPS: Readonly<Record<string, 'all' | GroupKind>> = {
  mandatory: 'all',
  optional: { min: 0, max: undefined },
  or: { min: 1, max: undefined },
  alternative: { min: 1, max: 1 },
};
const CARDINALITY = /^\[(\d+)(?:\.\.(\d+|\*))?\]$/;

function linesOf(text: string): Line[] {
  const lines = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').split(/\r?\n/);
  return lines.flatMap((line) => {
    const code = line.replace(/\/\/.*$/, '').trimEnd();
    if (code.trim() === '') return [];
    const indent = /^\s*/.exec(code)![0].replaceAll('\t', '    ');
    return [{ depth: indent.length, text: code.trim() }];
  });
}

function groupKind(text: string, size: number): { min: number; max: number } | undefined {
  const named = GROUPS[text];
  if (named === 'all') return { min: size, max: size };
  if (named) return { min: named.min, max: named.max ?? size };
  const cardinality = CARDINALITY.exec(text);
  if (!cardinality) return undefined;
  const min = Number(cardinality[1]);
  const max = cardinality[2] === undefined ? min : cardinality[2] === '*' ? size : Number(cardinality[2]);
  return { min, max: Math.min(max, size) };
}

const isGroup = (text: string): boolean => text in GROUPS || CARDINALITY.test(text);

/** A name, in quotes where it has spaces, and attributes; a typed or repeated feature (`Integer n`, `n cardinality [1..3]`) is refused. */
const FEATURE = /^(?:"([^"]+)"|([^\s{"]+))\s*(?:\{.*\})?$/;

function optionOf(text: string): Option {
  const feature = FEATURE.exec(text);
  if (!feature) throw new RangeError(`not a Boolean feature: ${text}`);
  const id = (feature[1] ?? feature[2])!;
  const price = /\bprice\s+(-?\d+)/i.exec(text);
  return { id, price: price ? Number(price[1]) : 0 };
}

type Tree = { readonly options: Option[]; readonly groups: Group[]; readonly rules: Rule[] };

/** Every set of `size` out of the names. */
function subsets(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, nth) => subsets(names.slice(nth + 1), size - 1).map((rest) => [name, ...rest]));
}

/** At least `min` of the children when the parent is there: every choice of n − min + 1 children has one. */
function atLeast(parent: string, children: readonly string[], min: number): Omit<Rule, 'id'>[] {
  if (min === 0) return [];
  if (min === children.length) return [{ kind: 'requires', when: [parent], targets: children }];
  if (min > 1 && children.length > 14) throw new RangeError(`the group under ${parent} is too large for its minimum`);
  return subsets(children, children.length - min + 1).map((targets) => ({ kind: 'requiresAny', when: [parent], targets }));
}

function addGroup(tree: Tree, parent: string, children: readonly string[], text: string): void {
  const kind = groupKind(text, children.length)!;
  const number = tree.groups.length + tree.rules.length;
  if (kind.max < children.length) tree.groups.push({ id: `${parent}#${number}`, options: children, min: 0, max: kind.max });
  const own = children.map((child): Omit<Rule, 'id'> => ({ kind: 'requires', when: [child], targets: [parent] }));
  const rules = [...own, ...atLeast(parent, children, kind.min)];
  tree.rules.push(...rules.map((rule, nth): Rule => ({ id: `${parent}#${number}.${nth}`, ...rule })));
}

/** Reads the features below `depth`; returns their names and where the next line is. */
function readFeatures(lines: readonly Line[], start: number, depth: number, tree: Tree): { names: string[]; next: number } {
  const names: string[] = [];
  let next = start;
  while (next < lines.length && lines[next]!.depth > depth) {
    const line = lines[next]!;
    const option = optionOf(line.text);
    tree.options.push(option);
    names.push(option.id);
    next += 1;
    while (next < lines.length && lines[next]!.depth > line.depth) {
      const group = lines[next]!;
      if (!isGroup(group.text)) throw new RangeError(`not a group: ${group.text}`);
      const children = readFeatures(lines, next + 1, group.depth, tree);
      addGroup(tree, option.id, children.names, group.text);
      next = children.next;
    }
  }
  return { names, next };
}

function constraintRules(lines: readonly Line[]): Rule[] {
  return lines.flatMap(({ text }, nth) =>
    clausesOfFormula(parseFormula(text)).map(
      (clause, part): Rule => ({
        id: `constraint${nth + 1}.${part + 1}`,
        kind: 'requiresAny',
        when: clause.filter(({ positive }) => !positive).map(({ name }) => name),
        targets: clause.filter(({ positive }) => positive).map(({ name }) => name),
      }),
    ),
  );
}

/**
 * Throws RangeError when the text is not Boolean UVL, is spread over several files (imports), or names two features the same. The root feature is
 * always required.
 */
export function modelFromUvl(text: string): Model {
  const lines = linesOf(text);
  const features = lines.findIndex((line) => line.text === 'features');
  if (features < 0) throw new RangeError('no features');
  if (lines.slice(0, features).some((line) => line.text === 'imports')) throw new RangeError('imports are not read');
  const tree: Tree = { options: [], groups: [], rules: [] };
  const { names, next } = readFeatures(lines, features + 1, lines[features]!.depth, tree);
  const distinct = new Set(tree.options.map(({ id }) => id));
  if (distinct.size < tree.options.length) throw new RangeError('two features have the same name');
  const root: Rule[] = names.map((name) => ({ id: `root:${name}`, kind: 'requires', when: [], targets: [name] }));
  const constraints = lines[next]?.text === 'constraints' ? constraintRules(lines.slice(next + 1)) : [];
  return { options: tree.options, groups: tree.groups, rules: [...root, ...tree.rules, ...constraints] };
}
