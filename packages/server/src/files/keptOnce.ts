// An upload with an Idempotency-Key: the same files under the same key are kept once and get the same answer, whether they come again
// after a time-out or at the same time.
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import type { Database, Tx } from '../db/database.ts';
import { once } from '../http/idempotency.ts';
import type { FileStore } from '../outside/files/fileStore.ts';
import type { Scope } from '../people/scope.ts';
import type { ReceivedFile } from './receive.ts';
import { discard, type StoredFile, storing } from './storing.ts';

export interface Upload {
  database: Database;
  store: FileStore;
  scope: Scope;
  request: FastifyRequest;
}

const keyOf = (request: FastifyRequest): string | string[] | undefined => request.headers['idempotency-key'];

/** Stores the bytes, and names them in the one transaction of `keep`, unless that was done under this key already. */
export function keepOnce<T>(
  { database, store, scope, request }: Upload,
  files: readonly ReceivedFile[],
  keep: (tx: Tx, stored: StoredFile[]) => Promise<T>,
): Promise<T> {
  const body = files.map(({ name, sha256 }) => ({ name, sha256 }));
  const call = { key: keyOf(request), route: `${request.method} ${request.url}`, body };
  return storing(store, files, async (stored) => {
    let kept = false;
    const answer = await database.write(scope.orgId, (tx) => {
      kept = false; // the transaction may run again
      return once(tx, scope, call, () => {
        kept = true;
        return keep(tx, stored);
      });
    });
    if (!kept) await discard(store, stored);
    return answer;
  });
}

/** Whether something was done under this key before: then its answer stands, whatever has become of the place since. */
export async function isSentAgain(tx: Tx, { scope, request }: Pick<Upload, 'scope' | 'request'>): Promise<boolean> {
  const key = [keyOf(request)].flat()[0];
  if (!key) return false;
  const known = await tx.first(
    sql`select 1 from command_keys where org_id = ${scope.orgId} and actor_id = ${scope.userId} and key = ${key}`,
  );
  return known !== undefined;
}
