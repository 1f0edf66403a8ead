// Whoever follows a record hears what others do to it: one notice per event, and none to somebody who may no longer see the record or
// whom the same event has told already.
import sql, { raw } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { scopeOf } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { mayAct } from '../records/recordAccess.ts';
import { notify } from './notices.ts';

export interface Followed {
  object: ObjectName;
  recordId: string;
  what: 'followUp' | 'moved' | 'won' | 'lost' | 'reopened' | 'assigned' | 'merged';
  data?: object;
  /** Told by the same event in other words. */
  told?: readonly string[];
}

interface Follower {
  userId: string;
  teamAccess: 'read' | 'edit' | null;
  name: string;
  ownerId: string | null;
  revision: number;
}

const MOST = 500;

/** After the event's own writing: who may see the record is judged by how it stands then. */
export async function tellFollowers(tx: Tx, scope: Scope, event: Followed, now: string): Promise<void> {
  const { object, recordId, what, data, told = [] } = event;
  for (const follower of await followersOf(tx, scope, { object, recordId })) {
    if (told.includes(follower.userId) || !(await maySee(tx, object, follower))) continue;
    await notify(
      tx,
      scope,
      { userId: follower.userId, kind: 'followed', object, recordId, data: { name: follower.name, what, ...data } },
      now,
    );
  }
}

function followersOf(tx: Tx, scope: Scope, { object, recordId }: Pick<Followed, 'object' | 'recordId'>): Promise<Follower[]> {
  const { owned, path } = OBJECT_DESCRIPTORS[object];
  return tx.prepared<Follower>(sql`
    select f.user_id as "userId", t.access as "teamAccess", r.name, ${raw(owned ? 'r.owner_id' : 'null::uuid')} as "ownerId",
      o.people_revision as revision
    from follows f join ${raw(path)} r on r.org_id = f.org_id and r.id = f.record_id and r.deleted_at is null
      join organisations o on o.id = f.org_id
      left join team_members t on t.org_id = f.org_id and t.object = f.object and t.record_id = f.record_id and t.user_id = f.user_id
    where f.org_id = ${tx.orgId}::uuid and f.object = ${object} and f.record_id = ${recordId}::uuid and f.user_id <> ${scope.userId}::uuid
    order by f.user_id limit ${MOST}`);
}

async function maySee(tx: Tx, object: ObjectName, { userId, teamAccess, ownerId, revision }: Follower): Promise<boolean> {
  const theirs = await scopeOf({ on: tx }, { orgId: tx.orgId!, userId, revision }, 'job');
  return theirs !== null && mayAct(theirs, { object, ownerId, teamAccess }, 'read');
}
