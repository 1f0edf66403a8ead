import { type MatrixTable, onEveryObject, signedIn } from './expectation.ts';
import type { MatrixRecord, World } from './world.ts';

const member = { at: (record: MatrixRecord, world: World) => ({ id: record.id, userId: world.person }) };

export const ACTIVITIES: MatrixTable = {
  'GET /api/:object/:id/timeline': onEveryObject('read'),
  'POST /api/:object/:id/follow-ups': onEveryObject('read', { body: () => ({ body: 'called' }) }),
  'DELETE /api/follow-ups/:id': onEveryObject('read', { reach: ['own'], at: (record) => ({ id: record.followUp }) }),
  'GET /api/:object/:id/comments': onEveryObject('read'),
  'POST /api/:object/:id/comments': onEveryObject('read', { body: () => ({ body: 'and the price?' }) }),
  'DELETE /api/comments/:id': onEveryObject('read', { reach: ['own'], at: (record) => ({ id: record.comment }) }),
  'PUT /api/:object/:id/follow': onEveryObject('read'),
  'DELETE /api/:object/:id/follow': signedIn({ path: () => ({ object: 'accounts', id: '0199c000-0000-7000-8000-000000000002' }) }),
  'GET /api/:object/:id/team': onEveryObject('read'),
  'PUT /api/:object/:id/team/:userId': onEveryObject('edit', { ...member, body: () => ({ access: 'read' }) }),
  'DELETE /api/:object/:id/team/:userId': onEveryObject('edit', member),
  'GET /api/notices': signedIn(),
  'POST /api/notices/read': signedIn({ body: () => ({}) }),
  'GET /api/live': signedIn({ endless: true }),
};
