import sql from 'sql-template-tag';
import type { Session } from '#domain/people/contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { notFound } from '../http/refusals.ts';
import type { Scope } from './scope.ts';
import { closeSessionsOf, IDLE_HOURS, tokenHash } from './sessions.ts';

/** Live sessions, the present one first, then the latest seen. */
export async function listSessions(tx: Tx, scope: Scope, currentToken: string, now: string): Promise<Session[]> {
  const hash = tokenHash(currentToken);
  return tx.rows<Session>(sql`
    select id, (token_hash = ${hash} or coalesce(previous_hash = ${hash}, false)) as current, created_at as "createdAt",
      last_seen_at as "lastSeenAt", expires_at as "expiresAt", ip, user_agent as "userAgent"
    from sessions where org_id = ${scope.orgId} and user_id = ${scope.userId} and expires_at > ${now}::timestamptz
      and last_seen_at > ${now}::timestamptz - make_interval(hours => ${IDLE_HOURS})
    order by current desc, last_seen_at desc`);
}

export async function revokeSession(tx: Tx, scope: Scope, id: string, now: string): Promise<void> {
  const revoked = await tx.run(sql`delete from sessions where org_id = ${scope.orgId} and user_id = ${scope.userId} and id = ${id}`);
  if (revoked === 0) throw notFound('session');
  await recordEvent(tx, scope, now, { kind: 'session.revoked', object: 'user', recordId: scope.userId, data: { sessions: 1 } });
}

export async function revokeOtherSessions(tx: Tx, scope: Scope, currentToken: string, now: string): Promise<{ revoked: number }> {
  const revoked = await closeSessionsOf(tx, scope, currentToken);
  await recordEvent(tx, scope, now, { kind: 'session.revoked', object: 'user', recordId: scope.userId, data: { sessions: revoked } });
  return { revoked };
}
