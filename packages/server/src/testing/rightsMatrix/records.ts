import { OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import { isMergeable } from '#domain/records/merging.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { type MatrixTable, only, onRecord, signedIn } from './expectation.ts';
import type { RoleKey } from './roles.ts';
import type { World } from './world.ts';

const definers: readonly RoleKey[] = ['administrator', 'processOwner'];
const field = { at: (world: World) => ({ id: world.customField }) };
const bulkRun = { personal: true, at: (world: World) => ({ id: world.bulkRun }) };
const view = { personal: true, at: (world: World) => ({ id: world.view }) };
const definition = { filter: null, sort: { field: 'name', descending: false }, columns: ['name'] };

const creators = (object: ObjectName): readonly RoleKey[] =>
  OBJECT_DESCRIPTORS[object].owned ? ['administrator', 'salesManager', 'seller'] : ['administrator'];

/** The routes that every object has. */
function objectTable(object: ObjectName): MatrixTable {
  const path = `/api/${OBJECT_DESCRIPTORS[object].path}`;
  const values = (world: World) => ({ name: 'n', ...(object === 'opportunity' ? { businessTypeId: world.businessType } : {}) });
  return {
    [`GET ${path}`]: signedIn({ shows: object, query: () => ({ limit: '100' }) }),
    [`GET ${path}/totals`]: signedIn(),
    [`GET ${path}/groups`]: signedIn({ query: () => ({ by: 'createdBy' }) }),
    [`GET ${path}/duplicates`]: signedIn({ query: () => ({ name: 'n' }) }),
    [`POST ${path}`]: only(creators(object), { body: (world) => ({ values: values(world) }) }),
    [`GET ${path}/:id`]: onRecord(object, 'read'),
    [`PATCH ${path}/:id`]: onRecord(object, 'edit', { body: () => ({ values: { name: 'm' } }) }),
    [`DELETE ${path}/:id`]: onRecord(object, 'delete'),
    [`POST ${path}/:id/restore`]: onRecord(object, 'delete', { at: (record) => ({ id: record.deleted }) }),
    [`POST ${path}/:id/assign`]: onRecord(object, 'assign', {
      body: (_, world) => ({ ownerId: world.person }),
      ...(OBJECT_DESCRIPTORS[object].owned ? {} : { reach: [], refusal: /"ownerId"/ }), // nobody owns a product
    }),
    [`POST ${path}/bulk`]: onRecord(object, 'delete', {
      body: (record) => ({ ids: [record.id], act: { do: 'delete' } }),
      refusal: /"succeeded":0/,
    }),
    ...(isMergeable(object) && {
      [`GET ${path}/:id/merge`]: onRecord(object, 'read', { query: (record) => ({ otherId: record.id }) }),
      // into itself: whoever may merge at all hears that it is the same record
      [`POST ${path}/:id/merge`]: onRecord(object, 'delete', { body: (record) => ({ otherId: record.id }) }),
    }),
    // each record is judged when its turn comes: bulkRuns.test.ts
    [`POST ${path}/bulk-runs`]: only(creators(object), { body: (world) => ({ ids: [world.contact], act: { do: 'delete' } }) }),
  };
}

export const RECORDS: MatrixTable = {
  'GET /api/objects': signedIn(),
  'GET /api/search': signedIn({ query: () => ({ q: 'deal' }) }),
  ...Object.assign({}, ...OBJECTS.map(objectTable)),

  'GET /api/bulk-runs': signedIn(),
  'GET /api/bulk-runs/:id': signedIn(bulkRun),
  'GET /api/bulk-runs/:id/items': signedIn({ ...bulkRun, query: () => ({ only: 'refused' }) }),
  'PUT /api/bulk-runs/:id/state': signedIn({ ...bulkRun, body: () => ({ state: 'stopped' }) }),
  'POST /api/bulk-runs/:id/undo': signedIn(bulkRun),

  'GET /api/views': signedIn(),
  'POST /api/views': signedIn({ body: () => ({ object: 'account', name: 'n', definition }) }),
  'PATCH /api/views/:id': signedIn({ ...view, body: () => ({ name: 'n' }) }),
  'DELETE /api/views/:id': signedIn(view),

  'GET /api/custom-fields': only(definers),
  'POST /api/custom-fields': only(definers, {
    body: () => ({ object: 'account', key: 'colour', type: 'text', labelZh: 'n', labelEn: 'n' }),
  }),
  'PATCH /api/custom-fields/:id': only(definers, { ...field, body: () => ({ labelZh: 'm' }) }),
  'DELETE /api/custom-fields/:id': only(definers, field),

  'GET /api/pick-lists': only(definers),
  'PUT /api/pick-lists/:object/:field': only(definers, {
    path: () => ({ object: 'opportunity', field: 'lostReason' }),
    body: () => ({ rowVersion: 0, options: [{ value: 'price', zh: '价格', en: 'Price' }] }),
  }),
};
