// Everything a shop needs to price a quote, compiled once per publication.
import type { PriceBook, Product } from '../catalogue.ts';
import type { RuleSet } from '../rule.ts';
import type { BookShelf } from './books.ts';
import { shelveBooks } from './books.ts';
import type { PublishedVersion } from './version.ts';
import { compileVersion } from './version.ts';

export type PublishedPrices = {
  readonly products: ReadonlyMap<string, Product>;
  readonly shelf: BookShelf;
  /** In the order of publication. */
  readonly versions: readonly PublishedVersion[];
};

export const publishPrices = (
  products: readonly Product[],
  books: readonly PriceBook[],
  ruleSets: readonly RuleSet[],
): PublishedPrices => ({
  products: new Map(products.map((product) => [product.sku, product])),
  shelf: shelveBooks(books),
  versions: ruleSets.map(compileVersion),
});

/** The same prices with one more version of the rules; the old object stays whole for whoever is still reading it. */
export const withVersion = (prices: PublishedPrices, ruleSet: RuleSet): PublishedPrices => ({
  ...prices,
  versions: [...prices.versions, compileVersion(ruleSet)],
});
