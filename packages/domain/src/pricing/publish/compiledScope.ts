// A scope made ready for comparing: the numbers of what it names, as far as some product has them.
import type { Scope } from '../rule.ts';
import type { NumberSet } from './numbering.ts';
import { holds, numberSet } from './numbering.ts';
import type { ProductKind, ProductNumbering, ProductNumbers } from './products.ts';

export type CompiledScope = {
  /** Undefined: it does not matter. */
  readonly sku: NumberSet | undefined;
  readonly category: NumberSet | undefined;
  readonly brand: NumberSet | undefined;
  readonly exceptSku: NumberSet | undefined;
};

const EVERYTHING: CompiledScope = { sku: undefined, category: undefined, brand: undefined, exceptSku: undefined };

/** Every selector given must hold. */
export function inScope({ sku, category, brand, exceptSku }: CompiledScope, of: ProductNumbers): boolean {
  if (sku && !holds(sku, of.skuNumber)) return false;
  if (category && !holds(category, of.categoryNumber)) return false;
  if (brand && !holds(brand, of.brandNumber)) return false;
  return !(exceptSku && holds(exceptSku, of.skuNumber));
}

/** Names that no product has are left out: no line can have them. */
function numbersOf({ numbers }: ProductNumbering, kind: ProductKind, names: readonly string[] | undefined): NumberSet | undefined {
  if (!names) return undefined;
  const found: number[] = [];
  for (const name of names) {
    const number = numbers[kind].get(name);
    if (number !== undefined) found.push(number);
  }
  return numberSet(found);
}

export function compileScope(scope: Scope | undefined, numbering: ProductNumbering): CompiledScope {
  if (!scope) return EVERYTHING;
  return {
    sku: numbersOf(numbering, 'sku', scope.sku),
    category: numbersOf(numbering, 'category', scope.category),
    brand: numbersOf(numbering, 'brand', scope.brand),
    exceptSku: numbersOf(numbering, 'sku', scope.exceptSku),
  };
}
