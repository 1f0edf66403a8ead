// The catalogue made ready: products by SKU, with their category and brand as numbers, so that a quote sorts its lines into bare arrays.
import type { Product } from '../catalogue.ts';

export type Kind = 'category' | 'brand';
type Numbers = ReadonlyMap<string, number>;

/** Number of every category and brand that some product has. */
export type Numbering = Readonly<Record<Kind, Numbers>>;

export type NumberedProduct = Product & {
  /** −1 without one. */
  readonly categoryNumber: number;
  readonly brandNumber: number;
};

const numbersOf = (names: readonly (string | undefined)[]): Numbers => {
  const numbers = new Map<string, number>();
  for (const name of names) if (name !== undefined && !numbers.has(name)) numbers.set(name, numbers.size);
  return numbers;
};

export const numberingOf = (products: readonly Product[]): Numbering => ({
  category: numbersOf(products.map(({ category }) => category)),
  brand: numbersOf(products.map(({ brand }) => brand)),
});

const numberIn = (numbers: Numbers, name: string | undefined): number => (name === undefined ? -1 : (numbers.get(name) ?? -1));

export function productsBySku(products: readonly Product[], { category, brand }: Numbering): ReadonlyMap<string, NumberedProduct> {
  const numbered = (product: Product): NumberedProduct => ({
    ...product,
    categoryNumber: numberIn(category, product.category),
    brandNumber: numberIn(brand, product.brand),
  });
  return new Map(products.map((product) => [product.sku, numbered(product)]));
}
