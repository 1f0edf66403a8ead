// Routes of what an opportunity is made of: who decides, whom we are up against, what is to be sold.
import { z } from 'zod';
import { currency, done, idParams, instant, minorUnits, route, uuid } from '../contract.ts';
import { MAX_LINES } from './dealProducts.ts';
import { ATTITUDES, CHAIN_ROLES, MAX_INFLUENCE } from './decisionChain.ts';

const text = z.string().trim().max(2_000).default('');
const changed = { changedAt: instant, changedByName: z.string() };

const place = {
  role: z.enum(CHAIN_ROLES),
  influence: z.int().min(1).max(MAX_INFLUENCE),
  attitude: z.enum(ATTITUDES),
  reportsTo: uuid.nullable().default(null),
  note: text,
};

export const chainMemberShape = z.object({ contactId: uuid, name: z.string(), title: z.string(), ...place, ...changed });
export type ChainMemberShape = z.infer<typeof chainMemberShape>;

const contactParams = z.object({ id: uuid, contactId: uuid });

export const readDecisionChain = route({
  method: 'GET',
  path: '/api/opportunities/:id/contacts',
  summary: 'The decision chain: contacts with role, influence, attitude and whom they report to',
  params: idParams,
  reply: z.object({ members: z.array(chainMemberShape) }),
});

export const putChainMember = route({
  method: 'PUT',
  path: '/api/opportunities/:id/contacts/:contactId',
  summary: 'Put a contact into the decision chain, or change him there',
  params: contactParams,
  body: z.object(place),
  reply: done,
});

export const removeChainMember = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/contacts/:contactId',
  summary: 'Take a contact out of the decision chain; his people then report to his superior',
  params: contactParams,
  reply: done,
});

export const STANDINGS = ['ahead', 'even', 'behind', 'unknown'] as const;
/** How we stand against a competitor: 领先 · 持平 · 落后 · 未知. */
export type Standing = (typeof STANDINGS)[number];

const rivalry = {
  standing: z.enum(STANDINGS),
  strength: text,
  weakness: text,
  /** What we do about it. */
  answer: text,
  /** What they ask, minor units of the opportunity's currency. */
  price: minorUnits.min(0).nullable().default(null),
};

export const rivalShape = z.object({ competitorId: uuid, name: z.string(), ...rivalry, ...changed });
export type RivalShape = z.infer<typeof rivalShape>;

const competitorParams = z.object({ id: uuid, competitorId: uuid });

export const readRivals = route({
  method: 'GET',
  path: '/api/opportunities/:id/competitors',
  summary: 'The competitors on an opportunity and how we stand against each',
  params: idParams,
  reply: z.object({ rivals: z.array(rivalShape), currency }),
});

export const putRival = route({
  method: 'PUT',
  path: '/api/opportunities/:id/competitors/:competitorId',
  summary: 'Note a competitor on an opportunity, or change what is known of him there',
  params: competitorParams,
  body: z.object(rivalry),
  reply: done,
});

export const removeRival = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/competitors/:competitorId',
  summary: 'Take a competitor off an opportunity',
  params: competitorParams,
  reply: done,
});

const line = {
  quantity: z.int().min(1).max(1_000_000),
  /** For one piece, minor units of the opportunity's currency. */
  unitPrice: minorUnits.min(0),
  /** Basis points off. */
  discount: z.int().min(0).max(10_000).default(0),
};

/** Prices are null for a reader from whom the opportunity's amount is kept. */
export const dealLineShape = z.object({
  productId: uuid,
  name: z.string(),
  code: z.string(),
  unit: z.string(),
  quantity: line.quantity,
  unitPrice: minorUnits.nullable(),
  discount: z.int().nullable(),
  sum: minorUnits.nullable(),
});
export type DealLineShape = z.infer<typeof dealLineShape>;

const productParams = z.object({ id: uuid, productId: uuid });

export const readDealProducts = route({
  method: 'GET',
  path: '/api/opportunities/:id/products',
  summary: 'The products of an opportunity with their sum',
  params: idParams,
  reply: z.object({ lines: z.array(dealLineShape).max(MAX_LINES), sum: minorUnits.nullable(), currency }),
});

export const putDealProduct = route({
  method: 'PUT',
  path: '/api/opportunities/:id/products/:productId',
  summary: 'Put a product on an opportunity, or change its line',
  params: productParams,
  body: z.object(line),
  reply: done,
});

export const removeDealProduct = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/products/:productId',
  summary: 'Take a product off an opportunity',
  params: productParams,
  reply: done,
});

export const takeProductSum = route({
  method: 'PUT',
  path: '/api/opportunities/:id/amount',
  summary: 'Take the sum of the products as the amount of the opportunity',
  params: idParams,
  body: z.object({ from: z.literal('products') }),
  reply: z.object({ amount: minorUnits }),
});
