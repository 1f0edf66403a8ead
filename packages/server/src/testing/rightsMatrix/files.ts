import { type MatrixTable, onEveryObject, only, signedIn } from './expectation.ts';
import type { MatrixRecord, World } from './world.ts';

const file = { at: (record: MatrixRecord) => ({ id: record.file }) };

const type = { at: (world: World) => ({ id: world.businessType }) };

export const FILES: MatrixTable = {
  'POST /api/:object/:id/files': onEveryObject('edit', { upload: true }),
  'GET /api/:object/:id/files': onEveryObject('read'),
  'POST /api/business-types/:id/files': only(['administrator', 'processOwner'], { ...type, upload: true }),
  'GET /api/business-types/:id/files': signedIn(type),
  'GET /api/files/:id': onEveryObject('read', file),
  'DELETE /api/files/:id': onEveryObject('edit', file),
};
