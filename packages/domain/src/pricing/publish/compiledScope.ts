// A scope made ready for look-ups. Equal scopes of different rules share one entry, so a quote resolves each only once.
import type { Product } from '../catalogue.ts';
import type { Scope } from '../rule.ts';
import type { Numbering } from './products.ts';

export type CompiledScope = {
  readonly sku: ReadonlySet<string> | undefined;
  readonly category: ReadonlySet<string> | undefined;
  readonly brand: ReadonlySet<string> | undefined;
  readonly exceptSku: ReadonlySet<string> | undefined;
  /** Of the categories and brands that some product has. */
  readonly categoryNumbers: readonly number[] | undefined;
  readonly brandNumbers: readonly number[] | undefined;
  /** How many of sku, category, brand and exceptSku are given. */
  readonly selectors: number;
};

const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[] | undefined): readonly number[] | undefined =>
  names && [...new Set(names)].flatMap((name) => numbers.get(name) ?? []);
const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined => values && new Set(values);

/** Every selector given must hold. */
export function inScope(scope: CompiledScope, product: Product): boolean {
  if (scope.sku && !scope.sku.has(product.sku)) return false;
  if (scope.category && (product.category === undefined || !scope.category.has(product.category))) return false;
  if (scope.brand && (product.brand === undefined || !scope.brand.has(product.brand))) return false;
  return !scope.exceptSku?.has(product.sku);
}

/** Hands out compiled scopes, one per distinct meaning. */
export function scopeRegister(numbering: Numbering): (scope: Scope | undefined) => CompiledScope {
  const known = new Map<string, CompiledScope>();
  return ({ sku, category, brand, exceptSku } = {}) => {
    const parts = [sku, category, brand, exceptSku];
    const key = parts.map((part) => part?.join('\u0001') ?? '\u0002').join('\u0003');
    const found = known.get(key);
    if (found) return found;
    const selectors = parts.filter((part) => part !== undefined).length;
    const made = {
      sku: setOf(sku),
      category: setOf(category),
      brand: setOf(brand),
      exceptSku: setOf(exceptSku),
      categoryNumbers: numbersIn(numbering.category, category),
      brandNumbers: numbersIn(numbering.brand, brand),
      selectors,
    };
    known.set(key, made);
    return made;
  };
}
