import * as contract from '#domain/processes/sync.contract.ts';
import type { Equipment } from '../../equipment.ts';
import { acts, answers, type Routing } from '../../http/routing.ts';
import { businessTypeOf } from '../queries.ts';
import { retrySync, setSyncState, startSync } from './syncCommands.ts';
import { syncItemsOf } from './syncItems.ts';
import { previewSync } from './syncPreview.ts';
import { syncOf, syncsWhere } from './syncRow.ts';

const EDIT = { function: 'processes.edit' } as const;

export function syncRoutes(routing: Routing, { queue }: Equipment): void {
  answers(routing, contract.previewSync, EDIT, ({ tx, scope, params, body }) => previewSync(tx, scope, { ...params, ...body }));
  answers(routing, contract.listSyncs, EDIT, async ({ tx, params }) => {
    await businessTypeOf(tx, params.id);
    return { syncs: await syncsWhere(tx, { businessTypeId: params.id }) };
  });
  answers(routing, contract.readSync, EDIT, ({ tx, params }) => syncOf(tx, params.id));
  answers(routing, contract.listSyncItems, EDIT, ({ tx, scope, params, query }) => syncItemsOf(tx, scope, { ...params, ...query }));
  acts(routing, contract.startSync, EDIT, async ({ tx, scope, params, body, now }) =>
    syncOf(tx, await startSync(tx, scope, { ...params, ...body }, queue, now)),
  );
  acts(routing, contract.setSyncState, EDIT, async ({ tx, scope, params, body, now }) => {
    await setSyncState(tx, scope, { ...params, ...body }, queue, now);
    return syncOf(tx, params.id);
  });
  acts(routing, contract.retrySync, EDIT, async ({ tx, scope, params, body, now }) => {
    await retrySync(tx, scope, { ...params, ...body }, queue, now);
    return syncOf(tx, params.id);
  });
}
