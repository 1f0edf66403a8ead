import { type MatrixTable, onEveryObject } from './expectation.ts';
import type { MatrixRecord } from './world.ts';

const file = { at: (record: MatrixRecord) => ({ id: record.file }) };

export const FILES: MatrixTable = {
  'POST /api/:object/:id/files': onEveryObject('edit', { upload: true }),
  'GET /api/:object/:id/files': onEveryObject('read'),
  'GET /api/files/:id': onEveryObject('read', file),
  'DELETE /api/files/:id': onEveryObject('edit', file),
};
