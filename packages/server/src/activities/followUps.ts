import sql, { raw } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { type AccessedRecord, accessRecord } from '../records/recordAccess.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { checkMentions, tellEach } from './mentions.ts';
import { tellFollowers } from './tellFollowers.ts';

export interface NewFollowUp {
  object: ObjectName;
  recordId: string;
  kind: 'note' | 'call' | 'visit' | 'mail' | 'meeting';
  body: string;
  mentions: readonly string[];
  /** Members of the record's team who took part. */
  participants?: readonly string[] | undefined;
  fileIds: readonly string[];
  happenedAt?: string | undefined;
  nextAt?: string | null | undefined;
}

/** Whoever may read a record may write a follow-up; those mentioned are told, if they may see the record or not. */
export async function recordFollowUp(tx: Tx, scope: Scope, input: NewFollowUp, now: string): Promise<{ id: string }> {
  const record = await accessRecord(tx, scope, input.object, input.recordId, 'read', true);
  if (input.happenedAt && Date.parse(input.happenedAt) > Date.parse(now) + 60_000) {
    throw badInput([{ field: 'happenedAt', reason: 'lies in the future' }]);
  }
  await checkMentions(tx, input.mentions);
  const participants = await checkParticipants(tx, record, input.participants ?? []);
  const id = newId();
  await tx.run(sql`
    insert into follow_ups (org_id, id, object, record_id, author_id, kind, body, mentions, happened_at, next_at, created_at)
    values (${scope.orgId}, ${id}, ${input.object}, ${input.recordId}, ${scope.userId}, ${input.kind}, ${input.body}, ${[...input.mentions]}::uuid[],
      ${input.happenedAt ?? now}, ${input.nextAt ?? null}, ${now})`);
  await tx.run(sql`
    insert into follow_up_participants (org_id, follow_up_id, user_id, object, record_id)
    select ${scope.orgId}, ${id}, p.user_id, ${input.object}, ${input.recordId} from unnest(${participants}::uuid[]) as p (user_id)`);
  await adoptFiles(tx, scope, { ...input, followUpId: id });
  await tx.run(sql`
    update ${raw(OBJECT_DESCRIPTORS[input.object].path)} set last_activity_at = greatest(last_activity_at, ${input.happenedAt ?? now}::timestamptz),
      next_step_at = coalesce(${input.nextAt ?? null}::timestamptz, next_step_at)
    where org_id = ${scope.orgId} and id = ${input.recordId}`);
  await recordEvent(tx, scope, now, {
    kind: 'followUp.recorded',
    object: input.object,
    recordId: input.recordId,
    data: { followUpId: id, kind: input.kind },
  });
  if (input.object === 'opportunity') await lookAgain(tx, [input.recordId], now, { actorId: scope.userId });
  const data = { followUpId: id };
  await tellEach(tx, scope, { record, kind: 'mention', data }, input.mentions, now);
  const unmentioned = participants.filter((userId) => !input.mentions.includes(userId));
  await tellEach(tx, scope, { record, kind: 'jointFollowUp', data }, unmentioned, now);
  const told = [...input.mentions, ...participants];
  await tellFollowers(tx, scope, { object: input.object, recordId: record.id, what: 'followUp', data, told }, now);
  return { id };
}

/** Takes part who is on the team: the follow-up then counts as theirs too. */
async function checkParticipants(tx: Tx, record: AccessedRecord, asked: readonly string[]): Promise<string[]> {
  const participants = [...new Set(asked)];
  const members = await tx.rows<{ id: string }>(sql`
    select user_id as id from team_members where org_id = ${tx.orgId} and object = ${record.object} and record_id = ${record.id}
      and user_id = any(${participants}::uuid[])`);
  const strangers = participants.filter((id) => id !== record.ownerId && !members.some((member) => member.id === id));
  if (strangers.length > 0) throw badInput([{ field: 'participants', reason: `not on the team: ${strangers.join(', ')}` }]);
  return participants;
}

/** Files uploaded a moment ago by the same person for a follow-up on this record now belong to this one. */
async function adoptFiles(tx: Tx, scope: Scope, input: NewFollowUp & { followUpId: string }): Promise<void> {
  if (input.fileIds.length === 0) return;
  const adopted = await tx.run(sql`
    update files set purpose_id = ${input.followUpId}
    where org_id = ${scope.orgId} and id = any(${input.fileIds}) and object = ${input.object} and record_id = ${input.recordId}
      and purpose = 'followUp' and purpose_id is null and created_by = ${scope.userId} and deleted_at is null`);
  if (adopted !== new Set(input.fileIds).size) throw badInput([{ field: 'fileIds', reason: 'upload the files to this record first' }]);
}

export async function deleteFollowUp(tx: Tx, scope: Scope, input: { id: string }, now: string): Promise<void> {
  const row = await tx.first<{ object: ObjectName; recordId: string }>(sql`
    update follow_ups set deleted_at = ${now} where org_id = ${scope.orgId} and id = ${input.id} and author_id = ${scope.userId} and deleted_at is null
    returning object, record_id as "recordId"`);
  if (!row) throw notFound('follow-up');
  await tx.run(sql`delete from follow_up_participants where org_id = ${scope.orgId} and follow_up_id = ${input.id}`);
  await recordEvent(tx, scope, now, {
    kind: 'followUp.deleted',
    object: row.object,
    recordId: row.recordId,
    data: { followUpId: input.id },
  });
}
