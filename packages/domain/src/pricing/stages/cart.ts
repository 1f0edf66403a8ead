// The lines of one quote, found by what rules ask for. Built once per quote; a scope that several rules share is resolved once.
import type { CompiledScope } from '../publish/compiledScope.ts';
import { inScope } from '../publish/compiledScope.ts';
import type { Names } from '../publish/names.ts';
import type { Kind } from '../publish/products.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];
type LinesByNumber = readonly (Lines | undefined)[];

export type Cart = {
  /** By age. */
  readonly lines: Lines;
  readonly bySku: ReadonlyMap<string, Lines>;
  /** By the number of their category or brand; sorted when first asked for. */
  readonly byNumber: { category: LinesByNumber | undefined; brand: LinesByNumber | undefined };
  readonly resolved: Map<CompiledScope, Lines>;
};

const NO_LINES: Lines = [];

function sortBySku(lines: Lines): ReadonlyMap<string, Lines> {
  const lists = new Map<string, WorkingLine[]>();
  for (const line of lines) {
    const list = lists.get(line.product.sku);
    if (list) list.push(line);
    else lists.set(line.product.sku, [line]);
  }
  return lists;
}

function sortByNumber(lines: Lines, kind: Kind): LinesByNumber {
  const lists: (WorkingLine[] | undefined)[] = [];
  for (const line of lines) {
    const number = kind === 'category' ? line.product.categoryNumber : line.product.brandNumber;
    if (number < 0) continue;
    while (lists.length <= number) lists.push(undefined);
    const list = lists[number];
    if (list) list.push(line);
    else lists[number] = [line];
  }
  return lists;
}

export const cartOf = (lines: Lines): Cart => ({
  lines,
  bySku: sortBySku(lines),
  byNumber: { category: undefined, brand: undefined },
  resolved: new Map(),
});

/** Lists of lines put together, by age. */
function together(lists: readonly Lines[]): Lines {
  if (lists.length < 2) return lists[0] ?? NO_LINES;
  return lists.flat().sort((a, b) => a.place - b.place);
}

function underSkus({ bySku }: Cart, skus: Names): Lines {
  const lists: Lines[] = [];
  for (const sku of skus) {
    const list = bySku.get(sku);
    if (list) lists.push(list);
  }
  return together(lists);
}

function underNumbers(cart: Cart, kind: Kind, numbers: readonly number[]): Lines {
  cart.byNumber[kind] ??= sortByNumber(cart.lines, kind);
  const lists: Lines[] = [];
  for (const number of numbers) {
    const list = cart.byNumber[kind][number];
    if (list) lists.push(list);
  }
  return together(lists);
}

/** By one of the selectors given, the one that finds fewest lines. */
function underFirstSelector(cart: Cart, { sku, categoryNumbers, brandNumbers }: CompiledScope): Lines {
  if (sku) return underSkus(cart, sku);
  if (brandNumbers) return underNumbers(cart, 'brand', brandNumbers);
  return categoryNumbers ? underNumbers(cart, 'category', categoryNumbers) : cart.lines;
}

function resolve(cart: Cart, scope: CompiledScope): Lines {
  const found = underFirstSelector(cart, scope);
  return scope.selectors > 1 || scope.exceptSku ? found.filter(({ product }) => inScope(scope, product)) : found;
}

/** The lines of a scope, by age. */
export function linesIn(cart: Cart, scope: CompiledScope): Lines {
  let lines = cart.resolved.get(scope);
  if (!lines) {
    lines = resolve(cart, scope);
    cart.resolved.set(scope, lines);
  }
  return lines;
}
