// Live updates: one listening connection per process hears of every event and tells the open pages that may see the record.
// Only kind, object and id travel; the page asks for what it shows.
import pg from 'pg';
import sql, { raw } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Database } from '../db/database.ts';
import { EVENTS_CHANNEL } from '../events/record.ts';
import { heardProgress, PROGRESS_CHANNEL } from '../jobs/progress.ts';
import { mayAct } from '../records/recordAccess.ts';
import { type Listeners, openListeners } from './listeners.ts';
import { NOTICES_CHANNEL } from './notices.ts';

/** Told by the database itself when people, roles or departments change, sessions end or keys are revoked. */
const ENTRANCE_CHANNEL = 'winpath_entrance';
const CHANNELS = [EVENTS_CHANNEL, NOTICES_CHANNEL, PROGRESS_CHANNEL, ENTRANCE_CHANNEL];
const RECONNECT_MS = 1_000;

interface Happened {
  kind: string;
  object: string;
  recordId: string;
}

export interface LiveUpdates {
  add: Listeners['add'];
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function liveUpdates(database: Database): LiveUpdates {
  const listeners = openListeners();
  let client: pg.Client | undefined;
  let stopped = false;

  async function tellEvent(orgId: string, seq: string): Promise<void> {
    if (listeners.of(orgId).length === 0) return;
    const happened = await database.read(orgId, async (tx) => {
      const event = await tx.first<Happened>(sql`select kind, object, record_id as "recordId" from events where seq = ${seq}::bigint`);
      if (!event) return undefined;
      const descriptor = OBJECT_DESCRIPTORS[event.object as ObjectName];
      if (!descriptor) return { ...event, ownerId: null, members: [] as string[], isRecord: false };
      const record = await tx.first<{ ownerId: string | null; members: string[] }>(sql`
        select ${raw(descriptor.owned ? 'owner_id' : 'null')} as "ownerId",
          array(select user_id from team_members t where t.org_id = r.org_id and t.object = ${event.object} and t.record_id = r.id) as members
        from ${raw(descriptor.path)} r where org_id = ${orgId} and id = ${event.recordId}`);
      return { ...event, ownerId: record?.ownerId ?? null, members: record?.members ?? [], isRecord: true };
    });
    if (!happened) return;
    const { kind, object, recordId, ownerId, members, isRecord } = happened;
    for (const listener of listeners.of(orgId)) {
      const teamAccess = members.includes(listener.scope.userId) ? 'read' : null;
      const sees = isRecord && mayAct(listener.scope, { object: object as ObjectName, ownerId, teamAccess }, 'read');
      if (sees || object === 'businessType') listeners.tell(listener, 'happened', { kind, object, recordId });
    }
  }

  function tellProgress(payload: string): void {
    const { orgId, object, recordId, isFor } = heardProgress(payload);
    for (const listener of listeners.of(orgId))
      if (isFor(listener.scope)) listeners.tell(listener, 'happened', { kind: 'progress', object, recordId });
  }

  function tellNotice(orgId: string, userId: string): void {
    for (const listener of listeners.of(orgId)) if (listener.scope.userId === userId) listeners.tell(listener, 'notice', {});
  }

  async function hear({ channel, payload = '' }: pg.Notification): Promise<void> {
    if (channel === ENTRANCE_CHANNEL) return listeners.lookAt(payload);
    if (channel === PROGRESS_CHANNEL) {
      await listeners.looked(heardProgress(payload).orgId);
      return tellProgress(payload);
    }
    const [orgId = '', rest = ''] = payload.split(':');
    await listeners.looked(orgId);
    return channel === NOTICES_CHANNEL ? tellNotice(orgId, rest) : tellEvent(orgId, rest);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: database.connectionString, application_name: 'winpath live' });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!stopped) setTimeout(() => connect().catch(() => undefined), RECONNECT_MS).unref();
    });
    next.on('notification', (heard) => void hear(heard).catch(() => undefined));
    await next.connect();
    for (const channel of CHANNELS) await next.query(`listen ${channel}`);
    client = next;
    await listeners.lookAtAll();
    listeners.tellAll('resync'); // what was missed while away is asked for again
  }

  return {
    add: listeners.add,
    start: connect,
    stop: async () => {
      stopped = true;
      listeners.end();
      await client?.end();
    },
  };
}
