// Template files of key events and files of the sales guidance: they hang on the business type, and its versions name them by id.
import sql from 'sql-template-tag';
import type { FileShape } from '#domain/files/contract.ts';
import { mayShowInline } from '#domain/files/uploads.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import type { FileStore } from '../outside/files/fileStore.ts';
import type { Scope } from '../people/scope.ts';
import { businessTypeOf } from '../processes/queries.ts';
import { keepFile } from './commands.ts';
import type { ReceivedFile } from './receive.ts';

export async function addProcessFiles(
  tx: Tx,
  scope: Scope,
  store: FileStore,
  input: { id: string; files: readonly ReceivedFile[] },
  now: string,
): Promise<FileShape[]> {
  await businessTypeOf(tx, input.id);
  const place = { object: 'businessType', recordId: input.id, purpose: 'template', purposeId: null } as const;
  const added: FileShape[] = [];
  for (const file of input.files) {
    const kept = await keepFile(tx, scope, store, file, place, now);
    const data = { fileId: kept.id, name: kept.name, size: kept.size };
    await recordEvent(tx, scope, now, { kind: 'file.added', object: 'businessType', recordId: input.id, data });
    added.push(kept);
  }
  return added;
}

export async function processFiles(tx: Tx, input: { id: string; limit: number }): Promise<FileShape[]> {
  await businessTypeOf(tx, input.id);
  const files = await tx.rows<Omit<FileShape, 'inline'>>(sql`
    select f.id, f.name, f.size, f.media_type as "mediaType", f.purpose, f.purpose_id as "purposeId", f.created_by as "createdBy",
      u.name as "createdByName", f.created_at as "createdAt"
    from files f join users u on u.org_id = f.org_id and u.id = f.created_by
    where f.org_id = ${tx.orgId} and f.object = 'businessType' and f.record_id = ${input.id} and f.deleted_at is null and f.status = 'live'
    order by f.created_at desc, f.id limit ${input.limit}`);
  return files.map((file) => ({ ...file, inline: mayShowInline(file.name) }));
}
