// From the format's catalogue, price books, policy and cart to the engine's.
import type { EntryPrice, EntryTarget, PriceBook, PriceBookEntry, PriceSteps, Product } from '#domain/pricing/catalogue.ts';
import { decimal } from '#domain/pricing/numbers/decimal.ts';
import type { ApprovalLevel, ApprovedEnvelope, PricePolicy, PriceRequest } from '#domain/pricing/request.ts';
import { PLAIN_POLICY } from '#domain/pricing/request.ts';
import type { Fields, JsonRecord } from './fields.ts';
import { fieldReader, isRecord } from './fields.ts';

const orNothing = <V>(name: string, value: V | undefined): Record<string, V> => (value === undefined ? {} : { [name]: value });
const decimalIn = (fields: Fields, ...names: string[]) => {
  const text = fields.text(...names);
  return text === undefined ? undefined : decimal(text);
};

export function productsOf(one: Fields, currency: string, unknown: Set<string>): Product[] {
  const products = one.records('catalog', 'catalogue').map((record): Product => {
    const fields = fieldReader('catalog', unknown)(record);
    return {
      sku: fields.text('sku') ?? '',
      list: decimalIn(fields, 'list') ?? decimal('0'),
      currency: fields.text('currency') ?? 'CNY',
      tax: fields.number('taxBp', 'tax') ?? 0,
      ...orNothing('category', fields.text('category')),
      ...orNothing('brand', fields.text('brand')),
      ...orNothing('cost', decimalIn(fields, 'cost')),
      ...orNothing('floor', decimalIn(fields, 'floor')),
      ...orNothing('stock', decimalIn(fields, 'stock')),
    };
  });
  // A SKU listed in several currencies: the one of the quote.
  return products.sort((a, b) => Number(a.currency === currency) - Number(b.currency === currency));
}

function entryPrice(entry: Fields, unknown: Set<string>): EntryPrice {
  const tiers = entry.raw('tiers');
  const price = decimalIn(entry, 'price');
  if (!isRecord(tiers)) return price ? { price } : { bp: entry.number('bp') ?? 0 };
  const fields = fieldReader('tiers', unknown)(tiers);
  const steps = fields.records('steps').map((record) => {
    const step = fieldReader('step', unknown)(record);
    return {
      from: decimalIn(step, 'from') ?? decimal('0'),
      ...orNothing('price', decimalIn(step, 'price')),
      ...orNothing('bp', step.number('bp')),
    };
  });
  return {
    tiers: {
      mode: (fields.text('mode') ?? 'volume') as PriceSteps['mode'],
      scope: (fields.text('scope') ?? 'line') as PriceSteps['scope'],
      steps,
    },
  };
}

function entryTarget(entry: Fields): EntryTarget {
  const sku = entry.text('sku');
  const category = entry.text('category');
  if (sku !== undefined) return { sku };
  entry.raw('all');
  return category === undefined ? { all: true } : { category };
}

export function booksOf(one: Fields, unknown: Set<string>): PriceBook[] {
  return one.records('priceBooks').map((record): PriceBook => {
    const book = fieldReader('priceBook', unknown)(record);
    const entries = book.records('entries').map((entry) => fieldReader('entry', unknown)(entry));
    return {
      id: String(record.id),
      currency: book.text('currency') ?? 'CNY',
      priority: book.number('priority') ?? 0,
      entries: entries.map((entry): PriceBookEntry => ({ ...entryTarget(entry), ...entryPrice(entry, unknown) })),
      ...Object.assign(
        {},
        ...['from', 'to', 'customer', 'dealer', 'tier', 'region', 'channel'].map((name) => orNothing(name, book.text(name))),
      ),
    };
  });
}

