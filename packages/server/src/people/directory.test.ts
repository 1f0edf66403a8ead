import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILTIN_ROLES } from '#domain/people/builtinRoles.ts';
import { type Caller, startTestApp } from '../testing/app.ts';

const test = await startTestApp();
afterAll(() => test.close());

const { people, roleIds, departments, orgId } = test.home;
let admin: Caller;
let ann: Caller;
/** Manages people, but not roles: his own rights are a seller's. */
let hr: Caller;
beforeAll(async () => {
  admin = await test.as('admin');
  ann = await test.as('ann');
  const seller = BUILTIN_ROLES.find((role) => role.key === 'seller')!.rights;
  const rights = { ...seller, functions: { ...seller.functions, 'people.manage': true } };
  const role = await admin.post('/api/roles', { nameZh: '人事', nameEn: 'HR', rights });
  await test.database.write(orgId, async (tx) => {
    await tx.run(sql`update user_roles set role_id = ${role.body.id} where user_id = ${people.reader}`);
    await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${orgId}`);
  });
  hr = await test.as('reader');
});

const kinds = (answer: { body: { error: { reasons: { kind: string }[] } } }): string[] =>
  answer.body.error.reasons.map((reason) => reason.kind);
const versionOf = async (id: string): Promise<number> => (await admin.get(`/api/people/${id}`)).body.person.rowVersion;

describe('looking for colleagues', () => {
  beforeAll(async () => {
    await admin.post('/api/people', {
      name: '王丽华',
      email: 'wlh@company.test',
      roleIds: [roleIds.seller],
      departmentId: departments.north,
    });
  });

  it.each([
    ['丽华', 'Chinese characters'],
    ['wanglihua', 'full pinyin'],
    ['wlh', 'initials'],
    ['WLH@company', 'the address'],
  ])('finds by %s (%s)', async (q) => {
    const { body } = await ann.get(`/api/people?q=${encodeURIComponent(q)}`);
    expect(body.people.map((person: { name: string }) => person.name)).toEqual(['王丽华']);
  });

  it('takes wildcards as letters', async () => {
    expect((await ann.get('/api/people?q=%25')).body.people).toEqual([]);
  });

  it('names people by id, deactivated ones too, none of a foreign organisation', async () => {
    const { body } = await ann.get(`/api/people?ids=${people.bob},${test.foreign.people.bob},nonsense`.replace('nonsense', 'abc'));
    expect(body.people.map((person: { id: string }) => person.id)).toEqual([people.bob]);
  });

  it('pages without losing anyone', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await ann.get(`/api/people?limit=5${after && `&after=${encodeURIComponent(after)}`}`);
      seen.push(...body.people.map((person: { id: string }) => person.id));
      if (body.next === null) break;
      after = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(12);
  });

  it('takes in the departments below when asked', async () => {
    const count = async (query: string) => (await ann.get(`/api/people?departmentId=${departments.sales}${query}`)).body.people.length;
    expect([await count(''), await count('&below=true')]).toEqual([1, 7]);
  });
});

describe('inviting', () => {
  it('refuses an address that signs in already, in whatever letters', async () => {
    const answer = await admin.post('/api/people', { name: 'Ann', email: 'ANN@company.test', roleIds: [] });
    expect([answer.status, kinds(answer)]).toEqual([422, ['emailTaken']]);
  });

  it('names every wrong reference', async () => {
    const elsewhere = test.foreign;
    const body = { name: 'X', email: 'x@company.test', roleIds: [elsewhere.roleIds.seller], departmentId: elsewhere.departments.north };
    const answer = await admin.post('/api/people', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields.map((problem: { field: string }) => problem.field)).toEqual(['departmentId', 'roleIds']);
  });

  it('lets nobody give more rights than he holds', async () => {
    const answer = await hr.post('/api/people', { name: 'Y', email: 'y@company.test', roleIds: [roleIds.administrator] });
    expect([answer.status, kinds(answer)]).toEqual([422, ['exceedsOwnRights']]);
    expect((await hr.post('/api/people', { name: 'Z', email: 'z@company.test', roleIds: [roleIds.seller] })).status).toBe(200);
  });
});

describe('changing a person', () => {
  it('keeps what is left out and says who was faster', async () => {
    const rowVersion = await versionOf(people.bob);
    const answer = await admin.patch(`/api/people/${people.bob}`, { rowVersion, title: '大客户经理' });
    expect(answer.body).toMatchObject({ title: '大客户经理', name: 'bob', roleIds: [roleIds.seller], rowVersion: rowVersion + 1 });
    const late = await admin.patch(`/api/people/${people.bob}`, { rowVersion, title: 'x' });
    expect([late.status, late.body.error.code]).toEqual([409, 'stale']);
  });

  it('lets nobody report to somebody below him', async () => {
    const answer = await admin.patch(`/api/people/${people.director}`, {
      rowVersion: await versionOf(people.director),
      managerId: people.ann,
    });
    expect(kinds(answer)).toEqual(['managerLoop']);
  });

  it('does not let one who manages people touch those above him', async () => {
    const body = { rowVersion: await versionOf(people.admin), email: 'mine@company.test' };
    expect(kinds(await hr.patch(`/api/people/${people.admin}`, body))).toEqual(['outranked']);
    expect(kinds(await hr.post(`/api/people/${people.admin}/deactivation`))).toEqual(['outranked']);
  });

  it('takes effect with the very next request', async () => {
    const eve = await test.as('eve');
    expect((await eve.get('/api/outgoing-mail')).status).toBe(403);
    await admin.patch(`/api/people/${people.eve}`, { rowVersion: await versionOf(people.eve), roleIds: [roleIds.administrator] });
    expect((await eve.get('/api/outgoing-mail')).status).toBe(200);
    await admin.patch(`/api/people/${people.eve}`, { rowVersion: await versionOf(people.eve), roleIds: [roleIds.seller] });
    expect((await eve.get('/api/outgoing-mail')).status).toBe(403);
  });

  it('keeps the last administrator', async () => {
    const answer = await admin.patch(`/api/people/${people.admin}`, {
      rowVersion: await versionOf(people.admin),
      roleIds: [roleIds.seller],
    });
    expect(kinds(answer)).toEqual(['lastAdministrator']);
    expect((await admin.get('/api/session')).body.roleIds).toEqual([roleIds.administrator]);
  });
});

describe('deactivating', () => {
  it('is not done to oneself', async () => {
    expect(kinds(await admin.post(`/api/people/${people.admin}/deactivation`))).toEqual(['self']);
  });

  it('ends sessions at once, leaves what is owned, and can be taken back', async () => {
    const finance = await test.as('finance');
    expect((await admin.post(`/api/people/${people.finance}/deactivation`)).body.status).toBe('deactivated');
    expect((await finance.get('/api/session')).status).toBe(401);
    expect((await ann.get('/api/people?q=finance')).body.people).toEqual([]);
    expect((await ann.get(`/api/people?ids=${people.finance}`)).body.people).toHaveLength(1);
    const back = await admin.delete(`/api/people/${people.finance}/deactivation`);
    expect(back.body.status).toBe('invited');
  });

  it('tells beforehand what stays behind', async () => {
    const { body } = await admin.get(`/api/people/${people.lead}`);
    expect(body.holdings).toEqual({ account: 0, contact: 0, opportunity: 0, reports: 2 });
  });
});

describe('departments', () => {
  it('are added, moved and deleted when empty', async () => {
    const east = (await admin.post('/api/departments', { name: '东区', parentId: departments.sales })).body;
    expect((await admin.patch(`/api/departments/${east.id}`, { parentId: departments.company })).body.parentId).toBe(departments.company);
    expect((await admin.delete(`/api/departments/${east.id}`)).status).toBe(200);
    const { body } = await ann.get('/api/departments');
    expect(body.departments.map((row: { name: string }) => row.name)).not.toContain('东区');
  });

  it('are never hung below themselves', async () => {
    expect(kinds(await admin.patch(`/api/departments/${departments.sales}`, { parentId: departments.north }))).toEqual(['departmentLoop']);
  });

  it('are not deleted while they hold anything, with all reasons', async () => {
    expect(kinds(await admin.delete(`/api/departments/${departments.sales}`))).toEqual(['hasPeople', 'hasDepartments']);
  });

  it('change the reach of those above at once', async () => {
    const lead = await test.as('lead');
    const before = (await lead.get('/api/session')).body.departmentIds.length;
    await admin.patch(`/api/departments/${departments.north}`, { parentId: departments.company });
    expect((await lead.get('/api/session')).body.departmentIds.length).toBe(before - 1);
  });
});

describe('roles', () => {
  const readOnly = { functions: {}, objects: { account: { read: 'all' } }, fields: {} };

  it('come in the order they are explained in', async () => {
    const { body } = await ann.get('/api/roles');
    expect(body.roles.slice(0, 7).map((role: { key: string }) => role.key)).toEqual(BUILTIN_ROLES.map((role) => role.key));
  });

  it('are made, changed and deleted', async () => {
    const made = (await admin.post('/api/roles', { nameZh: '渠道', nameEn: 'Channel', rights: readOnly })).body;
    const changed = await admin.put(`/api/roles/${made.id}`, {
      ...made,
      key: undefined,
      id: undefined,
      people: undefined,
      nameEn: 'Partners',
    });
    expect(changed.body.nameEn).toBe('Partners');
    expect((await admin.put(`/api/roles/${made.id}`, { nameZh: 'x', nameEn: 'x', rights: readOnly, rowVersion: 1 })).status).toBe(409);
    expect((await admin.delete(`/api/roles/${made.id}`)).status).toBe(200);
  });

  it('refuses a level or a function that does not exist', async () => {
    const rights = { functions: { 'sky.fall': true }, objects: { account: { read: 'most' } }, fields: {} };
    expect((await admin.post('/api/roles', { nameZh: 'x', nameEn: 'x', rights })).status).toBe(400);
  });

  it('are not deleted when they are seeded or held, with all reasons', async () => {
    expect(kinds(await admin.delete(`/api/roles/${roleIds.seller}`))).toEqual(['builtin', 'inUse']);
  });

  it('cannot be changed so that everybody is locked out', async () => {
    const role = (await admin.get('/api/roles')).body.roles.find((entry: { key: string }) => entry.key === 'administrator');
    const body = { nameZh: role.nameZh, nameEn: role.nameEn, rights: readOnly, rowVersion: role.rowVersion };
    expect(kinds(await admin.put(`/api/roles/${role.id}`, body))).toEqual(['lastAdministrator']);
    expect((await admin.get('/api/outgoing-mail')).status).toBe(200);
  });
});

describe('the organisation', () => {
  it('changes its time zone for everybody at once, and knows no invented ones', async () => {
    expect((await admin.patch('/api/organisation', { timeZone: 'Moon/Crater' })).status).toBe(400);
    await admin.patch('/api/organisation', { timeZone: 'Europe/Berlin', locale: 'en' });
    expect((await ann.get('/api/session')).body).toMatchObject({ organisation: { timeZone: 'Europe/Berlin' }, user: { locale: 'en' } });
  });
});

it('every act about people left its event', async () => {
  const rows = await test.database.read(orgId, (tx) =>
    tx.rows<{ kind: string }>(sql`select distinct kind from events where org_id = ${orgId} order by kind`),
  );
  expect(rows.map((row) => row.kind)).toEqual([
    ...['department.changed', 'department.created', 'department.deleted', 'organisation.changed', 'role.changed', 'role.created'],
    ...['role.deleted', 'user.changed', 'user.deactivated', 'user.invited', 'user.reactivated'],
  ]);
});
