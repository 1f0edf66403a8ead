// The two gates: the session cookie (with the CSRF header on every write) and the API key. They alone mint scopes for requests.
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import { forbidden, notSignedIn } from '../http/refusals.ts';
import { scopeOf } from './loadScope.ts';
import type { Scope } from './scope.ts';
import { findSession, tokenHash } from './sessions.ts';

export const SESSION_COOKIE = 'winpath_session';
export const CSRF_COOKIE = 'winpath_csrf';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface ApiKeyRow {
  id: string;
  orgId: string;
  userId: string;
  scopes: string[];
  revision: number;
}

async function findApiKey(database: Database, key: string, now: string): Promise<ApiKeyRow | undefined> {
  return database.gate(async (tx) => {
    const [row] = await tx.prepared<ApiKeyRow>(sql`
      update api_keys k set last_used_at = case when last_used_at > ${now}::timestamptz - interval '1 minute' then last_used_at else ${now}::timestamptz end
      from organisations o
      where k.key_hash = ${tokenHash(key)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}::timestamptz) and o.id = k.org_id
      returning k.id, k.org_id as "orgId", k.user_id as "userId", k.scopes, o.people_revision as revision`);
    return row;
  });
}

/** The caller's scope, or 401; a write without the CSRF header or with a read-only key is 403. */
export async function enter(database: Database, request: FastifyRequest, now: string): Promise<Scope> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const writes = !READS.has(request.method);
  if (bearer) {
    const key = await findApiKey(database, bearer, now);
    if (!key) throw notSignedIn();
    if (writes && !key.scopes.includes('write')) throw forbidden('This API key may only read.', 'readOnlyKey');
    return admitted(await database.read(key.orgId, (tx) => scopeOf(tx, key.userId, key.revision, 'apiKey')));
  }
  const token = request.cookies[SESSION_COOKIE];
  if (!token) throw notSignedIn();
  const session = await database.gate((tx) => findSession(tx, token, now));
  if (!session) throw notSignedIn();
  if (writes && request.headers['x-csrf-token'] !== session.csrf) {
    throw forbidden('The x-csrf-token header is missing or wrong. Reload the page.', 'csrf');
  }
  return admitted(await database.read(session.orgId, (tx) => scopeOf(tx, session.userId, session.revision, 'session')));
}

function admitted(scope: Scope | null): Scope {
  if (!scope) throw notSignedIn();
  return scope;
}
