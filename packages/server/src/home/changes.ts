// What happened last to the records one looks after. The records come first, through the lists and their indexes; then the newest
// event of each, so that the page costs the same however long the log is.
import sql, { join } from 'sql-template-tag';
import type { HomeChange } from '#domain/home/contract.ts';
import { DUE_OBJECTS, type DueObject, ownedBy, type Whose } from '#domain/home/questions.ts';
import { fieldLevel, type ObjectName } from '#domain/people/rights.ts';
import { encodeFilter } from '#domain/records/filters.ts';
import { PRIVATE_KINDS, withoutHiddenFields } from '../activities/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { listRecords } from '../records/listRecords.ts';
import { mayAsk, whoseWork } from './whose.ts';

const SHOWN = 12;

interface Candidate {
  object: DueObject;
  id: string;
  name: string;
}

export async function homeChangesOf(tx: Tx, scope: Scope, of: Whose | undefined, now: string): Promise<HomeChange[]> {
  const owner = ownedBy(whoseWork(scope, of).of);
  const candidates: Candidate[] = [];
  for (const object of DUE_OBJECTS) {
    if (fieldLevel(scope.rights, object, 'name') === 'hidden' || !(await mayAsk(tx, scope, object, owner))) continue;
    for (const sort of ['-updatedAt', '-lastActivityAt']) {
      const page = await listRecords(tx, scope, object, { filter: encodeFilter(owner), sort, columns: ['name'], limit: SHOWN }, now);
      candidates.push(...page.records.map(({ id, values }) => ({ object, id, name: String(values.name ?? '') })));
    }
  }
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  return byId.size === 0 ? [] : newestEvents(tx, scope, byId);
}

type EventRow = Omit<HomeChange, 'recordName'>;

async function newestEvents(tx: Tx, scope: Scope, records: ReadonlyMap<string, Candidate>): Promise<HomeChange[]> {
  const places = [...records.values()].map(({ object, id }) => sql`(${object}::text, ${id}::uuid)`);
  const events = await tx.rows<EventRow>(sql`
    select e.id, e.at, e.kind, u.name as "actorName", e.object, e.record_id as "recordId", e.data,
      left(f.body, 120) as text
    from (values ${join(places)}) r (object, id)
    cross join lateral (
      select * from events e
      where e.org_id = ${scope.orgId} and e.object = r.object and e.record_id = r.id and e.kind <> all(${[...PRIVATE_KINDS]}::text[])
      order by e.at desc, e.id desc limit 1) e
    left join users u on u.org_id = e.org_id and u.id = e.actor_id
    left join follow_ups f on f.org_id = e.org_id and f.id = (e.data->>'followUpId')::uuid and f.deleted_at is null
    order by e.at desc, e.id desc limit ${SHOWN}`);
  return events.map((event) => ({
    ...event,
    recordName: records.get(event.recordId)?.name ?? '',
    data: withoutHiddenFields(scope, event.object as ObjectName, event.data),
  }));
}
