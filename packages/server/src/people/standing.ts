// Facts that decide who may do what to whom, read under the lock that keeps the picture still.
import sql from 'sql-template-tag';
import { locksEverybodyOut, mayGrant } from '#domain/people/grants.ts';
import { combineRights, type Rights } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { refused } from '../http/refusals.ts';
import { bumpPeopleRevision } from './loadScope.ts';
import type { Scope } from './scope.ts';

/**
 * Every change of people, roles and departments begins here: it moves the revision, and the lock on the organisation's
 * row makes such changes follow one another, so that two of them cannot remove the last administrator together.
 */
export const lockPeople = bumpPeopleRevision;

export async function rightsOfRoles(tx: Tx, roleIds: readonly string[]): Promise<Rights> {
  const roles = await tx.rows<{ rights: Rights }>(
    sql`select rights from roles where org_id = ${tx.orgId} and id = any(${roleIds}::uuid[])`,
  );
  return combineRights(roles.map((role) => role.rights));
}

export async function rightsOf(tx: Tx, userId: string): Promise<Rights> {
  const roles = await tx.rows<{ rights: Rights }>(sql`
    select r.rights from user_roles u join roles r on r.org_id = u.org_id and r.id = u.role_id
    where u.org_id = ${tx.orgId} and u.user_id = ${userId}`);
  return combineRights(roles.map((role) => role.rights));
}

/** Refuses to give these rights, or to act upon a person who holds them, when they are beyond the actor's own. */
export function demandGrant(scope: Scope, rights: Rights, kind: 'exceedsOwnRights' | 'outranked'): void {
  if (!mayGrant(scope.rights, rights)) throw refused([{ kind }], 'These rights go beyond your own.');
}

/** To be asked after the change: refuses, and so undoes it, when nobody is left who can let others in. */
export async function demandKeyholder(tx: Tx): Promise<void> {
  const combinations = await tx.rows<{ rights: Rights[] }>(sql`
    select (select jsonb_agg(r.rights) from roles r where r.org_id = ${tx.orgId} and r.id = any(held.role_ids)) as rights
    from (select distinct array_agg(u.role_id order by u.role_id) as role_ids
      from user_roles u join users p on p.org_id = u.org_id and p.id = u.user_id and p.status = 'active'
      where u.org_id = ${tx.orgId} group by u.user_id) held`);
  if (locksEverybodyOut(combinations.map((row) => combineRights(row.rights)))) {
    throw refused([{ kind: 'lastAdministrator' }], 'Nobody would be left who can manage people and roles.');
  }
}
