// The discussion of a record: whoever may read the record may speak; what was said is taken back by its author alone.
import sql, { empty } from 'sql-template-tag';
import type { CommentShape } from '#domain/activities/discussion.contract.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { type AccessedRecord, accessRecord } from '../records/recordAccess.ts';
import { checkMentions, tellEach } from './mentions.ts';
import type { Place } from './team.ts';

/** So many of those who spoke last hear of the next word. */
const TOLD_SPEAKERS = 20;

export interface DiscussionQuestion extends Place {
  before?: string | undefined;
  limit: number;
}

export async function discussionOf(
  tx: Tx,
  scope: Scope,
  { object, recordId, before, limit }: DiscussionQuestion,
): Promise<{ comments: CommentShape[]; nextBefore: string | null }> {
  await accessRecord(tx, scope, object, recordId);
  const found = await tx.rows<CommentShape>(sql`
    select c.id, c.author_id as "authorId", u.name as "authorName", case when c.deleted_at is null then c.body else '' end as body,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name)) from users m where m.org_id = c.org_id and m.id = any(c.mentions)), '[]')
        as mentions,
      c.created_at as "createdAt", c.deleted_at is not null as deleted, c.author_id = ${scope.userId} as mine
    from comments c join users u on u.org_id = c.org_id and u.id = c.author_id
    where c.org_id = ${scope.orgId} and c.object = ${object} and c.record_id = ${recordId} ${before ? sql`and c.id < ${before}` : empty}
    order by c.id desc limit ${limit + 1}`);
  const comments = found.slice(0, limit);
  return { comments, nextBefore: found.length > limit ? (comments.at(-1)?.id ?? null) : null };
}

export async function postComment(
  tx: Tx,
  scope: Scope,
  input: Place & { body: string; mentions: readonly string[] },
  now: string,
): Promise<{ id: string }> {
  const { object, recordId, body, mentions } = input;
  const record = await accessRecord(tx, scope, object, recordId, 'read', true);
  await checkMentions(tx, mentions);
  const others = await listenersTo(tx, scope, record);
  const id = newId();
  await tx.run(sql`
    insert into comments (org_id, id, object, record_id, author_id, body, mentions, created_at)
    values (${scope.orgId}, ${id}, ${object}, ${recordId}, ${scope.userId}, ${body}, ${[...mentions]}::uuid[], ${now})`);
  await recordEvent(tx, scope, now, { kind: 'comment.posted', object, recordId, data: { commentId: id } });
  const data = { commentId: id };
  await tellEach(tx, scope, { record, kind: 'mention', data }, mentions, now);
  const unmentioned = others.filter((userId) => !mentions.includes(userId));
  await tellEach(tx, scope, { record, kind: 'comment', data }, unmentioned, now);
  return { id };
}

/** The owner, and those who spoke last. */
async function listenersTo(tx: Tx, scope: Scope, record: AccessedRecord): Promise<string[]> {
  const speakers = await tx.rows<{ id: string }>(sql`
    select c.author_id as id from comments c join users u on u.org_id = c.org_id and u.id = c.author_id and u.status <> 'deactivated'
    where c.org_id = ${scope.orgId} and c.object = ${record.object} and c.record_id = ${record.id} and c.deleted_at is null
    group by c.author_id order by max(c.created_at) desc limit ${TOLD_SPEAKERS}`);
  return [...(record.ownerId ? [record.ownerId] : []), ...speakers.map(({ id }) => id)];
}

export async function deleteComment(tx: Tx, scope: Scope, input: { id: string }, now: string): Promise<void> {
  const row = await tx.first<{ object: ObjectName; recordId: string }>(sql`
    update comments set deleted_at = ${now} where org_id = ${scope.orgId} and id = ${input.id} and author_id = ${scope.userId} and deleted_at is null
    returning object, record_id as "recordId"`);
  if (!row) throw notFound('comment');
  await recordEvent(tx, scope, now, { kind: 'comment.deleted', ...row, data: { commentId: input.id } });
}
