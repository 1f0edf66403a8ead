import sql from 'sql-template-tag';
import type { FileShape } from '#domain/files/contract.ts';
import { mayShowInline } from '#domain/files/uploads.ts';
import type { Tx } from '../db/database.ts';
import type { FileRow } from './commands.ts';

/** The live files that hang on a record or a process, newest first. Whoever asks has looked whether the reader may see it. */
export async function filesOn(tx: Tx, at: { object: FileRow['object']; id: string; limit: number }): Promise<FileShape[]> {
  const files = await tx.rows<Omit<FileShape, 'inline'>>(sql`
    select f.id, f.name, f.size, f.media_type as "mediaType", f.purpose, f.purpose_id as "purposeId", f.created_by as "createdBy",
      u.name as "createdByName", f.created_at as "createdAt"
    from files f join users u on u.org_id = f.org_id and u.id = f.created_by
    where f.org_id = ${tx.orgId} and f.object = ${at.object} and f.record_id = ${at.id} and f.deleted_at is null and f.status = 'live'
    order by f.created_at desc, f.id limit ${at.limit}`);
  return files.map((file) => ({ ...file, inline: mayShowInline(file.name) }));
}
