// The measured work: a catalogue, price rules of every usual kind, and quotes of fifty lines. Seeded, so every engine gets the same.
import { drawsFrom, seeded } from '#domain/configuration/testing/largeModels.ts';
import type { Product } from '#domain/pricing/catalogue.ts';
import { wholeDecimal } from '#domain/pricing/numbers/decimal.ts';
import type { PriceRequest } from '#domain/pricing/request.ts';
import { PLAIN_POLICY } from '#domain/pricing/request.ts';
import type { LineAction, OrderAction, Rule, When } from '#domain/pricing/rule.ts';

type Draw = ReturnType<typeof drawsFrom>;

export const BRANDS = 40;
export const CATEGORIES = 60;
export const DEALERS = 400;
const TIERS = ['bronze', 'silver', 'gold'];
const REGIONS = ['east', 'south', 'north', 'west'];

export const skuOf = (place: number): string => `SKU${place}`;

export function catalogue(size: number): Product[] {
  const draw = drawsFrom(seeded(1));
  return Array.from({ length: size }, (_, place) => {
    const list = 1000 + draw.below(500_000);
    return {
      sku: skuOf(place),
      list: { units: list, scale: 2 },
      currency: 'CNY',
      category: `cat${place % CATEGORIES}`,
      brand: `brand${place % BRANDS}`,
      tax: [1300, 900, 600][place % 3] ?? 1300,
      cost: { units: Math.floor(list * 0.6), scale: 2 },
      floor: { units: Math.floor(list * 0.5), scale: 2 },
      stock: wholeDecimal(10_000),
    };
  });
}

function when(draw: Draw, kinds: number): When {
  const kind = draw.below(kinds);
  if (kind === 0) return { tier: [TIERS[draw.below(3)]!] };
  if (kind === 1) return { region: [REGIONS[draw.below(4)]!] };
  if (kind === 2) return { from: '2024-06-01', to: '2024-07-01' };
  if (kind === 3) return { from: '2024-07-01', to: '2024-08-01' };
  if (kind === 4) return { coupon: `CP${draw.below(8)}` };
  return kind === 5 ? { dealer: [`D${draw.below(DEALERS)}`] } : {};
}

function lineAction(draw: Draw): LineAction {
  const kind = draw.below(4);
  if (kind === 0) return { type: 'percent', bp: 100 + draw.below(400) };
  if (kind === 1) return { type: 'amount', amount: 100 + draw.below(900) };
  if (kind === 2) return { type: 'percent', bp: 100 + draw.below(300), cap: 5000 };
  const steps = [1, 5, 20].map((from, nth) => ({ from: wholeDecimal(from), bp: 100 * (nth + 1) }));
  return { type: 'quantityLadder', count: 'scope', steps };
}

function orderAction(draw: Draw): OrderAction {
  const kind = draw.below(4);
  if (kind === 0)
    return {
      type: 'spendLadder',
      steps: [
        { at: 500_000, off: 1000 },
        { at: 1_000_000, off: 3000 },
        { at: 90_000_000, off: 9000 },
      ],
    };
  if (kind === 1) return { type: 'everyN', n: 300_000, off: 100, cap: 5000 };
  return kind === 2 ? { type: 'amount', amount: 500 + draw.below(2000) } : { type: 'percent', bp: 50 + draw.below(100), cap: 20_000 };
}

/**
 * 85 % line rules and 15 % order rules. `broad` is the share that speaks of a category, a brand or (order rules) of everything; the others
 * name four SKUs, and nine in ten of them one dealer.
 */
export function priceRules(count: number, products: number, broad: number): Rule[] {
  const draw = drawsFrom(seeded(2));
  return Array.from({ length: count }, (_, nth): Rule => {
    const common = { id: `R${String(nth).padStart(5, '0')}`, priority: draw.below(100) };
    const kind = draw.chance(broad) ? draw.below(3) : 0;
    const skus = Array.from({ length: 4 }, () => skuOf(draw.below(products)));
    const scope =
      kind === 0 ? { sku: skus } : kind === 1 ? { category: [`cat${draw.below(CATEGORIES)}`] } : { brand: [`brand${draw.below(BRANDS)}`] };
    const dealer = broad < 1 && kind === 0 && draw.chance(0.9);
    const conditions = dealer ? { dealer: [`D${draw.below(DEALERS)}`] } : when(draw, 9);
    if (nth % 20 < 17) return { ...common, stage: 'line', scope, when: conditions, action: lineAction(draw) };
    return { ...common, stage: 'order', ...(draw.chance(broad / 3) ? {} : { scope }), when: conditions, action: orderAction(draw) };
  });
}

export function quoteRequests(count: number, lines: number, products: number): PriceRequest[] {
  const draw = drawsFrom(seeded(3));
  return Array.from({ length: count }, (_, nth) => ({
    context: { currency: 'CNY', date: '2024-06-18', dealer: `D${nth % DEALERS}`, tier: TIERS[nth % 3]!, region: REGIONS[nth % 4]! },
    lines: Array.from({ length: lines }, (_line, created) => ({
      id: `l${created}`,
      created,
      sku: skuOf(draw.below(products)),
      quantity: wholeDecimal(1 + draw.below(12)),
    })),
    coupons: [`CP${nth % 8}`],
    policy: {
      ...PLAIN_POLICY,
      tax: { mode: 'inclusive', rounding: 'line' },
      floorMode: 'approve',
      approvals: [
        { level: 1, discountOver: 1000 },
        { level: 2, marginUnder: 2000 },
      ],
    },
  }));
}
