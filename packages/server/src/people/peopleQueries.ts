import sql, { empty, type Sql } from 'sql-template-tag';
import { isUuid } from '#domain/identifiers.ts';
import type { Person } from '#domain/people/directory.contract.ts';
import { mayGrant } from '#domain/people/grants.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import { likeEscaped } from '../records/comparisons.ts';
import { PERSON, personOf } from './personRows.ts';
import type { Scope } from './scope.ts';
import { rightsOf } from './standing.ts';

export interface PeopleFilter {
  q?: string | undefined;
  ids?: string | undefined;
  departmentId?: string | undefined;
  below?: 'true' | 'false' | undefined;
  status?: Person['status'] | 'any' | undefined;
  roleId?: string | undefined;
  after?: string | undefined;
  limit?: number | undefined;
}

/** Colleagues in the order of their pinyin. Without a status, deactivated people are left out unless asked for by id. */
export async function listPeople(tx: Tx, filter: PeopleFilter): Promise<{ people: Person[]; next: string | null }> {
  const limit = filter.limit ?? 50;
  const rows = await tx.rows<Person & { pinyin: string }>(sql`
    select ${PERSON}, u.pinyin from users u
    where u.org_id = ${tx.orgId} ${filter.ids === undefined ? matching(filter) : among(filter.ids)} ${beyond(filter.after)}
    order by u.pinyin, u.id limit ${limit + 1}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { people: rows.slice(0, limit).map(({ pinyin: _, ...person }) => person), next: last ? `${last.pinyin}~${last.id}` : null };
}

function among(ids: string): Sql {
  const wanted = ids.toLowerCase().split(',').filter(isUuid);
  return sql`and u.id = any(${wanted}::uuid[])`;
}

function matching({ q, departmentId, below, status, roleId }: PeopleFilter): Sql {
  return sql`
    ${status === 'any' ? empty : status ? sql`and u.status = ${status}` : sql`and u.status <> 'deactivated'`}
    ${q?.trim() ? likeName(q.trim()) : empty}
    ${departmentId ? inDepartment(departmentId, below === 'true') : empty}
    ${roleId ? sql`and exists (select 1 from user_roles r where r.org_id = u.org_id and r.user_id = u.id and r.role_id = ${roleId})` : empty}`;
}

function likeName(q: string): Sql {
  const part = `%${likeEscaped(q)}%`;
  return sql`and (u.name ilike ${part} or u.email ilike ${part} or u.pinyin like ${part.toLowerCase().replace(/\s+/g, '')})`;
}

const inDepartment = (id: string, below: boolean): Sql =>
  below
    ? sql`and u.department_id in (
        with recursive tree as (
          select id from departments where org_id = u.org_id and id = ${id}
          union select d.id from departments d join tree t on d.parent_id = t.id where d.org_id = u.org_id)
        select id from tree)`
    : sql`and u.department_id = ${id}`;

function beyond(after: string | undefined): Sql {
  if (after === undefined) return empty;
  const cut = after.lastIndexOf('~');
  const id = after.slice(cut + 1);
  if (cut < 0 || !isUuid(id)) throw badInput([{ field: 'after', reason: 'is not the end of a page' }]);
  return sql`and (u.pinyin, u.id) > (${after.slice(0, cut)}, ${id}::uuid)`;
}

export interface Holdings {
  account: number;
  contact: number;
  opportunity: number;
  reports: number;
}

/** What stays behind when a person goes: live accounts and contacts, open opportunities, people who report to him. */
async function holdingsOf(tx: Tx, id: string): Promise<Holdings> {
  return (await tx.first<Holdings>(sql`
    select
      (select count(*)::int from accounts where org_id = ${tx.orgId} and owner_id = ${id} and deleted_at is null) as account,
      (select count(*)::int from contacts where org_id = ${tx.orgId} and owner_id = ${id} and deleted_at is null) as contact,
      (select count(*)::int from opportunities where org_id = ${tx.orgId} and owner_id = ${id} and deleted_at is null and status = 'open') as opportunity,
      (select count(*)::int from users where org_id = ${tx.orgId} and manager_id = ${id} and status <> 'deactivated') as reports`))!;
}

export async function describePerson(tx: Tx, scope: Scope, id: string) {
  const person = await personOf(tx, id);
  const seen = await tx.first<{ at: string | null }>(
    sql`select max(last_seen_at) as at from sessions where org_id = ${scope.orgId} and user_id = ${id}`,
  );
  const mayChange = mayGrant(scope.rights, await rightsOf(tx, id));
  return { person, lastSeenAt: seen?.at ?? null, mayChange, holdings: await holdingsOf(tx, id) };
}