/** A level's figures: named by what they measure, or by `metric` and a bare threshold. */
function approvalLevel(record: JsonRecord, place: number, unknown: Set<string>): ApprovalLevel {
  const fields = fieldReader('approval', unknown)(record);
  const level = Number(fields.text('level') ?? Number.NaN);
  const metric = fields.text('metric', 'by', 'on', 'kind', 'type') ?? '';
  const bare = fields.number('bp', 'threshold', 'value');
  const discount = fields.number('discountOver', 'discountOverBp', 'discountBp', 'maxDiscountBp', 'overBp', 'over', 'discount');
  const margin = fields.number('marginUnder', 'marginUnderBp', 'marginBp', 'minMarginBp', 'underBp', 'under', 'margin');
  return {
    level: Number.isNaN(level) ? place + 1 : level,
    ...orNothing('discountOver', discount ?? (metric.startsWith('discount') ? bare : undefined)),
    ...orNothing('marginUnder', margin ?? (metric.startsWith('margin') ? bare : undefined)),
  };
}

function envelopeOf(holders: readonly Fields[], unknown: Set<string>): ApprovedEnvelope | undefined {
  const written = holders.map((holder) => holder.raw('approved', 'approvedEnvelope', 'envelope')).find(isRecord);
  if (!written) return undefined;
  const fields = fieldReader('approved', unknown)(written);
  return {
    ...orNothing('discount', fields.number('discountBp', 'discount', 'maxDiscountBp')),
    ...orNothing('margin', fields.number('marginBp', 'margin', 'minMarginBp')),
  };
}

function policyOf(one: Fields, holders: readonly Fields[], unknown: Set<string>): PricePolicy {
  const written = one.raw('policy');
  const policy = fieldReader('policy', unknown)(isRecord(written) ? written : {});
  const taxWritten = policy.raw('tax');
  const tax = fieldReader('tax', unknown)(isRecord(taxWritten) ? taxWritten : {});
  const optimise = policy.raw('optimise', 'optimize');
  const approved = envelopeOf([policy, ...holders], unknown);
  return {
    rounding: /even/i.test(policy.text('roundMode') ?? '') ? 'halfEven' : 'halfUp',
    roundAt: policy.text('roundAt') === 'unit' ? 'unit' : 'line',
    tax: {
      mode: (tax.text('mode') ?? PLAIN_POLICY.tax.mode) as PricePolicy['tax']['mode'],
      rounding: tax.text('rounding') === 'order' ? 'order' : 'line',
    },
    floorMode: (policy.text('floorMode') ?? PLAIN_POLICY.floorMode) as PricePolicy['floorMode'],
    approvals: policy.records('approvals').map((record, place) => approvalLevel(record, place, unknown)),
    bestCoupons: optimise !== undefined && optimise !== false && optimise !== 'none' && optimise !== 'off',
    ...orNothing('maxCoupons', policy.number('maxCoupons')),
    ...orNothing('approved', approved),
  };
}

export function requestOf(one: Fields, unknown: Set<string>): PriceRequest {
  const contextWritten = one.raw('context');
  const context = fieldReader('context', unknown)(isRecord(contextWritten) ? contextWritten : {});
  const cartWritten = one.raw('cart');
  const cart = fieldReader('cart', unknown)(isRecord(cartWritten) ? cartWritten : {});
  const optional = ['at', 'customer', 'dealer', 'tier', 'region', 'channel', 'pinnedVersion'];
  return {
    context: {
      currency: context.text('currency') ?? 'CNY',
      date: context.text('date') ?? '1970-01-01',
      ...Object.assign({}, ...optional.map((name) => orNothing(name, context.text(name)))),
    },
    lines: cart.records('lines').map((record, created) => {
      const line = fieldReader('line', unknown)(record);
      return { id: String(record.id), created, sku: line.text('sku') ?? '', quantity: decimalIn(line, 'qty', 'quantity') ?? decimal('0') };
    }),
    coupons: cart.texts('coupons') ?? [],
    policy: policyOf(one, [context, cart, one], unknown),
  };
}
