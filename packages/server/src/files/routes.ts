import path from 'node:path';
import * as contract from '#domain/files/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Equipment } from '../equipment.ts';
import { notFound } from '../http/refusals.ts';
import { acts, answers, type Routing, streams } from '../http/routing.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import { accessRecord } from '../records/recordAccess.ts';
import { addFiles, checkPlace, deleteFile, readableFile } from './commands.ts';
import { fileHeaders } from './fileHeaders.ts';
import { isSentAgain, keepOnce, type Upload } from './keptOnce.ts';
import { addProcessFiles, processFiles } from './processFiles.ts';
import { filesOn } from './queries.ts';
import { receiveFiles } from './receive.ts';
import type { StoredFile } from './storing.ts';

export function fileRoutes(routing: Routing, { config, database, now }: Equipment): void {
  const store = openFileStore(config.fileStore);
  const incoming = { folder: path.join(config.dataDir, 'files'), limit: config.maxUploadBytes };
  type Caller = Pick<Upload, 'scope' | 'request'>;
  const taken = <T>(caller: Caller, keep: (tx: Tx, files: StoredFile[]) => Promise<T>): Promise<T> =>
    receiveFiles(caller.request, incoming, (files) => keepOnce({ database, store, ...caller }, files, keep));

  streams(routing, contract.uploadFiles, 'signedIn', async ({ scope, params, query, request }) => {
    const place = { object: objectOfPath(params.object), recordId: params.id, purpose: query.purpose, eventId: query.eventId };
    await database.write(scope.orgId, async (tx) => {
      if (!(await isSentAgain(tx, { scope, request }))) await checkPlace(tx, scope, place); // before the bytes are taken in
    });
    return taken({ scope, request }, async (tx, files) => ({ files: await addFiles(tx, scope, { ...place, files }, now()) }));
  });

  answers(routing, contract.listFiles, 'signedIn', async ({ tx, scope, params, query }) => {
    const object = objectOfPath(params.object);
    await accessRecord(tx, scope, object, params.id);
    return { files: await filesOn(tx, { object, id: params.id, limit: query.limit }) };
  });

  streams(routing, contract.uploadProcessFiles, { function: 'processes.edit' }, ({ scope, params, request }) =>
    taken({ scope, request }, async (tx, files) => ({ files: await addProcessFiles(tx, scope, { ...params, files }, now()) })),
  );

  answers(routing, contract.listProcessFiles, 'signedIn', async ({ tx, params, query }) => ({
    files: await processFiles(tx, { ...params, ...query }),
  }));

  streams(routing, contract.downloadFile, 'signedIn', async ({ scope, params, request, reply }) => {
    const file = await database.read(scope.orgId, (tx) => readableFile(tx, scope, params.id));
    const bytes = await store.get(file.storageKey);
    if (!bytes) throw notFound('file');
    const asked = (request.query as { download?: string }).download !== undefined;
    return reply.type(file.mediaType).headers(fileHeaders(file, asked)).send(bytes);
  });

  acts(routing, contract.deleteFile, 'signedIn', async ({ tx, scope, params, now: at }) => {
    await deleteFile(tx, scope, params, at);
    return { ok: true as const };
  });
}
