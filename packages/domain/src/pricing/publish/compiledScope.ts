// A scope made ready for comparing: the numbers of what it names, as far as some product has them.
import type { Scope } from '../rule.ts';
import type { NumberSet } from './numbering.ts';
import { holds, numberSet } from './numbering.ts';
import type { NumberedProduct, ProductKind, ProductNumbering } from './products.ts';

export type CompiledScope = {
  /** Undefined: any. */
  readonly sku: NumberSet | undefined;
  readonly category: NumberSet | undefined;
  readonly brand: NumberSet | undefined;
  readonly exceptSku: NumberSet | undefined;
};

const EVERYTHING: CompiledScope = { sku: undefined, category: undefined, brand: undefined, exceptSku: undefined };

/** Every selector given must hold. */
export function inScope({ sku, category, brand, exceptSku }: CompiledScope, product: NumberedProduct): boolean {
  if (sku && !holds(sku, product.skuNumber)) return false;
  if (category && !holds(category, product.categoryNumber)) return false;
  if (brand && !holds(brand, product.brandNumber)) return false;
  return !(exceptSku && holds(exceptSku, product.skuNumber));
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
