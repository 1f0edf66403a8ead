// One-time tokens of invitations and password resets: random, kept as a hash, used once, the newest only.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { newToken, tokenHash } from './sessions.ts';

export const INVITE_DAYS = 7;
export const RESET_MINUTES = 60;
export type Purpose = 'invite' | 'reset';

export interface TokenOwner {
  orgId: string;
  userId: string;
  purpose: Purpose;
}

/** A new token; those made before for the same person and purpose stop working. */
export async function makeToken(tx: Tx, owner: TokenOwner, now: string): Promise<string> {
  const token = newToken();
  const minutes = owner.purpose === 'invite' ? INVITE_DAYS * 24 * 60 : RESET_MINUTES;
  await tx.run(
    sql`delete from one_time_tokens where org_id = ${owner.orgId} and user_id = ${owner.userId} and purpose = ${owner.purpose} and used_at is null`,
  );
  await tx.run(sql`
    insert into one_time_tokens (token_hash, org_id, user_id, purpose, created_at, expires_at)
    values (${tokenHash(token)}, ${owner.orgId}, ${owner.userId}, ${owner.purpose}, ${now}::timestamptz,
      ${now}::timestamptz + make_interval(mins => ${minutes}::int))`);
  return token;
}

/** Whose token this is, when it may still be used; `lock` keeps a second use waiting. */
export async function findToken(tx: Tx, token: string, now: string, lock: 'lock' | 'look'): Promise<TokenOwner | undefined> {
  const live = sql`
    select org_id as "orgId", user_id as "userId", purpose from one_time_tokens
    where token_hash = ${tokenHash(token)} and used_at is null and expires_at > ${now}::timestamptz`;
  return tx.first<TokenOwner>(lock === 'lock' ? sql`${live} for update` : live);
}

/** Uses one token up and withdraws every other of the same person. */
export async function useToken(tx: Tx, owner: TokenOwner, token: string, now: string): Promise<void> {
  await tx.run(sql`update one_time_tokens set used_at = ${now} where token_hash = ${tokenHash(token)}`);
  await withdrawTokens(tx, owner);
}

export async function withdrawTokens(tx: Tx, who: { orgId: string; userId: string }): Promise<void> {
  await tx.run(sql`delete from one_time_tokens where org_id = ${who.orgId} and user_id = ${who.userId} and used_at is null`);
}
