import { type MatrixTable, only, signedIn } from './expectation.ts';
import type { World } from './world.ts';

const editors = ['administrator', 'processOwner'] as const;
const type = { at: (world: World) => ({ id: world.businessType }) };

const sync = { at: (world: World) => ({ id: world.processSync }) };
const replay = { at: (world: World) => ({ id: world.processReplay }) };

const template = { at: (world: World) => ({ id: world.processTemplate }) };

export const PROCESSES: MatrixTable = {
  'GET /api/business-types': signedIn(),
  'GET /api/business-types/:id/versions': signedIn(type),
  'GET /api/business-types/:id/versions/:versionId': signedIn({
    at: (world) => ({ id: world.businessType, versionId: world.version }),
  }),
  'POST /api/business-types': only(editors, { body: () => ({ name: 'n' }) }),
  'PATCH /api/business-types/:id': only(editors, { ...type, body: () => ({ rowVersion: 1, name: 'n' }) }),
  'PUT /api/business-types/:id/rules': only(editors, { ...type, body: () => ({ sequentialOnly: true, freeSkip: false }) }),
  'GET /api/business-types/:id/draft': only(editors, type),
  'PUT /api/business-types/:id/draft': only(editors, { ...type, body: () => ({ revision: 1, definition: { stages: [] } }) }),
  'GET /api/business-types/:id/document': only(editors, type),
  'PUT /api/business-types/:id/draft/document': only(editors, {
    ...type,
    body: () => ({ revision: 1, format: 'csv', text: '行类型,名称\n阶段,立项', check: true }),
  }),
  'POST /api/business-types/:id/versions': only(editors, { ...type, body: () => ({ revision: 1 }) }),
  'POST /api/business-types/:id/versions/:versionId/republication': only(editors, {
    at: (world) => ({ id: world.businessType, versionId: world.version }),
    body: (world) => ({ currentVersionId: world.version }),
  }),
  'POST /api/business-types/:id/simulation': only(editors, { ...type, body: (world) => ({ userId: world.person }) }),
  'GET /api/business-types/:id/replays': only(editors, type),
  'POST /api/business-types/:id/replays': only(editors, { ...type, body: () => ({}) }),
  'GET /api/process-replays/:id': only(editors, replay),
  'GET /api/process-replays/:id/findings': only(editors, { ...replay, query: () => ({ kind: 'refused' }) }),
  'POST /api/business-types/:id/sync-preview': only(editors, { ...type, body: (world) => ({ versionId: world.version }) }),
  'GET /api/business-types/:id/syncs': only(editors, type),
  'POST /api/business-types/:id/syncs': only(editors, { ...type, body: (world) => ({ versionId: world.version }) }),
  'GET /api/process-syncs/:id': only(editors, sync),
  'GET /api/process-syncs/:id/items': only(editors, sync),
  'PUT /api/process-syncs/:id/state': only(editors, { ...sync, body: () => ({ state: 'paused' }) }),
  'POST /api/process-syncs/:id/retries': only(editors, { ...sync, body: () => ({}) }),
  'GET /api/process-templates': only(editors),
  'POST /api/business-types/:id/templates': only(editors, { ...type, body: () => ({ name: 'n' }) }),
  'PATCH /api/process-templates/:id': only(editors, { ...template, body: () => ({ rowVersion: 1, name: 'n' }) }),
  'DELETE /api/process-templates/:id': only(editors, template),
  'DELETE /api/business-types/:id/draft': only(editors, type),
};
