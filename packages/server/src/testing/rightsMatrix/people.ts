import { everyone, type MatrixTable, only, signedIn } from './expectation.ts';

const admin = ['administrator'] as const;
const person = { at: (world: { person: string }) => ({ id: world.person }) };
const department = { at: (world: { department: string }) => ({ id: world.department }) };
const role = { at: (world: { role: string }) => ({ id: world.role }) };
const mail = { at: (world: { mail: string }) => ({ id: world.mail }) };
const rights = { functions: {}, objects: {}, fields: {} };

export const PEOPLE: MatrixTable = {
  'POST /api/session': everyone,
  'GET /api/session': signedIn(),
  'DELETE /api/session': signedIn(),
  'POST /api/password-resets': everyone,
  'POST /api/one-time-tokens': everyone,
  'PUT /api/one-time-tokens/password': everyone,

  'GET /api/account': signedIn(),
  'PATCH /api/account': signedIn({ body: () => ({ phone: '1' }) }),
  'PUT /api/account/password': signedIn({ body: () => ({ current: 'x', next: 'y' }) }),
  'GET /api/account/sessions': signedIn(),
  'DELETE /api/account/sessions': signedIn(),
  'DELETE /api/account/sessions/:id': signedIn({ personal: true, at: (world) => ({ id: world.session }) }),
  'GET /api/account/api-keys': signedIn(),
  'POST /api/account/api-keys': signedIn({ body: () => ({ name: 'k', scopes: ['read'], expiresInDays: null }) }),
  'DELETE /api/account/api-keys/:id': signedIn({ personal: true, at: (world) => ({ id: world.apiKey }) }),

  'GET /api/people': signedIn(),
  'POST /api/people': only(admin, { body: () => ({ name: 'n', email: 'n@matrix.test', roleIds: [] }) }),
  'GET /api/people/:id': only(admin, person),
  'PATCH /api/people/:id': only(admin, { ...person, body: () => ({ rowVersion: 1, title: 't' }) }),
  'POST /api/people/:id/invitation': only(admin, person),
  'POST /api/people/:id/deactivation': only(admin, person),
  'DELETE /api/people/:id/deactivation': only(admin, person),

  'GET /api/departments': signedIn(),
  'POST /api/departments': only(admin, { body: () => ({ name: 'n', parentId: null }) }),
  'PATCH /api/departments/:id': only(admin, { ...department, body: () => ({ name: 'n' }) }),
  'DELETE /api/departments/:id': only(admin, department),

  'GET /api/roles': signedIn(),
  'POST /api/roles': only(admin, { body: () => ({ nameZh: 'n', nameEn: 'n', rights }) }),
  'PUT /api/roles/:id': only(admin, { ...role, body: () => ({ nameZh: 'n', nameEn: 'n', rights, rowVersion: 1 }) }),
  'DELETE /api/roles/:id': only(admin, role),

  'GET /api/organisation': signedIn(),
  'PATCH /api/organisation': only(admin, { body: () => ({ name: 'n' }) }),

  'GET /api/outgoing-mail': only(admin),
  'GET /api/outgoing-mail/:id': only(admin, mail),
  'POST /api/outgoing-mail/:id/delivery': only(admin, mail),
};
