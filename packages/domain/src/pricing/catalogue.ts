// What is sold and at what prices: products with their list price, and price books that replace it for some customers.
import type { Decimal } from './numbers/decimal.ts';
import type { BasisPoints } from './numbers/minorUnits.ts';

export type Product = {
  readonly sku: string;
  /** List price of one unit in `currency`; may carry more decimals than the currency. */
  readonly list: Decimal;
  readonly currency: string;
  readonly category?: string;
  readonly brand?: string;
  readonly tax: BasisPoints;
  /** Cost of one unit without tax. */
  readonly cost?: Decimal;
  /** The lowest price of one unit, in the price's own tax basis. */
  readonly floor?: Decimal;
  readonly stock?: Decimal;
};

export type PriceStep = { readonly from: Decimal; readonly price?: Decimal; readonly bp?: BasisPoints };

/** volume: the whole quantity at the step's price · graduated: slice by slice · block: one price for the line. */
export type PriceSteps = {
  readonly mode: 'volume' | 'graduated' | 'block';
  /** Whose quantity is counted. */
  readonly scope: 'line' | 'sku' | 'category';
  readonly steps: readonly PriceStep[];
};

/** A unit price, basis points off the list price, or price steps: exactly one. */
export type EntryPrice = { readonly price: Decimal } | { readonly bp: BasisPoints } | { readonly tiers: PriceSteps };
export type EntryTarget = { readonly sku: string } | { readonly category: string } | { readonly all: true };
export type PriceBookEntry = EntryTarget & EntryPrice;

/** A price book serves the quotes that match every selector it carries. Days or instants; `to` is exclusive. */
export type PriceBook = {
  readonly id: string;
  readonly currency: string;
  readonly priority: number;
  readonly from?: string;
  readonly to?: string;
  readonly customer?: string;
  readonly dealer?: string;
  readonly tier?: string;
  readonly region?: string;
  readonly channel?: string;
  readonly entries: readonly PriceBookEntry[];
};
