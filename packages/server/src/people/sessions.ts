// Sessions: a random token in a cookie, its hash in the database. Idle and absolute expiry; the token is exchanged
// for a new one every day, the old one staying good for a minute so that parallel requests do not fall out.
import { createHash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

export const IDLE_HOURS = 12;
export const ABSOLUTE_DAYS = 14;
const SEEN_EVERY_MS = 60_000;

export interface SessionRow {
  id: string;
  orgId: string;
  userId: string;
  csrf: string;
  lastSeenAt: string;
  revision: number;
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newToken = (): string => randomBytes(32).toString('base64url');
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

export async function openSession(
  tx: Tx,
  who: { orgId: string; userId: string; ip: string; userAgent: string },
  now: string,
): Promise<{ token: string; csrf: string }> {
  const token = newToken();
  const csrf = newToken();
  await tx.run(sql`
    insert into sessions (token_hash, id, org_id, user_id, csrf, created_at, last_seen_at, rotated_at, expires_at, ip, user_agent)
    values (${tokenHash(token)}, ${newId()}, ${who.orgId}, ${who.userId}, ${csrf}, ${now}, ${now}, ${now},
      ${later(now, ABSOLUTE_DAYS * 86_400_000)}, ${who.ip}, ${who.userAgent.slice(0, 300)})`);
  return { token, csrf };
}

/** The live session of a token with the organisation's people revision; marks it as seen once a minute. */
export async function findSession(tx: Tx, token: string, now: string): Promise<SessionRow | undefined> {
  const hash = tokenHash(token);
  const [session] = await tx.prepared<SessionRow>(sql`
    select s.id, s.org_id as "orgId", s.user_id as "userId", s.csrf, s.last_seen_at as "lastSeenAt", o.people_revision as revision
    from sessions s join organisations o on o.id = s.org_id
    where s.token_hash = ${hash} and s.expires_at > ${now}::timestamptz
      and s.last_seen_at > ${now}::timestamptz - make_interval(hours => ${IDLE_HOURS})`);
  if (session && Date.parse(now) - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS) {
    await tx.run(sql`update sessions set last_seen_at = ${now} where token_hash = ${hash}`);
  }
  return session;
}

export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.run(sql`delete from sessions where token_hash = ${tokenHash(token)}`);
}
