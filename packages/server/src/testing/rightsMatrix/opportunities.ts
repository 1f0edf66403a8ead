import { type MatrixTable, onRecord, signedIn } from './expectation.ts';
import type { MatrixRecord, World } from './world.ts';

const event = { at: (record: MatrixRecord, world: World) => ({ id: record.id, eventId: world.keyEvent }) };

const contact = { at: (record: MatrixRecord, world: World) => ({ id: record.id, contactId: world.contact }) };
const competitor = { at: (record: MatrixRecord, world: World) => ({ id: record.id, competitorId: world.competitor }) };
const product = { at: (record: MatrixRecord, world: World) => ({ id: record.id, productId: world.product }) };

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export const OPPORTUNITIES: MatrixTable = {
  'GET /api/opportunities/board': signedIn({
    shows: 'opportunity',
    query: (world) => ({ businessTypeId: world.businessType, perColumn: '50' }),
  }),
  'GET /api/opportunities/board/:stageId': signedIn({
    shows: 'opportunity',
    path: (world) => ({ stageId: world.firstStage }),
    query: (world) => ({ businessTypeId: world.businessType, afterAmount: '9007199254740991', afterId: FIRST_ID, limit: '100' }),
  }),
  'GET /api/opportunities/summary': signedIn(),
  'GET /api/opportunities/:id/process': onRecord('opportunity', 'read'),
  // For those a key event lists by name; nobody here is listed.
  'GET /api/opportunities/:id/operator-task': onRecord('opportunity', 'read', { reach: [] }),
  'GET /api/opportunities/:id/moves': onRecord('opportunity', 'read', { query: (_, world) => ({ to: world.stage }) }),
  'PUT /api/opportunities/:id/stage': onRecord('opportunity', 'edit', { body: (_, world) => ({ stageId: world.stage }) }),
  'POST /api/opportunities/:id/closing': onRecord('opportunity', 'edit', { body: () => ({ outcome: 'lost' }) }),
  'DELETE /api/opportunities/:id/closing': onRecord('opportunity', 'edit', { roles: ['administrator', 'salesManager'] }),
  'PUT /api/opportunities/:id/business-type': onRecord('opportunity', 'edit', {
    body: (_, world) => ({ businessTypeId: world.businessType }),
  }),
  'POST /api/opportunities/:id/key-events/:eventId/completion': onRecord('opportunity', 'edit', { ...event, body: () => ({}) }),
  'DELETE /api/opportunities/:id/key-events/:eventId/completion': onRecord('opportunity', 'edit', event),
  'GET /api/opportunities/:id/contacts': onRecord('opportunity', 'read'),
  'PUT /api/opportunities/:id/contacts/:contactId': onRecord('opportunity', 'edit', {
    ...contact,
    body: () => ({ role: 'decider', influence: 5, attitude: 'supports' }),
  }),
  'DELETE /api/opportunities/:id/contacts/:contactId': onRecord('opportunity', 'edit', contact),
  'GET /api/opportunities/:id/competitors': onRecord('opportunity', 'read'),
  'PUT /api/opportunities/:id/competitors/:competitorId': onRecord('opportunity', 'edit', {
    ...competitor,
    body: () => ({ standing: 'ahead' }),
  }),
  'DELETE /api/opportunities/:id/competitors/:competitorId': onRecord('opportunity', 'edit', competitor),
  'GET /api/opportunities/:id/products': onRecord('opportunity', 'read'),
  'PUT /api/opportunities/:id/products/:productId': onRecord('opportunity', 'edit', {
    ...product,
    body: () => ({ quantity: 2, unitPrice: 100 }),
  }),
  'DELETE /api/opportunities/:id/products/:productId': onRecord('opportunity', 'edit', product),
  'PUT /api/opportunities/:id/amount': onRecord('opportunity', 'edit', { body: () => ({ from: 'products' }) }),
};
