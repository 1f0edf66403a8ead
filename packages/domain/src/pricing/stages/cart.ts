// The lines of one quote, found by what rules ask for.
import type { CompiledScope } from '../publish/compiledScope.ts';
import { inScope } from '../publish/compiledScope.ts';
import type { NumberSet } from '../publish/numbering.ts';
import type { SkuTable } from './skuTable.ts';
import { firstPlace, NOWHERE, skuTable } from './skuTable.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];

export type Cart = {
  /** By age. */
  readonly lines: Lines;
  readonly skus: SkuTable;
};

export const cartOf = (lines: Lines): Cart => ({ lines, skus: skuTable(lines) });

/** The lines of some SKUs, by age. */
export function linesOfSkus({ lines, skus }: Cart, numbers: NumberSet): WorkingLine[] {
  const found: WorkingLine[] = [];
  let sorted = true;
  for (const number of numbers) {
    for (let place = firstPlace(skus, number); place !== NOWHERE; place = skus.next[place]!) {
      sorted &&= found.length === 0 || found[found.length - 1]!.place < place;
      found.push(lines[place]!);
    }
  }
  return sorted ? found : found.sort((a, b) => a.place - b.place);
}

/** The lines of a scope, by age. */
export function linesIn(cart: Cart, scope: CompiledScope): Lines {
  const { sku, category, brand, exceptSku } = scope;
  if (!sku && !category && !brand && !exceptSku) return cart.lines;
  const within = sku ? linesOfSkus(cart, sku) : cart.lines;
  if (sku && !category && !brand && !exceptSku) return within;
  const found: WorkingLine[] = [];
  for (const line of within) if (inScope(scope, line)) found.push(line);
  return found;
}
