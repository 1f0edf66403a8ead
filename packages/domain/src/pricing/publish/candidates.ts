// Which rules of a published version can possibly apply to a quote. Each rule is filed twice: under who it asks for (its coupon,
// customer, dealer, …) and under what it asks for (a SKU, brand or category), each time under the rarest thing it cannot do without.
// A quote looks only under what it has, and keeps the rules that both sides offer; the others it never touches.
import type { CompiledRule } from './compiledRule.ts';
import { namesOf } from './names.ts';

const WHO = ['coupon', 'customer', 'dealer', 'tier', 'region', 'channel'] as const;
const WHAT = ['sku', 'brand', 'category'] as const;
type Kind = (typeof WHO)[number] | (typeof WHAT)[number];

type Filed = { readonly kind: Kind; readonly values: readonly string[] };

/** One side: rule positions by kind and value, and the rules that ask for nothing on this side, one bit each. */
type Side = { readonly open: Int32Array; readonly postings: readonly (readonly [Kind, ReadonlyMap<string, Int32Array>])[] };

export type RuleIndex = { readonly who: Side; readonly what: Side };

function whoOf({ rule: { when } }: CompiledRule): Filed | undefined {
  if (when?.coupon !== undefined) return { kind: 'coupon', values: [when.coupon] };
  for (const kind of ['customer', 'dealer', 'tier', 'region', 'channel'] as const) {
    const values = when?.[kind];
    if (values) return { kind, values };
  }
  return undefined;
}

function whatOf({ rule }: CompiledRule): Filed | undefined {
  const { when, scope } = rule;
  if (when?.companion?.length) return { kind: 'sku', values: when.companion.slice(0, 1) };
  if (rule.stage === 'bundle') return { kind: 'sku', values: rule.action.components.slice(0, 1).map(({ sku }) => sku) };
  for (const kind of WHAT) {
    const values = scope?.[kind];
    if (values) return { kind, values };
  }
  return undefined;
}

const wordsFor = (count: number): number => (count + 31) >>> 5;
const mark = (bits: Int32Array, position: number): void => {
  bits[position >>> 5]! |= 1 << (position & 31);
};

function fileSide(rules: readonly CompiledRule[], kinds: readonly Kind[], filedUnder: (rule: CompiledRule) => Filed | undefined): Side {
  const open = new Int32Array(wordsFor(rules.length));
  const lists = new Map(kinds.map((kind) => [kind, new Map<string, number[]>()]));
  for (const rule of rules) {
    const filed = filedUnder(rule);
    if (!filed) mark(open, rule.position);
    for (const value of namesOf(filed?.values ?? [])) {
      const list = lists.get(filed!.kind)!;
      const positions = list.get(value);
      if (positions) positions.push(rule.position);
      else list.set(value, [rule.position]);
    }
  }
  const packed = (list: Map<string, number[]>) => new Map([...list].map(([value, positions]) => [value, new Int32Array(positions)]));
  return { open, postings: [...lists].filter(([, list]) => list.size > 0).map(([kind, list]) => [kind, packed(list)] as const) };
}

export const indexRules = (rules: readonly CompiledRule[]): RuleIndex => ({
  who: fileSide(rules, WHO, whoOf),
  what: fileSide(rules, WHAT, whatOf),
});

/** What a quote has, by kind; naming a thing twice does no harm. */
export type QuoteKeys = Readonly<Record<Kind, readonly (string | undefined)[]>>;

function offered({ open, postings }: Side, keys: QuoteKeys): Int32Array {
  const bits = open.slice();
  for (const [kind, lists] of postings) {
    for (const value of keys[kind]) {
      const list = value === undefined ? undefined : lists.get(value);
      if (list) for (const position of list) mark(bits, position);
    }
  }
  return bits;
}

/** Positions of the rules worth looking at, in running order, each once. */
export function candidatePositions(index: RuleIndex, keys: QuoteKeys): number[] {
  const who = offered(index.who, keys);
  const what = offered(index.what, keys);
  const positions: number[] = [];
  for (let word = 0; word < who.length; word++) {
    for (let bits = who[word]! & what[word]!; bits !== 0; bits &= bits - 1) positions.push((word << 5) + 31 - Math.clz32(bits & -bits));
  }
  return positions;
}
