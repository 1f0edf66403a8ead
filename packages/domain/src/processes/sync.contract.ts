// Routes of 同步到销售机会: what it would do, starting it, watching it, pausing, going on, trying failures again.
import { z } from 'zod';
import { idParams, instant, route, uuid } from '../contract.ts';

/** Removed stage → open stage of the target version. */
const mapping = z.record(uuid, uuid);
const winRates = z.object({ before: z.int(), after: z.int() });
/** Null where the reader may not see the opportunity. */
const name = z.string().nullable();

export const SYNC_STATUSES = ['running', 'paused', 'finished', 'stopped'] as const;
/** Why one opportunity could not be synced: somebody held it for too long, it breaks a rule of the database, or something else. */
export const SYNC_PROBLEMS = ['busy', 'constraint', 'unexpected'] as const;

const change = z.object({
  opportunityId: uuid,
  name,
  ownerName: name,
  winRate: winRates,
  stage: z.object({ from: z.string(), to: z.string() }),
  remapped: z.boolean(),
  approvalsEnded: z.int(),
});
export type SyncChange = z.infer<typeof change>;

export const syncPreview = z.object({
  versionId: uuid,
  versionNumber: z.int(),
  /** Opportunities on older versions, and how many of them were looked at one by one for the figures below. */
  total: z.int(),
  examined: z.int(),
  sources: z.array(z.object({ versionId: uuid, number: z.int(), opportunities: z.int() })),
  /** Stages the target version no longer holds, in the order of the path. */
  removedStages: z.array(z.object({ stageId: uuid, name: z.string(), opportunities: z.int(), mappedTo: uuid, defaultTo: uuid })),
  openStages: z.array(z.object({ stageId: uuid, name: z.string() })),
  tally: z.object({
    repinned: z.int(),
    unchanged: z.int(),
    stageRemoved: z.int(),
    winRateChanged: z.int(),
    approvalsEnded: z.int(),
    /** Completed events that become archive. */
    eventsArchived: z.int(),
  }),
  archivedEvents: z.array(z.object({ eventId: uuid, name: z.string(), opportunities: z.int() })),
  /** Opportunities whose win rate or stage changes or whose approval ends, the largest change of the win rate first. */
  changes: z.array(change),
});
export type SyncPreview = z.infer<typeof syncPreview>;

const target = {
  /** The current version as the caller knows it; another one in force is answered with 409 `processChanged`. */
  versionId: uuid,
  mapping: mapping.default({}),
  includeClosed: z.boolean().default(false),
};

export const previewSync = route({
  method: 'POST',
  path: '/api/business-types/:id/sync-preview',
  summary: 'What a sync of running opportunities to the current version would do; writes nothing',
  params: idParams,
  body: z.object(target),
  reply: syncPreview,
});

export const processSync = z.object({
  id: uuid,
  businessTypeId: uuid,
  versionId: uuid,
  versionNumber: z.int(),
  includeClosed: z.boolean(),
  status: z.enum(SYNC_STATUSES),
  /** Opportunities that were on older versions when it started. */
  total: z.int(),
  synced: z.int(),
  failed: z.int(),
  remapped: z.int(),
  winRateChanged: z.int(),
  approvalsEnded: z.int(),
  createdAt: instant,
  createdByName: z.string(),
  finishedAt: instant.nullable(),
});
export type ProcessSync = z.infer<typeof processSync>;

export const startSync = route({
  method: 'POST',
  path: '/api/business-types/:id/syncs',
  summary: 'Sync running opportunities to the current version in the background; stages not named in the mapping go to their default',
  params: idParams,
  body: z.object(target),
  reply: processSync,
});

export const listSyncs = route({
  method: 'GET',
  path: '/api/business-types/:id/syncs',
  summary: 'The last 20 syncs of a business type, newest first',
  params: idParams,
  reply: z.object({ syncs: z.array(processSync) }),
});

export const readSync = route({
  method: 'GET',
  path: '/api/process-syncs/:id',
  summary: 'A sync and how far it has come',
  params: idParams,
  reply: processSync,
});

export const syncItem = z.object({
  opportunityId: uuid,
  name,
  ownerName: name,
  outcome: z.enum(['synced', 'failed']),
  winRate: winRates.nullable(),
  stage: z.object({ from: z.string(), to: z.string() }).nullable(),
  approvalsEnded: z.int(),
  problem: z.object({ code: z.enum(SYNC_PROBLEMS), message: z.string() }).nullable(),
  at: instant,
});
export type SyncItem = z.infer<typeof syncItem>;

export const listSyncItems = route({
  method: 'GET',
  path: '/api/process-syncs/:id/items',
  summary: 'The opportunities of a sync: all it has dealt with, those it changed, or those that failed; in pages',
  params: idParams,
  query: z.object({
    only: z.enum(['all', 'changed', 'failed']).default('all'),
    after: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(syncItem), next: uuid.nullable() }),
});

export const setSyncState = route({
  method: 'PUT',
  path: '/api/process-syncs/:id/state',
  summary: 'Pause a running sync, go on with a paused one, or stop it for good; what is synced stays synced',
  params: idParams,
  body: z.object({ state: z.enum(['running', 'paused', 'stopped']) }),
  reply: processSync,
});

export const retrySync = route({
  method: 'POST',
  path: '/api/process-syncs/:id/retries',
  summary: 'Try failed opportunities again: those named, or all of them',
  params: idParams,
  body: z.object({ opportunityIds: z.array(uuid).max(200).optional() }),
  reply: processSync,
});
