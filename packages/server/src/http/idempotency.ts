// The same key sent twice (a time-out, a double click): one effect, the same answer. The key row is written in the
// command's own transaction, so a refused or failed command leaves no key behind and may be tried again.
import { hash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { badInput, conflict } from './refusals.ts';

export interface KeyedCall {
  key: string | string[] | undefined;
  route: string;
  body: unknown;
  /** Body and answer hold secrets: neither is kept, and a repeated call is told that its act has been done. */
  secret?: boolean;
}

const MAX_KEY = 200;

export async function once<T>(tx: Tx, scope: Scope, call: KeyedCall, act: () => Promise<T>): Promise<T> {
  const key = Array.isArray(call.key) ? call.key[0] : call.key;
  if (key === undefined || key === '') return act();
  if (key.length > MAX_KEY) throw badInput([{ field: 'Idempotency-Key', reason: `at most ${MAX_KEY} characters` }]);
  const fingerprint = hash('sha256', `${call.route}\n${call.secret ? '' : JSON.stringify(call.body ?? null)}`);
  const inserted = await tx.prepared(
    sql`insert into command_keys (org_id, actor_id, key, fingerprint) values (${scope.orgId}, ${scope.userId}, ${key}, ${fingerprint}) on conflict do nothing returning true`,
  );
  if (inserted.length === 0) {
    const earlier = await tx.first<{ fingerprint: string; answer: T }>(
      sql`select fingerprint, answer from command_keys where org_id = ${scope.orgId} and actor_id = ${scope.userId} and key = ${key}`,
    );
    if (!earlier || earlier.fingerprint !== fingerprint) {
      throw conflict('keyReused', 'This Idempotency-Key was already used for a different request.');
    }
    if (call.secret) throw conflict('answeredOnce', 'This was done, and its answer was given once; it is not kept.');
    return earlier.answer;
  }
  const answer = await act();
  if (call.secret) return answer;
  tx.atCommit(
    sql`update command_keys set answer = ${JSON.stringify(answer ?? null)}::jsonb where org_id = ${scope.orgId} and actor_id = ${scope.userId} and key = ${key}`,
  );
  return answer;
}
