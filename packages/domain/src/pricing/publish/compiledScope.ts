// A scope made ready for look-ups. Rules on the same categories and brands share one entry, so a quote resolves each only once.
import type { Product } from '../catalogue.ts';
import type { Scope } from '../rule.ts';
import type { Names } from './names.ts';
import { holdsName, namesOf } from './names.ts';
import type { Numbering } from './products.ts';

export type CompiledScope = {
  readonly sku: Names | undefined;
  readonly category: Names | undefined;
  readonly brand: Names | undefined;
  readonly exceptSku: Names | undefined;
  /** Of the categories and brands that some product has. */
  readonly categoryNumbers: readonly number[] | undefined;
  readonly brandNumbers: readonly number[] | undefined;
  /** How many of sku, category, brand and exceptSku are given. */
  readonly selectors: number;
};

const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[] | undefined): readonly number[] | undefined =>
  names && [...namesOf(names)].flatMap((name) => numbers.get(name) ?? []);
const maybe = (values: readonly string[] | undefined): Names | undefined => values && namesOf(values);

/** Every selector given must hold. */
export function inScope(scope: CompiledScope, product: Product): boolean {
  if (scope.sku && !holdsName(scope.sku, product.sku)) return false;
  if (scope.category && (product.category === undefined || !holdsName(scope.category, product.category))) return false;
  if (scope.brand && (product.brand === undefined || !holdsName(scope.brand, product.brand))) return false;
  return !(scope.exceptSku && holdsName(scope.exceptSku, product.sku));
}

const keyOf = (values: readonly string[] | undefined): string => (values ? values.join('\u0001') : '\u0002');

function compileScope({ sku, category, brand, exceptSku }: Scope, numbering: Numbering): CompiledScope {
  return {
    sku: maybe(sku),
    category: maybe(category),
    brand: maybe(brand),
    exceptSku: maybe(exceptSku),
    categoryNumbers: numbersIn(numbering.category, category),
    brandNumbers: numbersIn(numbering.brand, brand),
    selectors: [sku, category, brand, exceptSku].filter((part) => part !== undefined).length,
  };
}

/** Hands out compiled scopes. Those of categories and brands are shared; two rules seldom name the same SKUs, and looking would cost more. */
export function scopeRegister(numbering: Numbering): (scope: Scope | undefined) => CompiledScope {
  const known = new Map<string, CompiledScope>();
  return (scope = {}) => {
    if (scope.sku) return compileScope(scope, numbering);
    const key = `${keyOf(scope.category)}\u0003${keyOf(scope.brand)}\u0003${keyOf(scope.exceptSku)}`;
    const made = known.get(key) ?? compileScope(scope, numbering);
    known.set(key, made);
    return made;
  };
}
