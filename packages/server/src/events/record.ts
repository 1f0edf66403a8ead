// Every act leaves one event in the same transaction. Listeners are told by NOTIFY with the event's sequence number.
import sql from 'sql-template-tag';
import type { EventKind } from '#domain/events.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { Scope } from '../people/scope.ts';

export const EVENTS_CHANNEL = 'winpath_events';

export interface NewEvent {
  kind: EventKind;
  /** What it happened to: an object name, or `user`, `role`, `process`, … */
  object: string;
  recordId: string;
  /** Facts a reader of history needs; names as they were then. */
  data?: object;
  /** When it took effect, if not now (imports of the past). */
  at?: string;
}

export async function recordEvent(tx: Tx, scope: Scope, now: string, event: NewEvent): Promise<string> {
  const id = newId();
  await tx.prepared(sql`
    with written as (
      insert into events (org_id, id, at, actor_id, kind, object, record_id, data)
      values (${scope.orgId}, ${id}, ${event.at ?? now}, ${scope.userId}, ${event.kind}, ${event.object}, ${event.recordId}, ${JSON.stringify(event.data ?? {})})
      returning org_id, seq
    )
    select pg_notify(${EVENTS_CHANNEL}, org_id || ':' || seq) from written`);
  return id;
}
