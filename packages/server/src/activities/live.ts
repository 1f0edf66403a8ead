// Live updates: one listening connection per process hears of every event and tells the open pages that may see the record.
// Only kind, object and id travel; the page asks for what it shows.
import type { FastifyReply } from 'fastify';
import pg from 'pg';
import sql, { raw } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Database } from '../db/database.ts';
import { EVENTS_CHANNEL } from '../events/record.ts';
import { heardProgress, PROGRESS_CHANNEL } from '../jobs/progress.ts';
import type { Scope } from '../people/scope.ts';
import { mayAct } from '../records/recordAccess.ts';
import { NOTICES_CHANNEL } from './notices.ts';

interface Listener {
  scope: Scope;
  reply: FastifyReply;
}

interface Happened {
  kind: string;
  object: string;
  recordId: string;
}

const HEARTBEAT_MS = 25_000;
const RECONNECT_MS = 1_000;

export interface LiveUpdates {
  add(scope: Scope, reply: FastifyReply): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function liveUpdates(database: Database): LiveUpdates {
  const listeners = new Set<Listener>();
  let client: pg.Client | undefined;
  let stopped = false;

  const write = (listener: Listener, event: string, data: object): void => {
    listener.reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  async function tellEvent(orgId: string, seq: string): Promise<void> {
    const here = [...listeners].filter((listener) => listener.scope.orgId === orgId);
    if (here.length === 0) return;
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
    for (const listener of here) {
      const teamAccess = members.includes(listener.scope.userId) ? 'read' : null;
      const sees = isRecord && mayAct(listener.scope, { object: object as ObjectName, ownerId, teamAccess }, 'read');
      if (sees || object === 'businessType') write(listener, 'happened', { kind, object, recordId });
    }
  }

  function hear({ channel, payload = '' }: pg.Notification): void {
    const [orgId = '', rest = ''] = payload.split(':');
    if (channel === PROGRESS_CHANNEL) {
      hearProgress(payload);
    } else if (channel === NOTICES_CHANNEL) {
      for (const listener of listeners) if (listener.scope.orgId === orgId && listener.scope.userId === rest) write(listener, 'notice', {});
    } else {
      tellEvent(orgId, rest).catch(() => undefined);
    }
  }

  function hearProgress(payload: string): void {
    const { object, recordId, isFor } = heardProgress(payload);
    for (const listener of listeners) if (isFor(listener.scope)) write(listener, 'happened', { kind: 'progress', object, recordId });
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: database.connectionString, application_name: 'winpath live' });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!stopped) setTimeout(() => connect().catch(() => undefined), RECONNECT_MS).unref();
    });
    next.on('notification', hear);
    await next.connect();
    await next.query(`listen ${EVENTS_CHANNEL}`);
    await next.query(`listen ${NOTICES_CHANNEL}`);
    await next.query(`listen ${PROGRESS_CHANNEL}`);
    client = next;
    for (const listener of listeners) write(listener, 'resync', {}); // what was missed while away is asked for again
  }

  return {
    add: (scope, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      const listener = { scope, reply };
      listeners.add(listener);
      write(listener, 'hello', {});
      const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS);
      reply.raw.on('close', () => {
        clearInterval(heartbeat);
        listeners.delete(listener);
      });
    },
    start: connect,
    stop: async () => {
      stopped = true;
      for (const { reply } of listeners) reply.raw.end();
      await client?.end();
    },
  };
}
