// Team members meet a record although it is not theirs: to read, or to edit. The owner is always on the team.
import sql, { raw } from 'sql-template-tag';
import type { z } from 'zod';
import type { teamMember } from '#domain/activities/contract.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { accessRecord, mayAct } from '../records/recordAccess.ts';
import { notify } from './notices.ts';

type TeamMember = z.infer<typeof teamMember>;

export interface Place {
  object: ObjectName;
  recordId: string;
}

export async function teamOf(tx: Tx, scope: Scope, { object, recordId }: Place): Promise<{ members: TeamMember[]; mayChange: boolean }> {
  const record = await accessRecord(tx, scope, object, recordId);
  const owners = record.ownerId
    ? await tx.rows<TeamMember>(sql`
        select id as "userId", name, '' as role, 'owner' as access from users where org_id = ${scope.orgId} and id = ${record.ownerId}`)
    : [];
  const members = await tx.rows<TeamMember>(sql`
    select t.user_id as "userId", u.name, t.role, t.access from team_members t join users u on u.org_id = t.org_id and u.id = t.user_id
    where t.org_id = ${scope.orgId} and t.object = ${object} and t.record_id = ${recordId} order by t.added_at, t.user_id limit 200`);
  return { members: [...owners, ...members], mayChange: mayAct(scope, record, 'edit') };
}

export async function putTeamMember(
  tx: Tx,
  scope: Scope,
  input: Place & { userId: string; role: string; access: 'read' | 'edit' },
  now: string,
): Promise<void> {
  const record = await accessRecord(tx, scope, input.object, input.recordId, 'edit', true);
  const person = await tx.first<{ name: string }>(
    sql`select name from users where org_id = ${scope.orgId} and id = ${input.userId} and status <> 'deactivated'`,
  );
  if (!person) throw badInput([{ field: 'userId', reason: 'there is no such person' }]);
  if (record.ownerId === input.userId) throw badInput([{ field: 'userId', reason: 'the owner is on the team already' }]);
  const [written] = await tx.rows<{ joined: boolean }>(sql`
    insert into team_members (org_id, object, record_id, user_id, role, access, added_at, added_by)
    values (${scope.orgId}, ${input.object}, ${input.recordId}, ${input.userId}, ${input.role}, ${input.access}, ${now}, ${scope.userId})
    on conflict (org_id, object, record_id, user_id) do update set role = excluded.role, access = excluded.access
    returning ${raw('xmax')} = 0 as joined`);
  await recordEvent(tx, scope, now, {
    kind: 'team.joined',
    object: input.object,
    recordId: input.recordId,
    data: { userId: input.userId, name: person.name, role: input.role, access: input.access },
  });
  if (written?.joined && input.userId !== scope.userId) {
    await notify(
      tx,
      scope,
      { userId: input.userId, kind: 'teamJoined', object: input.object, recordId: input.recordId, data: { name: record.name } },
      now,
    );
  }
}

export async function removeTeamMember(tx: Tx, scope: Scope, input: Place & { userId: string }, now: string): Promise<void> {
  await accessRecord(tx, scope, input.object, input.recordId, input.userId === scope.userId ? 'read' : 'edit', true);
  const [left] = await tx.rows<{ name: string }>(sql`
    delete from team_members t using users u
    where t.org_id = ${scope.orgId} and t.object = ${input.object} and t.record_id = ${input.recordId} and t.user_id = ${input.userId}
      and u.org_id = t.org_id and u.id = t.user_id returning u.name`);
  if (!left) throw notFound('team member');
  await recordEvent(tx, scope, now, {
    kind: 'team.left',
    object: input.object,
    recordId: input.recordId,
    data: { userId: input.userId, name: left.name },
  });
}

export async function follow(tx: Tx, scope: Scope, { object, recordId }: Place, now: string): Promise<void> {
  await accessRecord(tx, scope, object, recordId);
  const added = await tx.run(sql`
    insert into follows (org_id, user_id, object, record_id, followed_at) values (${scope.orgId}, ${scope.userId}, ${object}, ${recordId}, ${now})
    on conflict do nothing`);
  if (added > 0) await recordEvent(tx, scope, now, { kind: 'record.followed', object, recordId });
}

export async function unfollow(tx: Tx, scope: Scope, { object, recordId }: Place, now: string): Promise<void> {
  const removed = await tx.run(
    sql`delete from follows where org_id = ${scope.orgId} and user_id = ${scope.userId} and object = ${object} and record_id = ${recordId}`,
  );
  if (removed > 0) await recordEvent(tx, scope, now, { kind: 'record.unfollowed', object, recordId });
}
