// The routes that every object shares, once per object: the object stands in the address, so each has its own access and its own
// entry in the API description.
import { idParams, type RouteContract } from '#domain/contract.ts';
import { OBJECTS, type ObjectAction, type ObjectName } from '#domain/people/rights.ts';
import * as contract from '#domain/records/contract.ts';
import { mergeRecords as mergeRoute, previewMerge as previewRoute } from '#domain/records/merging.contract.ts';
import { isMergeable, type MergeableObject } from '#domain/records/merging.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { assignRecord } from './assignRecord.ts';
import { actOnMany } from './bulk/actOnMany.ts';
import { changeRecord } from './changeRecord.ts';
import { createRecord } from './createRecord.ts';
import { describeObjects } from './describeObjects.ts';
import { findDuplicates } from './duplicates.ts';
import { recordGroups } from './groups.ts';
import { listRecords } from './listRecords.ts';
import { mergeRecords } from './merging/mergeRecords.ts';
import { previewMerge } from './merging/previewMerge.ts';
import { openIfVisible, openRecord } from './openRecord.ts';
import { deleteRecord, restoreRecord } from './removeRecord.ts';
import { searchEverything } from './search.ts';
import { recordTotals } from './totals.ts';
import type { OpportunityVerbs } from './verbs.ts';

export function recordRoutes(routing: Routing, verbs: OpportunityVerbs): void {
  answers(routing, contract.listObjects, 'signedIn', async ({ tx, scope }) => ({ objects: await describeObjects(tx, scope) }));
  answers(routing, contract.searchEverything, 'signedIn', ({ tx, scope, query }) => searchEverything(tx, scope, query));
  for (const object of OBJECTS) routesOf(routing, object, verbs);
}

/** The contract with the object's own address; only the id is left as a parameter. */
function at<Q, B, R, P extends object>(route: RouteContract<P, Q, B, R>, object: ObjectName): RouteContract<{ id: string }, Q, B, R> {
  const { params: _, ...rest } = route;
  const path = route.path.replace(':object', OBJECT_DESCRIPTORS[object].path);
  return { ...rest, path, ...(path.includes(':id') ? { params: idParams } : {}) };
}

function routesOf(routing: Routing, object: ObjectName, verbs: OpportunityVerbs): void {
  const may = (action: ObjectAction) => ({ object, action });
  answers(routing, at(contract.listRecords, object), may('read'), ({ tx, scope, query, now }) =>
    listRecords(tx, scope, object, query, now),
  );
  answers(routing, at(contract.recordTotals, object), may('read'), ({ tx, scope, query, now }) =>
    recordTotals(tx, scope, object, query, now),
  );
  answers(routing, at(contract.recordGroups, object), may('read'), ({ tx, scope, query, now }) =>
    recordGroups(tx, scope, object, query, now),
  );
  answers(routing, at(contract.findDuplicates, object), may('read'), ({ tx, scope, query }) => findDuplicates(tx, scope, object, query));
  answers(routing, at(contract.openRecord, object), may('read'), ({ tx, scope, params }) => openRecord(tx, scope, object, params.id));
  acts(routing, at(contract.createRecord, object), may('create'), ({ tx, scope, body, now }) =>
    createRecord(tx, scope, object, body.values, verbs, now),
  );
  acts(routing, at(contract.changeRecord, object), may('edit'), async ({ tx, scope, params, body, now }) => {
    await changeRecord(tx, scope, object, { id: params.id, ...body }, verbs, now);
    return openIfVisible(tx, scope, object, params.id);
  });
  acts(routing, at(contract.deleteRecord, object), may('delete'), async ({ tx, scope, params, now }) => {
    await deleteRecord(tx, scope, object, params.id, now);
    return { ok: true as const };
  });
  acts(routing, at(contract.restoreRecord, object), may('delete'), async ({ tx, scope, params, now }) => {
    await restoreRecord(tx, scope, object, params.id, now);
    return openRecord(tx, scope, object, params.id);
  });
  acts(routing, at(contract.assignRecord, object), may('assign'), async ({ tx, scope, params, body, now }) => {
    await assignRecord(tx, scope, object, { id: params.id, ...body }, now);
    return openIfVisible(tx, scope, object, params.id);
  });
  acts(routing, at(contract.bulkRecords, object), may('read'), ({ tx, scope, body, now }) =>
    actOnMany(tx, body, { scope, object, act: body.act, verbs, now }),
  );
  if (isMergeable(object)) mergeRoutesOf(routing, object, verbs);
}

function mergeRoutesOf(routing: Routing, object: MergeableObject, verbs: OpportunityVerbs): void {
  answers(routing, at(previewRoute, object), { object, action: 'read' }, ({ tx, scope, params, query }) =>
    previewMerge(tx, scope, { object, survivorId: params.id, otherId: query.otherId }),
  );
  acts(routing, at(mergeRoute, object), { object, action: 'delete' }, async ({ tx, scope, params, body, now }) => {
    const { otherId, choices, rowVersions } = body;
    await mergeRecords(tx, scope, { object, survivorId: params.id, otherId, choices, rowVersions }, verbs, now);
    return openIfVisible(tx, scope, object, params.id);
  });
}
