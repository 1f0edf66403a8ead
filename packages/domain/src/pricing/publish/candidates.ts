// Which rules of a published version can possibly apply to a quote. Each rule is filed twice: under who it asks for (its coupon,
// customer, dealer, …) and under what it asks for (a SKU, brand or category), each time under the rarest thing it cannot do without.
// A quote looks only under what it has, and keeps the rules that both sides offer; the others it never touches.
import type { ContextNumbering } from './audience.ts';
import type { CompiledRule } from './compiledRule.ts';
import type { NumberSet } from './numbering.ts';
import { NO_NUMBER, numberOf } from './numbering.ts';
import type { ProductNumbering } from './products.ts';

/**
 * One side: the rules under number n are positions[starts[n]] up to, not including, positions[starts[n + 1]]; those that ask for nothing
 * on this side are `open`, one bit each.
 */
type Side = { readonly open: Int32Array; readonly starts: Int32Array; readonly positions: Int32Array };

export type RuleIndex = { readonly who: Side; readonly what: Side };

/** Undefined: anybody. */
function whoOf({ coupon, audience }: CompiledRule, numbering: ContextNumbering): NumberSet | undefined {
  if (coupon !== undefined) return [numberOf(numbering, 'coupon', coupon)];
  // Nearly every rule of a shop is in its one currency.
  return audience[0]?.of === 'currency' ? audience[1]?.wanted : audience[0]?.wanted;
}

function whatOf({ rule, companions, scope }: CompiledRule, numbering: ProductNumbering): NumberSet | undefined {
  const indispensable = companions[0] ?? (rule.stage === 'bundle' ? rule.action.components[0]?.sku : undefined);
  if (indispensable !== undefined) return [numberOf(numbering, 'sku', indispensable)];
  return scope.sku ?? scope.brand ?? scope.category;
}

const wordsFor = (count: number): number => (count + 31) >>> 5;
const mark = (bits: Int32Array, position: number): void => {
  bits[position >>> 5]! |= 1 << (position & 31);
};

/** Counts how many rules stand under each number, then puts them there (counting sort). */
function fileSide(size: number, filed: readonly (NumberSet | undefined)[]): Side {
  const open = new Int32Array(wordsFor(filed.length));
  const starts = new Int32Array(size + 1);
  for (const numbers of filed) for (const number of numbers ?? []) if (number !== NO_NUMBER) starts[number + 1]! += 1;
  for (let number = 0; number < size; number++) starts[number + 1]! += starts[number]!;
  const positions = new Int32Array(starts[size]!);
  const next = starts.slice();
  filed.forEach((numbers, position) => {
    if (!numbers) mark(open, position);
    else for (const number of numbers) if (number !== NO_NUMBER) positions[next[number]!++] = position;
  });
  return { open, starts, positions };
}

export const indexRules = (rules: readonly CompiledRule[], context: ContextNumbering, products: ProductNumbering): RuleIndex => ({
  who: fileSide(
    context.size,
    rules.map((rule) => whoOf(rule, context)),
  ),
  what: fileSide(
    products.size,
    rules.map((rule) => whatOf(rule, products)),
  ),
});

function offered({ open, starts, positions }: Side, numbers: readonly number[]): Int32Array {
  const bits = open.slice();
  for (const number of numbers) {
    if (number === NO_NUMBER) continue;
    const end = starts[number + 1]!;
    for (let nth = starts[number]!; nth < end; nth++) mark(bits, positions[nth]!);
  }
  return bits;
}

/**
 * Positions of the rules worth looking at, in running order, each once. `who` and `what` are the numbers of all that the quote has;
 * naming one twice does no harm.
 */
export function candidatePositions(index: RuleIndex, who: readonly number[], what: readonly number[]): number[] {
  const forWhom = offered(index.who, who);
  const forWhat = offered(index.what, what);
  const positions: number[] = [];
  for (let word = 0; word < forWhom.length; word++) {
    for (let bits = forWhom[word]! & forWhat[word]!; bits !== 0; bits &= bits - 1)
      positions.push((word << 5) + 31 - Math.clz32(bits & -bits));
  }
  return positions;
}
