// Whose opportunities an aggregate adds up: those of the owners within reach from the kept totals, and the few one meets
// only as a team member by a direct look.
import sql, { type Sql } from 'sql-template-tag';
import { ownersFor, type Scope } from '../people/scope.ts';

export interface Seen {
  /** null: every owner. */
  owners: readonly string[] | null;
  /** Condition on `o`: opportunities seen only as a team member; null where there cannot be any. */
  teamOnly: Sql | null;
}

export function seenBy(scope: Scope, ownerId?: string): Seen {
  const within = ownersFor(scope, 'opportunity', 'read');
  const asMember = sql`o.id in (select t.record_id from team_members t where t.org_id = ${scope.orgId} and t.user_id = ${scope.userId} and t.object = 'opportunity')`;
  if (within === 'all') return { owners: ownerId ? [ownerId] : null, teamOnly: null };
  if (!ownerId) return { owners: within, teamOnly: sql`${asMember} and o.owner_id <> all(${within}::uuid[])` };
  return within.includes(ownerId)
    ? { owners: [ownerId], teamOnly: null }
    : { owners: [], teamOnly: sql`${asMember} and o.owner_id = ${ownerId}` };
}
