import sql, { type Sql } from 'sql-template-tag';
import { BUILTIN_ROLES } from '#domain/people/builtinRoles.ts';
import type { Role } from '#domain/people/directory.contract.ts';
import type { Rights } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { conflict, notFound, refused } from '../http/refusals.ts';
import { differences } from './changePerson.ts';
import type { Scope } from './scope.ts';
import { demandKeyholder, lockPeople } from './standing.ts';

export interface RoleInput {
  nameZh: string;
  nameEn: string;
  rights: Rights;
}

const BUILTIN_KEYS = BUILTIN_ROLES.map((role) => role.key);

const ROLE: Sql = sql`
  r.id, r.key, r.name_zh as "nameZh", r.name_en as "nameEn", r.rights, r.row_version as "rowVersion",
  (select count(*)::int from user_roles u join users p on p.org_id = u.org_id and p.id = u.user_id and p.status <> 'deactivated'
    where u.org_id = r.org_id and u.role_id = r.id) as people`;

/** The seeded roles in their order, then the organisation's own. */
export async function listRoles(tx: Tx): Promise<Role[]> {
  return tx.rows<Role>(
    sql`select ${ROLE} from roles r where r.org_id = ${tx.orgId} order by array_position(${BUILTIN_KEYS}::text[], r.key), r.created_at, r.id`,
  );
}

async function roleOf(tx: Tx, id: string): Promise<Role> {
  const row = await tx.first<Role>(sql`select ${ROLE} from roles r where r.org_id = ${tx.orgId} and r.id = ${id}`);
  if (!row) throw notFound('role');
  return row;
}

export async function createRole(tx: Tx, scope: Scope, input: RoleInput, now: string): Promise<Role> {
  await lockPeople(tx);
  const id = newId();
  await tx.run(sql`
    insert into roles (org_id, id, name_zh, name_en, rights, created_at)
    values (${scope.orgId}, ${id}, ${input.nameZh}, ${input.nameEn}, ${JSON.stringify(input.rights)}, ${now})`);
  await recordEvent(tx, scope, now, {
    kind: 'role.created',
    object: 'role',
    recordId: id,
    data: { name: input.nameZh, rights: input.rights },
  });
  return roleOf(tx, id);
}

export async function changeRole(tx: Tx, scope: Scope, id: string, input: RoleInput & { rowVersion: number }, now: string): Promise<Role> {
  await lockPeople(tx);
  const before = await roleOf(tx, id);
  if (before.rowVersion !== input.rowVersion) throw conflict('stale', 'Somebody changed this role in the meantime.');
  await tx.run(sql`
    update roles set name_zh = ${input.nameZh}, name_en = ${input.nameEn}, rights = ${JSON.stringify(input.rights)}, row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${id}`);
  await demandKeyholder(tx);
  const after = await roleOf(tx, id);
  await recordEvent(tx, scope, now, {
    kind: 'role.changed',
    object: 'role',
    recordId: id,
    data: { name: after.nameZh, changed: differences(before, after) },
  });
  return after;
}

export async function deleteRole(tx: Tx, scope: Scope, id: string, now: string): Promise<void> {
  await lockPeople(tx);
  const role = await roleOf(tx, id);
  const holders = (await tx.first<{ people: number }>(
    sql`select count(*)::int as people from user_roles where org_id = ${scope.orgId} and role_id = ${id}`,
  ))!;
  const reasons = [
    ...(role.key === null ? [] : [{ kind: 'builtin' }]),
    ...(holders.people > 0 ? [{ kind: 'inUse', people: holders.people }] : []),
  ];
  if (reasons.length > 0) throw refused(reasons, 'This role cannot be deleted.');
  await tx.run(sql`delete from roles where org_id = ${scope.orgId} and id = ${id}`);
  await recordEvent(tx, scope, now, { kind: 'role.deleted', object: 'role', recordId: id, data: { name: role.nameZh } });
}
