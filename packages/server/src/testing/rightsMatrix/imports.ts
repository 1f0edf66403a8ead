import { type MatrixTable, only } from './expectation.ts';
import type { RoleKey } from './roles.ts';
import type { World } from './world.ts';

const IMPORTERS: readonly RoleKey[] = ['administrator', 'salesManager', 'seller'];
const MAPPING = {
  ...{ columns: [], constants: {}, nameColumns: [0], businessTypeId: null, engagedStageId: null },
  ...{ matchBy: 'none', onMatch: 'update', ownerId: null, dayFirst: false },
};
const at = (world: World) => ({ id: world.importId });
/** Somebody else's import: everybody gets 404. */
const foreign = { personal: true, at };
/** Administrators look after all imports. */
const lookedAfter = { personal: { except: ['administrator'] as const }, at };

export const IMPORTS: MatrixTable = {
  // one line is no table: that is said after the doors
  'POST /api/imports': only(IMPORTERS, { upload: true, query: () => ({ object: 'account' }) }),
  'GET /api/imports': only(IMPORTERS),
  'GET /api/imports/:id': only(IMPORTERS, lookedAfter),
  'PUT /api/imports/:id/mapping': only(IMPORTERS, { ...foreign, body: () => MAPPING }),
  'POST /api/imports/:id/check': only(IMPORTERS, foreign),
  'POST /api/imports/:id/run': only(IMPORTERS, foreign),
  'GET /api/imports/:id/failed-rows': only(IMPORTERS, lookedAfter),
  'POST /api/imports/:id/revert': only(IMPORTERS, lookedAfter),
};
