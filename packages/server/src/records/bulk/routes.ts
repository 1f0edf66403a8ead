import { OBJECTS } from '#domain/people/rights.ts';
import * as contract from '#domain/records/bulk.contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Equipment } from '../../equipment.ts';
import { acts, answers, type Routing } from '../../http/routing.ts';
import { setRunState, startRun, undoRun } from './runCommands.ts';
import { runItems } from './runItems.ts';
import { describeRun, ownRuns } from './runRow.ts';

export function bulkRoutes(routing: Routing, { queue }: Equipment): void {
  for (const object of OBJECTS) {
    const { params: _, path, ...rest } = contract.startBulkRun;
    const start = { ...rest, path: path.replace(':object', OBJECT_DESCRIPTORS[object].path) };
    acts(routing, start, { object, action: 'read' }, async ({ tx, scope, body, now }) =>
      describeRun(tx, scope, await startRun(tx, scope, { object, ...body }, queue, now)),
    );
  }
  answers(routing, contract.listBulkRuns, 'signedIn', ({ tx, scope }) => ownRuns(tx, scope));
  answers(routing, contract.readBulkRun, 'signedIn', ({ tx, scope, params }) => describeRun(tx, scope, params.id));
  answers(routing, contract.listBulkItems, 'signedIn', ({ tx, scope, params, query }) => runItems(tx, scope, { ...params, ...query }));
  acts(routing, contract.setBulkRunState, 'signedIn', async ({ tx, scope, params, body, now }) => {
    await setRunState(tx, scope, { ...params, ...body }, queue, now);
    return describeRun(tx, scope, params.id);
  });
  acts(routing, contract.undoBulkRun, 'signedIn', async ({ tx, scope, params, now }) => {
    await undoRun(tx, scope, params, queue, now);
    return describeRun(tx, scope, params.id);
  });
}
