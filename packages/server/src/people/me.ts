import sql from 'sql-template-tag';
import type { Me } from '#domain/people/contract.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from './scope.ts';

/** Who am I, what may I do: what the page needs before it draws anything. */
export async function describeMe(tx: Tx, scope: Scope, csrfToken: string): Promise<Me> {
  const row = (await tx.first<
    Omit<Me['user'], 'locale'> & { organisationName: string; currency: string; organisationTimeZone: string }
  >(sql`
    select u.id, u.name, u.email, coalesce(u.time_zone, o.time_zone) as "timeZone", u.department_id as "departmentId", u.preferences,
      o.name as "organisationName", o.currency, o.time_zone as "organisationTimeZone"
    from users u join organisations o on o.id = u.org_id where u.org_id = ${scope.orgId} and u.id = ${scope.userId}`))!;
  return {
    user: {
      id: row.id,
      name: row.name,
      email: row.email,
      locale: scope.locale === 'en' ? 'en' : 'zh-CN',
      timeZone: row.timeZone,
      departmentId: row.departmentId,
      preferences: row.preferences,
    },
    organisation: {
      id: scope.orgId,
      name: row.organisationName,
      currency: row.currency,
      timeZone: row.organisationTimeZone,
      weekStart: scope.weekStart,
    },
    rights: scope.rights,
    roleIds: [...scope.roleIds],
    departmentIds: [...scope.departmentIds],
    csrfToken,
  };
}
