// Sessions: a random token in a cookie, its hash in the database. Idle and absolute expiry; the token is exchanged
// for a new one every day, the old one staying good for a minute so that parallel requests do not fall out.
import { hash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

export const IDLE_HOURS = 12;
export const ABSOLUTE_DAYS = 14;
const SEEN_EVERY_MS = 60_000;
const ROTATE_EVERY_MS = 86_400_000;
const GRACE_SECONDS = 60;

export interface SessionRow {
  id: string;
  orgId: string;
  userId: string;
  csrf: string;
  lastSeenAt: string;
  rotatedAt: string;
  expiresAt: string;
  revision: number;
}

export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer');
export const newToken = (): string => randomBytes(32).toString('base64url');
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

export async function openSession(
  tx: Tx,
  who: { orgId: string; userId: string; ip: string; userAgent: string },
  now: string,
): Promise<{ token: string; csrf: string; expiresAt: string }> {
  const token = newToken();
  const csrf = newToken();
  const expiresAt = later(now, ABSOLUTE_DAYS * 86_400_000);
  await tx.run(sql`
    insert into sessions (token_hash, id, org_id, user_id, csrf, created_at, last_seen_at, rotated_at, expires_at, ip, user_agent)
    values (${tokenHash(token)}, ${newId()}, ${who.orgId}, ${who.userId}, ${csrf}, ${now}, ${now}, ${now},
      ${expiresAt}, ${who.ip}, ${who.userAgent.slice(0, 300)})`);
  return { token, csrf, expiresAt };
}

/** The live session of a token with the organisation's people revision. */
export async function findSession(tx: Tx, token: string, now: string): Promise<SessionRow | undefined> {
  const tokenHashed = tokenHash(token);
  const [session] = await tx.prepared<SessionRow>(sql`
    select s.id, s.org_id as "orgId", s.user_id as "userId", s.csrf, s.last_seen_at as "lastSeenAt", s.rotated_at as "rotatedAt",
      s.expires_at as "expiresAt", o.people_revision as revision
    from sessions s join organisations o on o.id = s.org_id
    where (s.token_hash = ${tokenHashed} or s.previous_hash = ${tokenHashed} and s.rotated_at > ${now}::timestamptz - make_interval(secs => ${GRACE_SECONDS}))
      and s.expires_at > ${now}::timestamptz
      and s.last_seen_at > ${now}::timestamptz - make_interval(hours => ${IDLE_HOURS})`);
  return session;
}

/** Whether the session was marked as seen more than a minute ago. */
export const markIsDue = (session: SessionRow, now: string): boolean => Date.parse(now) - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS;

export async function markSeen(tx: Tx, session: SessionRow, now: string): Promise<void> {
  await tx.run(sql`update sessions set last_seen_at = ${now} where id = ${session.id}`);
}

/** Whether the session's token is a day old. */
export const rotationIsDue = (session: SessionRow, now: string): boolean =>
  Date.parse(now) - Date.parse(session.rotatedAt) >= ROTATE_EVERY_MS;

/** A new token for the session; undefined when a parallel request was faster. */
export async function rotateToken(tx: Tx, session: SessionRow, token: string, now: string): Promise<string | undefined> {
  const fresh = newToken();
  const rotated = await tx.run(sql`
    update sessions set token_hash = ${tokenHash(fresh)}, previous_hash = token_hash, rotated_at = ${now}
    where id = ${session.id} and token_hash = ${tokenHash(token)}`);
  return rotated === 1 ? fresh : undefined;
}

export async function closeSession(tx: Tx, token: string): Promise<void> {
  const tokenHashed = tokenHash(token);
  await tx.run(sql`delete from sessions where token_hash = ${tokenHashed} or previous_hash = ${tokenHashed}`);
}

/** Signs a person out everywhere, but for the session that `keep` is the token of; returns how many sessions ended. */
export async function closeSessionsOf(tx: Tx, who: { orgId: string; userId: string }, keep?: string): Promise<number> {
  const kept = keep ? tokenHash(keep) : Buffer.alloc(0);
  return tx.run(sql`
    delete from sessions where org_id = ${who.orgId} and user_id = ${who.userId}
      and token_hash <> ${kept} and previous_hash is distinct from ${kept}`);
}
