// A scope made ready for look-ups. Equal scopes of different rules share one entry, so a quote resolves each only once.
import type { Product } from '../catalogue.ts';
import type { Scope } from '../rule.ts';

export type CompiledScope = {
  /** Its place among the distinct scopes of the published version. */
  readonly number: number;
  readonly sku: ReadonlySet<string> | undefined;
  readonly category: ReadonlySet<string> | undefined;
  readonly brand: ReadonlySet<string> | undefined;
  readonly exceptSku: ReadonlySet<string> | undefined;
};

const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined => values && new Set(values);

/** Every selector given must hold. */
export function inScope(scope: CompiledScope, product: Product): boolean {
  if (scope.sku && !scope.sku.has(product.sku)) return false;
  if (scope.category && (product.category === undefined || !scope.category.has(product.category))) return false;
  if (scope.brand && (product.brand === undefined || !scope.brand.has(product.brand))) return false;
  return !scope.exceptSku?.has(product.sku);
}

/** Hands out compiled scopes, one per distinct meaning. */
export function scopeRegister(): { readonly scopes: CompiledScope[]; readonly compile: (scope: Scope | undefined) => CompiledScope } {
  const scopes: CompiledScope[] = [];
  const known = new Map<string, CompiledScope>();
  const compile = (scope: Scope = {}): CompiledScope => {
    const key = [scope.sku, scope.category, scope.brand, scope.exceptSku].map((part) => part?.join('\u0001') ?? '\u0002').join('\u0003');
    const found = known.get(key);
    if (found) return found;
    const { sku, category, brand, exceptSku } = scope;
    const made = { number: scopes.length, sku: setOf(sku), category: setOf(category), brand: setOf(brand), exceptSku: setOf(exceptSku) };
    scopes.push(made);
    known.set(key, made);
    return made;
  };
  return { scopes, compile };
}
