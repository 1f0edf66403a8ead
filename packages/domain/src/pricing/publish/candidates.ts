// Which rules of a published version can possibly apply to a quote. Each rule stands under exactly one thing it cannot do
// without (its coupon, its customer, its SKUs, …, the rarest first); a quote looks only under the things it has.
import type { CompiledRule } from './compiledRule.ts';

const KINDS = ['coupon', 'customer', 'dealer', 'sku', 'brand', 'category', 'tier', 'region', 'channel', 'always'] as const;
type Kind = (typeof KINDS)[number];

/** Rule positions by kind and value: postings.coupon.get('C50'). */
export type Postings = Readonly<Record<Kind, ReadonlyMap<string, Int32Array>>>;

/** Where a rule is filed. What few quotes have comes first: it finds few rules. */
function filedUnder({ rule }: CompiledRule): { kind: Kind; values: readonly string[] } {
  const { when, scope } = rule;
  if (when?.coupon !== undefined) return { kind: 'coupon', values: [when.coupon] };
  if (when?.customer) return { kind: 'customer', values: when.customer };
  if (when?.dealer) return { kind: 'dealer', values: when.dealer };
  if (when?.companion?.length) return { kind: 'sku', values: when.companion.slice(0, 1) };
  if (rule.stage === 'bundle') return { kind: 'sku', values: rule.action.components.slice(0, 1).map(({ sku }) => sku) };
  if (scope?.sku) return { kind: 'sku', values: scope.sku };
  if (scope?.brand) return { kind: 'brand', values: scope.brand };
  if (scope?.category) return { kind: 'category', values: scope.category };
  if (when?.tier) return { kind: 'tier', values: when.tier };
  if (when?.region) return { kind: 'region', values: when.region };
  if (when?.channel) return { kind: 'channel', values: when.channel };
  return { kind: 'always', values: [''] };
}

export function filePostings(rules: readonly CompiledRule[]): Postings {
  const lists = Object.fromEntries(KINDS.map((kind) => [kind, new Map<string, number[]>()])) as Record<Kind, Map<string, number[]>>;
  for (const rule of rules) {
    const { kind, values } = filedUnder(rule);
    for (const value of new Set(values)) {
      const list = lists[kind].get(value);
      if (list) list.push(rule.position);
      else lists[kind].set(value, [rule.position]);
    }
  }
  const packed = (list: Map<string, number[]>) => new Map([...list].map(([value, positions]) => [value, Int32Array.from(positions)]));
  return Object.fromEntries(KINDS.map((kind) => [kind, packed(lists[kind])])) as Record<Kind, Map<string, Int32Array>>;
}

/** What a quote has, by kind; naming a thing twice does no harm. */
export type QuoteKeys = Readonly<Record<Kind, readonly (string | undefined)[]>>;

/** Positions of the rules worth looking at, in running order, each once. */
export function candidatePositions(postings: Postings, ruleCount: number, keys: QuoteKeys): number[] {
  const marked = new Int32Array((ruleCount + 31) >>> 5);
  for (const kind of KINDS) {
    const lists = postings[kind];
    if (lists.size === 0) continue;
    for (const value of keys[kind]) {
      const list = value === undefined ? undefined : lists.get(value);
      if (list) for (const position of list) marked[position >>> 5]! |= 1 << (position & 31);
    }
  }
  return positionsOf(marked);
}

function positionsOf(marked: Int32Array): number[] {
  const positions: number[] = [];
  for (let word = 0; word < marked.length; word++) {
    for (let bits = marked[word]!; bits !== 0; bits &= bits - 1) positions.push((word << 5) + 31 - Math.clz32(bits & -bits));
  }
  return positions;
}
