// Everything a shop needs to price a quote, compiled once per publication.
import type { PriceBook, Product } from '../catalogue.ts';
import type { RuleSet } from '../rule.ts';
import type { BookShelf } from './books.ts';
import { shelveBooks } from './books.ts';
import type { NumberedProduct, ProductNumbering } from './products.ts';
import { numberingOf, productsBySku } from './products.ts';
import type { PublishedVersion } from './version.ts';
import { compileVersion } from './version.ts';

export type PublishedPrices = {
  readonly products: ReadonlyMap<string, NumberedProduct>;
  readonly numbering: ProductNumbering;
  readonly shelf: BookShelf;
  /** In the order of publication. */
  readonly versions: readonly PublishedVersion[];
};

export function publishPrices(products: readonly Product[], books: readonly PriceBook[], ruleSets: readonly RuleSet[]): PublishedPrices {
  const numbering = numberingOf(products);
  return {
    products: productsBySku(products, numbering),
    numbering,
    shelf: shelveBooks(books),
    versions: ruleSets.map((set) => compileVersion(set, numbering)),
  };
}

/** The same prices with one more version of the rules; the old object stays whole for whoever is still reading it. */
export const withVersion = (prices: PublishedPrices, ruleSet: RuleSet): PublishedPrices => ({
  ...prices,
  versions: [...prices.versions, compileVersion(ruleSet, prices.numbering)],
});
