// The lines of one quote, found by what rules ask for. Built once per quote; a scope that several rules share is resolved once.
import type { CompiledScope } from '../publish/compiledScope.ts';
import { inScope } from '../publish/compiledScope.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];
type Kind = 'sku' | 'category' | 'brand';
type LinesByName = ReadonlyMap<string, Lines>;

export type Cart = {
  /** By age. */
  readonly lines: Lines;
  readonly bySku: LinesByName;
  /** Filled when first asked for. */
  readonly byKind: { category: LinesByName | undefined; brand: LinesByName | undefined };
  readonly resolved: Map<CompiledScope, Lines>;
};

const NO_LINES: Lines = [];

function sortedBy(kind: Kind, lines: Lines): LinesByName {
  const lists = new Map<string, WorkingLine[]>();
  for (const line of lines) {
    const name = line.product[kind];
    if (name === undefined) continue;
    const list = lists.get(name);
    if (list) list.push(line);
    else lists.set(name, [line]);
  }
  return lists;
}

export const cartOf = (lines: Lines): Cart => ({
  lines,
  bySku: sortedBy('sku', lines),
  byKind: { category: undefined, brand: undefined },
  resolved: new Map(),
});

export function linesBy(cart: Cart, kind: 'category' | 'brand'): LinesByName {
  cart.byKind[kind] ??= sortedBy(kind, cart.lines);
  return cart.byKind[kind];
}

/** Lines under any of the names, by age. */
function under(lists: LinesByName, names: ReadonlySet<string>): Lines {
  let found = NO_LINES;
  let merged = false;
  for (const name of names) {
    const more = lists.get(name);
    if (!more) continue;
    merged = found.length > 0;
    found = merged ? [...found, ...more] : more;
  }
  return merged ? [...found].sort((a, b) => a.place - b.place) : found;
}

function underFirstSelector(cart: Cart, { sku, category, brand }: CompiledScope): Lines {
  if (sku) return under(cart.bySku, sku);
  if (brand) return under(linesBy(cart, 'brand'), brand);
  return category ? under(linesBy(cart, 'category'), category) : cart.lines;
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
