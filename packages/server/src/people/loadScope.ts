// Rights and reach of a person, kept in memory until anything about people, roles or departments changes
// (organisations.people_revision moves in the same transaction as the change).
import sql from 'sql-template-tag';
import { reachOf } from '#domain/people/organisation.ts';
import { combineRights, type Rights } from '#domain/people/rights.ts';
import type { WeekStart } from '#domain/records/relativeDays.ts';
import type { Database, Tx } from '../db/database.ts';
import { mintScope, type Scope, type ScopeFacts } from './scope.ts';

interface PersonRow {
  id: string;
  name: string;
  managerId: string | null;
  departmentId: string | null;
  status: string;
  locale: string | null;
  timeZone: string | null;
}

interface OrganisationRow {
  timeZone: string;
  locale: string;
  currency: string;
  weekStart: WeekStart;
}

const cache = new Map<string, { revision: number; scope: Scope | null }>();
const MAX_CACHED = 5_000;

export interface Identity {
  orgId: string;
  userId: string;
  /** The organisation's people revision, as read with the session or the key. */
  revision: number;
}

/** Where a scope is read: on a connection that is bound to the organisation, or on one of its own. */
type Source = Pick<Database, 'read'> | { on: Tx };

/** The person's scope, or null when he may no longer sign in. Nothing is asked of the database while the revision stands. */
export async function scopeOf(source: Source, { orgId, userId, revision }: Identity, via: ScopeFacts['via']): Promise<Scope | null> {
  const key = `${orgId}:${userId}:${via}`;
  const cached = cache.get(key);
  if (cached?.revision === revision) return cached.scope;
  const read = (tx: Tx): Promise<Scope | null> => readScope(tx, orgId, userId, via);
  const scope = await ('on' in source ? read(source.on) : source.read(orgId, read));
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, { revision, scope });
  return scope;
}

/** Read anew and not kept: for the moment of sign-in, and inside a transaction that changes people itself. */
export async function freshScope(tx: Tx, userId: string, via: ScopeFacts['via']): Promise<Scope | null> {
  return readScope(tx, tx.orgId!, userId, via);
}

async function readScope(tx: Tx, orgId: string, userId: string, via: ScopeFacts['via']): Promise<Scope | null> {
  const people = await tx.rows<PersonRow>(sql`
    select id, name, manager_id as "managerId", department_id as "departmentId", status, locale, time_zone as "timeZone"
    from users where org_id = ${orgId}`);
  const person = people.find((row) => row.id === userId);
  if (person?.status !== 'active') return null;
  const departments = await tx.rows<{ id: string; parentId: string | null }>(
    sql`select id, parent_id as "parentId" from departments where org_id = ${orgId}`,
  );
  const roles = await tx.rows<{ id: string; rights: Rights }>(sql`
    select r.id, r.rights from user_roles u join roles r on r.org_id = u.org_id and r.id = u.role_id
    where u.org_id = ${orgId} and u.user_id = ${userId}`);
  const organisation = (await tx.first<OrganisationRow>(
    sql`select time_zone as "timeZone", locale, currency, week_start as "weekStart" from organisations where id = ${orgId}`,
  ))!;
  return mintScope({
    orgId,
    userId,
    userName: person.name,
    roleIds: roles.map((role) => role.id),
    departmentIds: upwards(person.departmentId, departments),
    rights: combineRights(roles.map((role) => role.rights)),
    reach: reachOf(userId, people, departments),
    timeZone: organisation.timeZone,
    locale: person.locale ?? organisation.locale,
    currency: organisation.currency,
    weekStart: organisation.weekStart,
    via,
  });
}

/** A department and those above it. */
function upwards(departmentId: string | null, departments: readonly { id: string; parentId: string | null }[]): string[] {
  const parentOf = new Map(departments.map((row) => [row.id, row.parentId]));
  const path: string[] = [];
  for (let at = departmentId; at !== null && !path.includes(at); at = parentOf.get(at) ?? null) path.push(at);
  return path;
}

/**
 * Call in the transaction of every change to users, roles, departments or memberships, and to whatever else is kept with a scope: fields,
 * the calendar, thresholds of risks.
 */
export async function bumpPeopleRevision(tx: Tx): Promise<void> {
  await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${tx.orgId}`);
}
