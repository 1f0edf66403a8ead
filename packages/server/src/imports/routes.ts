import path from 'node:path';
import * as contract from '#domain/imports/contract.ts';
import type { Equipment } from '../equipment.ts';
import { keepOnce } from '../files/keptOnce.ts';
import { receiveFiles } from '../files/receive.ts';
import { badInput } from '../http/refusals.ts';
import { acts, answers, type Routing, streams } from '../http/routing.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import { checkRows } from './check.ts';
import { addImport, demandMapped, keepReport, mapImport, startImport, takeBackImport } from './commands.ts';
import { examine } from './csvFile.ts';
import { failedRowsCsv } from './failedRows.ts';
import { visibleImport } from './importRow.ts';
import { planImport } from './plan.ts';
import { describeImport, listImports } from './queries.ts';
import { demandImport } from './targetsFor.ts';

const RUN = { function: 'imports.run' } as const;

export function importRoutes(routing: Routing, { config, database, queue, now }: Equipment): void {
  const store = openFileStore(config.fileStore);
  const incoming = { folder: path.join(config.dataDir, 'files'), limit: config.maxUploadBytes };

  streams(routing, contract.uploadImport, RUN, async ({ scope, query, request }) => {
    demandImport(scope, query.object); // before the bytes are taken in
    return receiveFiles(request, incoming, async ([file, ...more]) => {
      if (!file || more.length > 0) throw badInput([{ field: 'files', reason: 'one file at a time' }]);
      const source = await examine(file.path, file.name);
      return keepOnce({ database, store, scope, request }, [file], async (tx, [stored]) =>
        describeImport(tx, scope, await addImport(tx, scope, { object: query.object, storageKey: stored!.id, source }, now())),
      );
    });
  });

  answers(routing, contract.listImports, RUN, ({ tx, scope }) => listImports(tx, scope));
  answers(routing, contract.readImport, RUN, ({ tx, scope, params }) => describeImport(tx, scope, params.id));

  acts(routing, contract.mapImport, RUN, async ({ tx, scope, params, body }) => {
    await mapImport(tx, scope, params.id, body);
    return describeImport(tx, scope, params.id);
  });

  streams(routing, contract.checkImport, RUN, async ({ scope, params, now: at }) => {
    const row = await database.write(scope.orgId, (tx) => demandMapped(tx, scope, params.id));
    const report = await checkRows({ database, store }, await planImport({ database, store }, scope, row, at));
    await database.write(scope.orgId, (tx) => keepReport(tx, scope, row, report));
    return report;
  });

  acts(routing, contract.runImport, RUN, async ({ tx, scope, params, now: at }) => {
    await startImport(tx, scope, params.id, queue, at);
    return describeImport(tx, scope, params.id);
  });

  streams(routing, contract.failedRows, RUN, async ({ scope, params, reply }) => {
    const row = await database.read(scope.orgId, (tx) => visibleImport(tx, scope, params.id));
    const name = encodeURIComponent(row.source.name.replace(/(\.\w+)?$/, '-failed.csv'));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(await failedRowsCsv(database, scope, row));
  });

  acts(routing, contract.revertImport, RUN, async ({ tx, scope, params }) => {
    await takeBackImport(tx, scope, params.id, queue);
    return describeImport(tx, scope, params.id);
  });
}
