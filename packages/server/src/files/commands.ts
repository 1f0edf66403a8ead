import sql from 'sql-template-tag';
import type { FileShape } from '#domain/files/contract.ts';
import { mayShowInline } from '#domain/files/uploads.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { eventById } from '#domain/processes/definition.ts';
import { approvalOf, isListed } from '#domain/processes/facts.ts';
import { decideFileRemoval } from '#domain/processes/keyEvents.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, forbidden, locked, notFound } from '../http/refusals.ts';
import { situationOf } from '../opportunities/lockForProcess.ts';
import { processRefusal } from '../opportunities/refuseProcess.ts';
import type { Scope } from '../people/scope.ts';
import { accessRecord } from '../records/recordAccess.ts';
import type { StoredFile } from './storing.ts';

export interface NewFiles {
  object: ObjectName;
  recordId: string;
  purpose: 'attachment' | 'keyEvent' | 'followUp';
  eventId?: string | undefined;
  files: readonly StoredFile[];
}

/** Who may hang a file where: editors anywhere; for a key event also its listed operators; a follow-up's files whoever reads. */
export async function checkPlace(tx: Tx, scope: Scope, input: Omit<NewFiles, 'files'>): Promise<void> {
  if (input.purpose !== 'keyEvent') {
    // held: a record that goes into another one takes its files along
    await accessRecord(tx, scope, input.object, input.recordId, input.purpose === 'followUp' ? 'read' : 'edit', true);
    return;
  }
  if (input.object !== 'opportunity' || !input.eventId)
    throw badInput([{ field: 'eventId', reason: 'name the key event of an opportunity' }]);
  const { version, facts, ask } = await situationOf(tx, scope, input.recordId, { lock: true, operatorOf: input.eventId });
  const place = eventById(version, input.eventId);
  if (!place) throw notFound('key event');
  if (place.event.upload === 'none') throw badInput([{ field: 'eventId', reason: 'this key event takes no files' }]);
  if (!ask.rights.edit && !isListed(place.event.operators, ask.actor)) throw forbidden();
  if (facts.closed === 'lost') throw processRefusal([{ kind: 'closed' }], 'event');
  if (approvalOf(facts, place.stage.id) === 'pending') throw locked([{ kind: 'locked', stageId: place.stage.id }]);
}

type Kept = Pick<FileShape, 'purpose'> & { object: FileRow['object']; recordId: string; purposeId: string | null };

/** The row of stored bytes. */
export async function keepFile(tx: Tx, scope: Scope, file: StoredFile, at: Kept, now: string): Promise<FileShape> {
  const { id } = file;
  const { purpose, purposeId } = at;
  await tx.run(sql`
    insert into files (org_id, id, object, record_id, purpose, purpose_id, name, size, media_type, sha256, storage_key, created_at, created_by)
    values (${scope.orgId}, ${id}, ${at.object}, ${at.recordId}, ${purpose}, ${purposeId}, ${file.name}, ${file.size},
      ${file.mediaType}, ${file.sha256}, ${id}, ${now}, ${scope.userId})`);
  const { name, size, mediaType } = file;
  const by = { createdBy: scope.userId, createdByName: scope.userName, createdAt: now };
  return { id, name, size, mediaType, inline: mayShowInline(name), purpose, purposeId, ...by };
}

export async function addFiles(tx: Tx, scope: Scope, input: NewFiles, now: string): Promise<FileShape[]> {
  await checkPlace(tx, scope, input);
  const { object, recordId, purpose, eventId = null } = input;
  const added: FileShape[] = [];
  for (const file of input.files) {
    const kept = await keepFile(tx, scope, file, { object, recordId, purpose, purposeId: eventId }, now);
    if (purpose !== 'followUp') {
      const data = { fileId: kept.id, name: file.name, size: file.size, eventId };
      await recordEvent(tx, scope, now, { kind: 'file.added', object, recordId, data });
    }
    added.push(kept);
  }
  return added;
}

export interface FileRow {
  id: string;
  /** A template file hangs on its business type. */
  object: ObjectName | 'businessType';
  recordId: string;
  purpose: FileShape['purpose'];
  purposeId: string | null;
  name: string;
  size: number;
  mediaType: string;
  storageKey: string;
  createdBy: string;
}

async function findFile(tx: Tx, id: string): Promise<FileRow> {
  const file = await tx.first<FileRow>(sql`
    select id, object, record_id as "recordId", purpose, purpose_id as "purposeId", name, size, media_type as "mediaType",
      storage_key as "storageKey", created_by as "createdBy"
    from files where org_id = ${tx.orgId} and id = ${id} and deleted_at is null and status = 'live'`);
  if (!file) throw notFound('file');
  return file;
}

/** The file, for whoever may read its record, or is listed for its key event; templates of a process are for everybody. */
export async function readableFile(tx: Tx, scope: Scope, id: string): Promise<FileRow> {
  const file = await findFile(tx, id);
  if (file.object === 'businessType') return file;
  if (file.purpose === 'keyEvent' && file.purposeId) {
    await situationOf(tx, scope, file.recordId, { lock: false, operatorOf: file.purposeId });
  } else {
    await accessRecord(tx, scope, file.object, file.recordId);
  }
  return file;
}

/** Deletes a file; its bytes stay in the store, so that history can still be proven. */
export async function deleteFile(tx: Tx, scope: Scope, input: { id: string }, now: string): Promise<void> {
  const file = await readableFile(tx, scope, input.id);
  if (file.object === 'businessType')
    throw forbidden('A template stays as long as a version may name it; take it out of the draft instead.');
  if (file.purpose === 'keyEvent' && file.purposeId) {
    const { version, facts, ask } = await situationOf(tx, scope, file.recordId, { lock: true, operatorOf: file.purposeId });
    const decision = decideFileRemoval(version, facts, { ...ask, eventId: file.purposeId });
    if (!decision.allowed) throw processRefusal(decision.reasons, 'event');
  } else if (file.createdBy !== scope.userId) {
    await accessRecord(tx, scope, file.object, file.recordId, 'edit');
  }
  await tx.run(sql`update files set deleted_at = ${now} where org_id = ${scope.orgId} and id = ${file.id}`);
  await recordEvent(tx, scope, now, {
    kind: 'file.deleted',
    object: file.object,
    recordId: file.recordId,
    data: { fileId: file.id, name: file.name, eventId: file.purposeId },
  });
}
