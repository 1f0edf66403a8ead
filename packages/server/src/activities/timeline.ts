// The timeline reads the one event log; a follow-up's text comes from its own row, so that a deleted one is gone everywhere.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { TimelineItem } from '#domain/activities/contract.ts';
import { mayShowInline } from '#domain/files/uploads.ts';
import { isClear, type ObjectName } from '#domain/people/rights.ts';
import { isMergeable } from '#domain/records/merging.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';

const KINDS = {
  followUps: ['followUp.recorded'],
  changes: [
    'record.changed',
    'record.assigned',
    'record.merged',
    'record.mergedInto',
    'record.created',
    'record.restored',
    'record.deleted',
    'team.joined',
    'team.left',
    'record.imported',
    'opportunity.contactPlaced',
    'opportunity.contactRemoved',
    'opportunity.competitorNoted',
    'opportunity.competitorRemoved',
    'opportunity.productPlaced',
    'opportunity.productRemoved',
  ],
  process: [
    'opportunity.moved',
    'opportunity.won',
    'opportunity.lost',
    'opportunity.reopened',
    'opportunity.remapped',
    'opportunity.typeChanged',
    'opportunity.eventCompleted',
    'opportunity.eventReopened',
    'opportunity.planChanged',
    'opportunity.riskChanged',
  ],
  files: ['file.added', 'file.deleted'],
} as const;
/** Following is between a person and the record: nobody else's business. */
export const PRIVATE_KINDS = ['record.followed', 'record.unfollowed'];
/** The discussion has a place of its own. */
const ELSEWHERE = [...PRIVATE_KINDS, 'comment.posted', 'comment.deleted'];

export interface TimelineQuestion {
  object: ObjectName;
  recordId: string;
  kinds: 'all' | keyof typeof KINDS;
  before?: string | undefined;
  limit: number;
}

interface EventRow {
  id: string;
  at: string;
  kind: string;
  actorId: string | null;
  actorName: string | null;
  data: Record<string, unknown>;
  recordId: string;
}

export async function timelineOf(
  tx: Tx,
  scope: Scope,
  question: TimelineQuestion,
): Promise<{ items: TimelineItem[]; nextBefore: string | null }> {
  const { object, recordId, kinds, limit } = question;
  const before = question.before ? cursorOf(question.before) : undefined;
  const merged = await mergedInto(tx, object, recordId);
  const events = await tx.rows<EventRow>(sql`
    select e.id, e.at, e.kind, e.actor_id as "actorId", u.name as "actorName", e.data, e.record_id as "recordId"
    from events e left join users u on u.org_id = e.org_id and u.id = e.actor_id
    where e.org_id = ${scope.orgId} and e.object = ${object} and ${merged.size > 0 ? ofAny([recordId, ...merged.keys()]) : sql`e.record_id = ${recordId}`}
      ${kinds === 'all' ? sql`and e.kind <> all(${ELSEWHERE})` : sql`and e.kind in (${join([...KINDS[kinds]])})`}
      ${before ? sql`and (e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : empty}
    order by e.at desc, e.id desc limit ${limit + 1}`);
  const page = events.slice(0, limit);
  const followUps = await followUpsOf(
    tx,
    scope,
    page.flatMap((event) => (event.kind === 'followUp.recorded' ? [String(event.data.followUpId)] : [])),
  );
  const last = page.at(-1);
  return {
    items: page.map(({ recordId: of, ...event }) => ({
      ...event,
      mergedFrom: of === recordId || !isClear(scope.rights, object, 'name') ? null : (merged.get(of) ?? null),
      data: withoutHiddenFields(scope, object, event.data),
      followUp: followUps.get(String(event.data.followUpId)) ?? null,
    })),
    nextBefore: events.length > limit && last ? `${last.at}_${last.id}` : null,
  };
}

/** Names of what was merged into a record, by id: its timeline goes on in theirs. */
async function mergedInto(tx: Tx, object: ObjectName, id: string): Promise<Map<string, string>> {
  if (!isMergeable(object)) return new Map();
  const rows = await tx.prepared<{ id: string; name: string }>(
    sql`select id, name from ${raw(OBJECT_DESCRIPTORS[object].path)} where org_id = ${tx.orgId} and merged_into = ${id}`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** That the others were merged is told by the survivor itself. */
const ofAny = (ids: readonly string[]): Sql => sql`e.record_id = any(${ids}::uuid[]) and e.kind <> 'record.mergedInto'`;

function cursorOf(text: string): { at: string; id: string } {
  const [at = '', id = ''] = text.split('_');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw badInput([{ field: 'before', reason: 'not a position in this timeline' }]);
  return { at, id };
}

/** A field that is hidden or masked on the record is not told by its history either. */
export function withoutHiddenFields(scope: Scope, object: ObjectName, data: Record<string, unknown>): Record<string, unknown> {
  const clear = (field: string): boolean => isClear(scope.rights, object, FIELD_TOLD[field] ?? field);
  const told = Object.entries(data).filter(([key]) => clear(key));
  return Object.fromEntries(told.map(([key, value]) => [key, key === 'changes' ? clearChanges(value, clear) : value]));
}

/** What an act says of a field under another name than the record's. */
const FIELD_TOLD: Record<string, string> = { lossReason: 'lostReason', lossNote: 'lostNote', otherName: 'name', intoName: 'name' };

/** Changes by field; those of a stage plan are a list of stages. */
const clearChanges = (changes: unknown, clear: (field: string) => boolean): unknown =>
  Array.isArray(changes) ? changes : Object.fromEntries(Object.entries(changes as object).filter(([field]) => clear(field)));

type FollowUp = NonNullable<TimelineItem['followUp']>;

async function followUpsOf(tx: Tx, scope: Scope, ids: readonly string[]): Promise<Map<string, FollowUp>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Omit<FollowUp, 'files'> & { files: Omit<FollowUp['files'][number], 'inline'>[] | null }>(sql`
    select f.id, f.kind, case when f.deleted_at is null then f.body else '' end as body, f.next_at as "nextAt",
      f.deleted_at is not null as deleted, f.author_id = ${scope.userId} as mine,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name)) from users u where u.org_id = f.org_id and u.id = any(f.mentions)), '[]')
        as mentions,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id) from follow_up_participants p
        join users u on u.org_id = p.org_id and u.id = p.user_id where p.org_id = f.org_id and p.follow_up_id = f.id), '[]') as participants,
      (select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'size', x.size, 'mediaType', x.media_type) order by x.created_at, x.id)
        from files x where x.org_id = f.org_id and x.object = f.object and x.record_id = f.record_id and x.purpose = 'followUp'
          and x.purpose_id = f.id and x.deleted_at is null and f.deleted_at is null) as files
    from follow_ups f where f.org_id = ${scope.orgId} and f.id = any(${ids})`);
  return new Map(
    rows.map((row) => [row.id, { ...row, files: (row.files ?? []).map((file) => ({ ...file, inline: mayShowInline(file.name) })) }]),
  );
}
