// API keys: a long random word that acts for the person who made it, within the scopes he gave it. Only its hash is kept.
import sql from 'sql-template-tag';
import { type ApiKey, KEY_SCOPES } from '#domain/people/contract.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { notFound, refused } from '../http/refusals.ts';
import type { Scope } from './scope.ts';
import { newToken, tokenHash } from './sessions.ts';

const MAX_KEYS = 50;
const PREFIX = 'wp_';
const SHOWN = 8;

export async function listApiKeys(tx: Tx, scope: Scope): Promise<ApiKey[]> {
  return tx.rows<ApiKey>(sql`
    select id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
    from api_keys where org_id = ${scope.orgId} and user_id = ${scope.userId} and revoked_at is null order by created_at desc, id desc`);
}

export interface NewApiKey {
  name: string;
  scopes: ApiKey['scopes'];
  expiresInDays: number | null;
}

/** The key is in the answer and nowhere else; its first characters are kept so that one can tell keys apart. */
export async function createApiKey(tx: Tx, scope: Scope, input: NewApiKey, now: string): Promise<ApiKey & { key: string }> {
  if ((await listApiKeys(tx, scope)).length >= MAX_KEYS) throw refused([{ kind: 'tooManyKeys', most: MAX_KEYS }], 'Revoke a key first.');
  const secret = `${PREFIX}${newToken()}`;
  const key: ApiKey = {
    id: newId(),
    name: input.name,
    prefix: secret.slice(0, PREFIX.length + SHOWN),
    scopes: KEY_SCOPES.filter((name) => name === 'read' || input.scopes.includes(name)),
    createdAt: now,
    expiresAt: input.expiresInDays === null ? null : new Date(Date.parse(now) + input.expiresInDays * 86_400_000).toISOString(),
    lastUsedAt: null,
  };
  await tx.run(sql`
    insert into api_keys (id, org_id, user_id, name, key_hash, prefix, scopes, created_at, expires_at)
    values (${key.id}, ${scope.orgId}, ${scope.userId}, ${key.name}, ${tokenHash(secret)}, ${key.prefix}, ${key.scopes}, ${now}, ${key.expiresAt})`);
  const data = { name: key.name, scopes: key.scopes };
  await recordEvent(tx, scope, now, { kind: 'apiKey.created', object: 'user', recordId: scope.userId, data });
  return { ...key, key: secret };
}

export async function revokeApiKey(tx: Tx, scope: Scope, id: string, now: string): Promise<void> {
  const row = await tx.first<{ name: string }>(sql`
    update api_keys set revoked_at = ${now}
    where org_id = ${scope.orgId} and user_id = ${scope.userId} and id = ${id} and revoked_at is null returning name`);
  if (!row) throw notFound('API key');
  await recordEvent(tx, scope, now, { kind: 'apiKey.revoked', object: 'user', recordId: scope.userId, data: { name: row.name } });
}
