// The two teams become one: the wider access wins. Whoever owned one of the two and does not own what is left stays on the team, so that
// he goes on seeing what he worked on.
import sql from 'sql-template-tag';
import type { Tx } from '../../db/database.ts';
import type { Scope } from '../../people/scope.ts';
import { tableOf } from '../columns.ts';
import type { Pair } from './hanging.ts';

const WIDER = sql`
  on conflict (org_id, object, record_id, user_id) do update set
    access = case when t.access = 'edit' then 'edit' else excluded.access end,
    role = case when t.role = '' then excluded.role else t.role end`;

export async function joinTeams(
  tx: Tx,
  scope: Scope,
  { object, survivorId, otherId }: Pair,
  owners: readonly string[],
  now: string,
): Promise<void> {
  await tx.run(sql`
    insert into team_members as t (org_id, object, record_id, user_id, role, access, added_at, added_by)
    select o.org_id, o.object, ${survivorId}::uuid, o.user_id, o.role, o.access, o.added_at, o.added_by
    from team_members o where o.org_id = ${tx.orgId} and o.object = ${object} and o.record_id = ${otherId} ${WIDER}`);
  await tx.run(sql`
    insert into team_members as t (org_id, object, record_id, user_id, access, added_at, added_by)
    select u.org_id, ${object}::text, ${survivorId}::uuid, u.id, 'edit', ${now}::timestamptz, ${scope.userId}::uuid
    from users u where u.org_id = ${tx.orgId} and u.id = any(${owners}::uuid[]) and u.status <> 'deactivated' ${WIDER}`);
  await tx.run(sql`
    delete from team_members t using ${tableOf(object)} r
    where t.org_id = ${tx.orgId} and t.object = ${object} and t.record_id = ${survivorId}
      and r.org_id = t.org_id and r.id = t.record_id and t.user_id = r.owner_id`);
}
