// Template files of key events and files of the sales guidance: they hang on the business type, and its versions name them by id.
import type { FileShape } from '#domain/files/contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import type { Scope } from '../people/scope.ts';
import { businessTypeOf } from '../processes/queries.ts';
import { keepFile } from './commands.ts';
import { filesOn } from './queries.ts';
import type { StoredFile } from './storing.ts';

export async function addProcessFiles(
  tx: Tx,
  scope: Scope,
  input: { id: string; files: readonly StoredFile[] },
  now: string,
): Promise<FileShape[]> {
  await businessTypeOf(tx, input.id);
  const place = { object: 'businessType', recordId: input.id, purpose: 'template', purposeId: null } as const;
  const added: FileShape[] = [];
  for (const file of input.files) {
    const kept = await keepFile(tx, scope, file, place, now);
    const data = { fileId: kept.id, name: kept.name, size: kept.size };
    await recordEvent(tx, scope, now, { kind: 'file.added', object: 'businessType', recordId: input.id, data });
    added.push(kept);
  }
  return added;
}

export async function processFiles(tx: Tx, input: { id: string; limit: number }): Promise<FileShape[]> {
  await businessTypeOf(tx, input.id);
  return filesOn(tx, { object: 'businessType', ...input });
}
