import { type MatrixTable, only, onRecord, signedIn } from './expectation.ts';

const admin = ['administrator'] as const;
const policy = {
  ...{ pushes: 3, inactiveDays: 14, approvalDays: 2, nearEndDays: 3, watchDays: 30 },
  ...{ off: [], tellOwner: [], tellManager: [], mail: false },
};

/** Stage plans, risks, node check, and the calendar they count by. */
export const PLANS: MatrixTable = {
  'GET /api/opportunities/:id/plan': onRecord('opportunity', 'read'),
  'PUT /api/opportunities/:id/plan': onRecord('opportunity', 'edit', { body: () => ({ ends: [] }) }),
  'DELETE /api/opportunities/:id/plan': onRecord('opportunity', 'edit'),
  'GET /api/opportunities/gantt': signedIn({ shows: 'opportunity', query: () => ({ limit: '200' }) }),
  'GET /api/opportunities/:id/nodes': onRecord('opportunity', 'read'),
  'GET /api/opportunities/nodes': signedIn({ shows: 'opportunity', query: () => ({ state: 'due', limit: '200' }) }),
  'GET /api/opportunities/:id/risks': onRecord('opportunity', 'read'),
  'GET /api/opportunities/risks': signedIn({ shows: 'opportunity', query: () => ({ limit: '200' }) }),
  'GET /api/opportunities/risks/counts': signedIn(),
  'GET /api/risk-policies': only(admin),
  'PUT /api/risk-policies': only(admin, { body: () => ({ businessTypeId: null, policy }) }),
  'DELETE /api/risk-policies/:id': only(admin, { at: (world) => ({ id: world.businessType }) }),
  'GET /api/settings/calendar': signedIn(),
  'PUT /api/settings/calendar/counting': only(admin, { body: () => ({ dayCounting: 'working' }) }),
  'PUT /api/settings/calendar/years/:year': only(admin, { path: () => ({ year: '2027' }), body: () => ({ days: [] }) }),
  'POST /api/settings/calendar/years/:year/official': only(admin, { path: () => ({ year: '2026' }) }),
};
