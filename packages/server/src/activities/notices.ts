// Notices tell one person that something wants his attention: mentioned, put on a team, made the owner.
import sql, { empty } from 'sql-template-tag';
import type { Notice } from '#domain/activities/contract.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { Scope } from '../people/scope.ts';

export const NOTICES_CHANNEL = 'winpath_notices';

export interface NewNotice {
  userId: string;
  kind:
    | 'mention'
    | 'comment'
    | 'jointFollowUp'
    | 'teamJoined'
    | 'assigned'
    | 'assignedMany'
    | 'merged'
    | 'risk'
    | 'job'
    | 'approvalEnded'
    | 'followed';
  object: string;
  recordId: string;
  data: object;
}

export async function notify(tx: Tx, scope: Scope, input: NewNotice, now: string): Promise<void> {
  await tx.run(sql`
    with written as (
      insert into notices (org_id, id, user_id, kind, object, record_id, actor_id, data, created_at)
      values (${scope.orgId}, ${newId()}, ${input.userId}, ${input.kind}, ${input.object}, ${input.recordId}, ${scope.userId},
        ${JSON.stringify(input.data)}, ${now})
      returning org_id, user_id)
    select pg_notify(${NOTICES_CHANNEL}, org_id || ':' || user_id) from written`);
}

/** Notices nobody in particular sends, to many people at once; each of them is told. */
export async function notifyMany(tx: Tx, notices: readonly NewNotice[], now: string): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((one) => ({ ...one, id: newId() }));
  await tx.run(sql`
    with written as (
      insert into notices (org_id, id, user_id, kind, object, record_id, data, created_at)
      select ${tx.orgId}, n.id, n."userId", n.kind, n.object, n."recordId", n.data, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n (id uuid, "userId" uuid, kind text, object text, "recordId" uuid, data jsonb)
      returning org_id, user_id)
    select pg_notify(${NOTICES_CHANNEL}, org_id || ':' || user_id) from written group by org_id, user_id`);
}

export interface NoticesQuestion {
  unread?: 'true' | 'false' | undefined;
  before?: string | undefined;
  limit: number;
}

export async function noticesOf(tx: Tx, scope: Scope, question: NoticesQuestion): Promise<{ notices: Notice[]; unread: number }> {
  const notices = await tx.rows<Notice>(sql`
    select n.id, n.kind, n.object, n.record_id as "recordId", u.name as "actorName", n.data, n.created_at as "createdAt", n.read_at as "readAt"
    from notices n left join users u on u.org_id = n.org_id and u.id = n.actor_id
    where n.org_id = ${scope.orgId} and n.user_id = ${scope.userId}
      ${question.unread === 'true' ? sql`and n.read_at is null` : empty}
      ${question.before ? sql`and n.id < ${question.before}` : empty}
    order by n.id desc limit ${question.limit}`);
  const count = await tx.first<{ unread: number }>(
    sql`select count(*)::int as unread from notices where org_id = ${scope.orgId} and user_id = ${scope.userId} and read_at is null`,
  );
  return { notices, unread: count?.unread ?? 0 };
}

export async function markRead(tx: Tx, scope: Scope, ids: readonly string[] | undefined, now: string): Promise<void> {
  await tx.run(sql`
    update notices set read_at = ${now} where org_id = ${scope.orgId} and user_id = ${scope.userId} and read_at is null
      ${ids ? sql`and id = any(${ids})` : empty}`);
}
