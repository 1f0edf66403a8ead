// The catalogue made ready: products by SKU, with their SKU, category and brand as numbers.
import type { Product } from '../catalogue.ts';
import type { Numbering } from './numbering.ts';
import { numberOf, registrar } from './numbering.ts';

export const PRODUCT_KINDS = ['sku', 'category', 'brand'] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** Every SKU, category and brand that some product has. */
export type ProductNumbering = Numbering<ProductKind>;

export type ProductNumbers = {
  readonly skuNumber: number;
  /** NO_NUMBER without one. */
  readonly categoryNumber: number;
  readonly brandNumber: number;
};
export type NumberedProduct = Product & ProductNumbers;

export function numberingOf(products: readonly Product[]): ProductNumbering {
  const { register, finish } = registrar(PRODUCT_KINDS);
  for (const product of products) {
    for (const kind of PRODUCT_KINDS) {
      const name = product[kind];
      if (name !== undefined) register(kind, name);
    }
  }
  return finish();
}

/** Where two products have the same SKU, the later one counts. */
export function productsBySku(products: readonly Product[], numbering: ProductNumbering): ReadonlyMap<string, NumberedProduct> {
  // Field by field: then all products have the same shape, whatever the written ones leave out.
  const numbered = ({ sku, list, currency, category, brand, tax, cost, floor, stock }: Product): NumberedProduct => ({
    skuNumber: numberOf(numbering, 'sku', sku),
    categoryNumber: numberOf(numbering, 'category', category),
    brandNumber: numberOf(numbering, 'brand', brand),
    sku,
    currency,
    list,
    tax,
    floor,
    cost,
    stock,
    category,
    brand,
  });
  return new Map(products.map((product) => [product.sku, numbered(product)]));
}
