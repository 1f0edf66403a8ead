// A gift as a proposal: the gift's own line, and what comes off which line for it.
import { allocateWithin } from '../allocation.ts';
import type { Product } from '../catalogue.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, ZERO_DECIMAL } from '../numbers/decimal.ts';
import { minus } from '../numbers/integer.ts';
import type { Gift } from '../rule.ts';
import { giftQuantity } from '../rules/gift.ts';
import { listAmount } from './baseAmount.ts';
import type { Proposal } from './proposal.ts';
import { nothingFor, proposalOf } from './proposal.ts';
import type { Run } from './run.ts';
import type { WorkingLine } from './workingLine.ts';

const takenFromStock = (run: Run, sku: string): Decimal =>
  [...(run.linesBySku.get(sku) ?? []), ...run.gifts.filter(({ product }) => product.sku === sku)].reduce(
    (sum, { quantity }) => addDecimals(sum, quantity),
    ZERO_DECIMAL,
  );

function giftLine(run: Run, product: Product, quantity: Decimal, giftOf: string): WorkingLine {
  const worth = listAmount(product, quantity, run.facts.context.currency, run.policy);
  return {
    id: `gift:${giftOf}`,
    product,
    quantity,
    giftOf,
    list: worth,
    base: worth,
    entry: 0,
    amount: worth,
    afterLineRules: worth,
    lowest: 0,
    groups: [],
  };
}

/** ZERO when the gift has no price in the quote's currency: then it is worth nothing here. */
export function giftProposal(run: Run, lines: readonly WorkingLine[], rule: string, action: Gift): Proposal {
  const product = run.prices.products.get(action.sku);
  if (!product || product.currency !== run.facts.context.currency) return nothingFor('ZERO');
  const quantity = giftQuantity(action.quantity, product.stock, takenFromStock(run, action.sku));
  if (quantity.units === 0) return nothingFor('NO_STOCK');
  const gift = giftLine(run, product, quantity, rule);
  if (action.method === 'zeroLine') return proposalOf([gift], [gift.amount], gift);
  const sale = [...lines, gift];
  const offs = allocateWithin(
    gift.amount,
    sale.map(({ amount }) => amount),
    sale.map(({ amount, lowest }) => minus(amount, lowest)),
  );
  return proposalOf(sale, offs, gift);
}
