import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const admin = await test.as('admin');
const type = await publishedType(test, '标准', processOf(stageOf('需求', 1_000)));
const deal = await opportunityOf(test, 'admin', type.id);
const BEYOND_INT = 9_000_000_000_000_000;

it.each([
  ['a character that no text may hold', 'POST', '/api/accounts', { values: { name: '北京\u0000云帆' } }],
  ['the same within JSON', 'PATCH', '/api/account', { preferences: { note: 'a\u0000b' } }],
  ['a number beyond its column', 'PATCH', `/api/business-types/${type.id}`, { rowVersion: BEYOND_INT, name: 'x' }],
  ['a time before all calendars', 'POST', `/api/opportunities/${deal}/follow-ups`, { body: 'x', nextAt: '0000-01-01T00:00:00Z' }],
] as const)('what the database cannot hold is the caller’s to mend: %s', async (_, method, url, payload) => {
  const { status, body } = await admin.send({ method, url, payload });
  expect([status, body.error.code]).toEqual([400, 'badInput']);
});

it('says which value is taken already', async () => {
  await admin.post('/api/accounts', { values: { name: '一', externalKey: 'K1' } });
  const { status, body } = await admin.post('/api/accounts', { values: { name: '二', externalKey: 'K1' } });
  expect([status, body.error.code, body.error.fields]).toEqual([409, 'alreadyExists', [{ field: 'externalKey', reason: 'alreadyExists' }]]);
});

it.each(['GET', 'POST'] as const)('an address of the API that is not there answers in the one shape: %s', async (method) => {
  const { status, body } = await admin.send({ method, url: '/api/no-such-address' });
  expect([status, Object.keys(body.error).sort()]).toEqual([404, ['code', 'message', 'requestId']]);
});
