import sql, { type Sql } from 'sql-template-tag';
import type { Person } from '#domain/people/directory.contract.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';

/** The columns of a person as the API shows him; `u` is the users table. */
export const PERSON: Sql = sql`
  u.id, u.name, u.email, u.phone, u.title, u.department_id as "departmentId", u.manager_id as "managerId", u.status, u.locale,
  u.time_zone as "timeZone", u.row_version as "rowVersion",
  coalesce((select array_agg(r.role_id order by r.role_id) from user_roles r where r.org_id = u.org_id and r.user_id = u.id), '{}') as "roleIds"`;

export async function personOf(tx: Tx, id: string): Promise<Person> {
  const row = await tx.first<Person>(sql`select ${PERSON} from users u where u.org_id = ${tx.orgId} and u.id = ${id}`);
  if (!row) throw notFound('person');
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockedPerson(tx: Tx, id: string): Promise<Person> {
  await tx.run(sql`select 1 from users where org_id = ${tx.orgId} and id = ${id} for update`);
  return personOf(tx, id);
}
