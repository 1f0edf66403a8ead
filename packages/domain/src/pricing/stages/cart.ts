// The lines of one quote, found by what rules ask for. Built once per quote; a scope that several rules share is resolved once.
import type { CompiledScope } from '../publish/compiledScope.ts';
import { inScope } from '../publish/compiledScope.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];
type LinesByName = ReadonlyMap<string, Lines>;

export type Cart = {
  /** By age. */
  readonly lines: Lines;
  readonly bySku: LinesByName;
  readonly byCategory: LinesByName;
  readonly byBrand: LinesByName;
  readonly resolved: Map<CompiledScope, Lines>;
};

const NO_LINES: Lines = [];

function put(lists: Map<string, WorkingLine[]>, name: string | undefined, line: WorkingLine): void {
  if (name === undefined) return;
  const list = lists.get(name);
  if (list) list.push(line);
  else lists.set(name, [line]);
}

export function cartOf(lines: Lines): Cart {
  const bySku = new Map<string, WorkingLine[]>();
  const byCategory = new Map<string, WorkingLine[]>();
  const byBrand = new Map<string, WorkingLine[]>();
  for (const line of lines) {
    put(bySku, line.product.sku, line);
    put(byCategory, line.product.category, line);
    put(byBrand, line.product.brand, line);
  }
  return { lines, bySku, byCategory, byBrand, resolved: new Map() };
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

function resolve({ lines, bySku, byCategory, byBrand }: Cart, scope: CompiledScope): Lines {
  const { sku, category, brand, exceptSku } = scope;
  const found = sku ? under(bySku, sku) : brand ? under(byBrand, brand) : category ? under(byCategory, category) : lines;
  return scope.selectors > 1 || exceptSku ? found.filter(({ product }) => inScope(scope, product)) : found;
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
