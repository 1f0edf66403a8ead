// A gift as a proposal: the gift's own line, and what comes off which line for it.
import { allocateWithin } from '../allocation.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { addDecimals, ZERO_DECIMAL } from '../numbers/decimal.ts';
import { minus } from '../numbers/integer.ts';
import type { NumberedProduct } from '../publish/products.ts';
import type { Gift } from '../rule.ts';
import { giftQuantity } from '../rules/gift.ts';
import { amountOf } from './baseAmount.ts';
import { linesOfSkus } from './cart.ts';
import type { Proposal } from './proposal.ts';
import { nothingFor, proposalOf } from './proposal.ts';
import type { Run } from './run.ts';
import type { WorkingLine } from './workingLine.ts';
import { startingLine } from './workingLine.ts';

function takenFromStock({ cart, gifts }: Run, { skuNumber }: NumberedProduct): Decimal {
  const taken = [...linesOfSkus(cart, [skuNumber]), ...gifts.filter((gift) => gift.skuNumber === skuNumber)];
  return taken.reduce((sum, { quantity }) => addDecimals(sum, quantity), ZERO_DECIMAL);
}

function giftLine({ cart, gifts, decimals, policy }: Run, product: NumberedProduct, quantity: Decimal, giftOf: string): WorkingLine {
  const worth = amountOf(product.list, quantity, decimals, policy);
  const id = `gift:${giftOf}`;
  const line = startingLine({ id, product, quantity, list: worth, base: worth, lowest: 0 }, cart.lines.length + gifts.length, giftOf);
  line.entry = 0;
  return line;
}

/** ZERO when the gift has no price in the quote's currency: then it is worth nothing here. */
export function giftProposal(run: Run, lines: readonly WorkingLine[], rule: string, action: Gift): Proposal {
  const product = run.prices.products.get(action.sku);
  if (!product || product.currency !== run.facts.context.currency) return nothingFor('ZERO');
  const quantity = giftQuantity(action.quantity, product.stock, takenFromStock(run, product));
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
