// From a configuration to what is priced: one cart line per selected option that has a price key, with the pieces taken of it.
import type { Model } from './model.ts';

export type ConfiguredLine = { readonly option: string; readonly sku: string; readonly quantity: number };
export type QuantityProblem = { readonly option: string; readonly wanted: number; readonly min: number; readonly max: number };

/** Pieces per option; one where nothing is said, or the least that may be taken. */
export type Quantities = Readonly<Record<string, number>>;

/** The lines, in the order of the model, or every quantity that is out of its bounds or not whole. */
export function configuredLines(
  model: Model,
  select: readonly string[],
  quantities: Quantities,
): { readonly lines: ConfiguredLine[]; readonly problems: QuantityProblem[] } {
  const lines: ConfiguredLine[] = [];
  const problems: QuantityProblem[] = [];
  for (const { id, priceKey, quantity = { min: 1, max: 1 } } of model.options) {
    if (!select.includes(id)) continue;
    const wanted = quantities[id] ?? Math.max(1, quantity.min);
    if (!Number.isInteger(wanted) || wanted < quantity.min || wanted > quantity.max) problems.push({ option: id, wanted, ...quantity });
    else if (priceKey !== undefined) lines.push({ option: id, sku: priceKey, quantity: wanted });
  }
  return { lines, problems };
}
