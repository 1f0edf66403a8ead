// The two gates: the session cookie (with the CSRF header on every write) and the API key. They alone mint scopes for requests.
import type { FastifyReply, FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { withoutAdministration } from '#domain/people/rights.ts';
import type { Database, Tx } from '../db/database.ts';
import { forbidden, notSignedIn } from '../http/refusals.ts';
import { SESSION_COOKIE, setSessionCookie } from './cookies.ts';
import { scopeOf } from './loadScope.ts';
import { mintScope, type Scope } from './scope.ts';
import { findSession, markIsDue, markSeen, rotateToken, rotationIsDue, type SessionRow, tokenHash } from './sessions.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface ApiKeyRow {
  id: string;
  orgId: string;
  userId: string;
  scopes: string[];
  lastUsedAt: string | null;
  revision: number;
}

const SEEN_EVERY_MS = 60_000;

async function findApiKey(database: Database, key: string, now: string): Promise<ApiKeyRow | undefined> {
  return database.gate(async (tx) => {
    const [row] = await tx.prepared<ApiKeyRow>(sql`
      select k.id, k.org_id as "orgId", k.user_id as "userId", k.scopes, k.last_used_at as "lastUsedAt", o.people_revision as revision
      from api_keys k join organisations o on o.id = k.org_id
      where k.key_hash = ${tokenHash(key)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}::timestamptz)`);
    if (row && Date.parse(now) - Date.parse(row.lastUsedAt ?? '1970-01-01') > SEEN_EVERY_MS) {
      await tx.run(sql`update api_keys set last_used_at = ${now} where id = ${row.id}`);
    }
    return row;
  });
}

export interface Gate {
  database: Database;
  secureCookies: boolean;
}

export interface Entering {
  /** With a reply at hand the session's token may be exchanged. */
  reply?: FastifyReply | undefined;
  /** The connection to ask on; without one the gate takes its own. */
  tx?: Tx | undefined;
}

const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];

/** The caller's scope, or 401; a write without the CSRF header or with a read-only key is 403. */
export async function enter(gate: Gate, request: FastifyRequest, now: string, entering: Entering = {}): Promise<Scope> {
  const bearer = bearerOf(request);
  const writes = !READS.has(request.method);
  return bearer ? enterWithKey(gate, bearer, writes, now) : enterWithSession(gate, request, writes, now, entering);
}

const MAX_REMEMBERED = 5_000;
const remembered = new Map<string, Scope>();
const memoryOf = (token: string): string => tokenHash(token).toString('base64');

/** Who a session's token stood for at its last request. A guess: only `enter` says whether it still holds. */
export function lastScopeOf(request: FastifyRequest): Scope | undefined {
  const token = request.headers.authorization ? undefined : request.cookies[SESSION_COOKIE];
  return token ? remembered.get(memoryOf(token)) : undefined;
}

function remember(token: string, scope: Scope): void {
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(memoryOf(token), scope);
}

async function enterWithKey({ database }: Gate, bearer: string, writes: boolean, now: string): Promise<Scope> {
  const key = await findApiKey(database, bearer, now);
  if (!key) throw notSignedIn();
  if (writes && !key.scopes.includes('write')) throw forbidden('This API key may only read.', 'readOnlyKey');
  return admitted(await scopeOfKey(database, key));
}

async function scopeOfKey(database: Database, key: ApiKeyRow): Promise<Scope | null> {
  const scope = await scopeOf(database, key, 'apiKey');
  if (!scope || key.scopes.includes('administer')) return scope;
  return mintScope({ ...scope, rights: withoutAdministration(scope.rights) });
}

async function enterWithSession(
  gate: Gate,
  request: FastifyRequest,
  writes: boolean,
  now: string,
  { reply, tx }: Entering,
): Promise<Scope> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) throw notSignedIn();
  // whoever holds a connection asks on it: waiting for a second one, all could wait for each other
  const ask = <T>(question: (on: Tx) => Promise<T>): Promise<T> => (tx ? question(tx) : gate.database.gate(question));
  const session = live(await ask((on) => findSession(on, token, now)));
  if (writes) demandCsrf(request, session);
  if (markIsDue(session, now)) await ask((on) => markSeen(on, session, now));
  const scope = admitted(await scopeOf(tx ? { on: tx } : gate.database, session, 'session'));
  const fresh = reply && rotationIsDue(session, now) && (await ask((on) => rotateToken(on, session, token, now)));
  if (fresh) setSessionCookie(reply, fresh, { expiresAt: session.expiresAt, now, secure: gate.secureCookies });
  remember(token, scope);
  return scope;
}

/**
 * The caller's scope on a connection in whose transaction the session itself must not be written: a refusal would undo that, and other
 * requests would wait for it. Undefined when it ought to be; the caller enters by the gate then.
 */
export async function enterMeanwhile(tx: Tx, request: FastifyRequest, now: string): Promise<Scope | undefined> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) throw notSignedIn();
  const session = live(await findSession(tx, token, now));
  demandCsrf(request, session);
  if (markIsDue(session, now) || rotationIsDue(session, now)) return undefined;
  return admitted(await scopeOf({ on: tx }, session, 'session'));
}

/** The scope, as it is now, of a caller who came in by this request; null when he may no longer. Listening on is no sign of life. */
export async function stillIn(database: Database, request: FastifyRequest, now: string): Promise<Scope | null> {
  const bearer = bearerOf(request);
  if (bearer) {
    const key = await findApiKey(database, bearer, now);
    return key ? scopeOfKey(database, key) : null;
  }
  const token = request.cookies[SESSION_COOKIE];
  const session = token ? await database.gate((on) => findSession(on, token, now)) : undefined;
  return session ? scopeOf(database, session, 'session') : null;
}

function live(session: SessionRow | undefined): SessionRow {
  if (!session) throw notSignedIn();
  return session;
}

function demandCsrf(request: FastifyRequest, session: SessionRow): void {
  if (request.headers['x-csrf-token'] === session.csrf) return;
  throw forbidden('The x-csrf-token header is missing or wrong. Reload the page.', 'csrf');
}

function admitted(scope: Scope | null): Scope {
  if (!scope) throw notSignedIn();
  return scope;
}
