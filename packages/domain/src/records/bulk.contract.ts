// Routes of a bulk change in the background: starting it, watching it, stopping it and going on, taking it back.
import { z } from 'zod';
import { idParams, instant, route, uuid } from '../contract.ts';
import { OBJECTS } from '../people/rights.ts';
import { MAX_NAMED, MAX_RUN } from './bulk.ts';
import { bulkAct, namesShape, objectPath, questionShape } from './contract.ts';

export const RUN_STATUSES = ['running', 'finished', 'stopped', 'undoing', 'undone'] as const;

export const bulkRun = z.object({
  id: uuid,
  object: z.enum(OBJECTS),
  act: bulkAct,
  /** Chosen by a question, not by name. */
  everything: z.boolean(),
  status: z.enum(RUN_STATUSES),
  /** Records chosen when it started. */
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  /** Taken back, and left as they are because they could not be. */
  undone: z.int(),
  left: z.int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Names of the people and records that the act's values point at, by id. */
  names: namesShape,
});
export type BulkRun = z.infer<typeof bulkRun>;

export const startBulkRun = route({
  method: 'POST',
  path: '/api/:object/bulk-runs',
  summary: `One act on many records in the background, each judged and written by itself; at most ${MAX_RUN} found by a question or ${MAX_NAMED} named`,
  params: z.object({ object: objectPath }),
  body: z.object({
    ids: z.array(uuid).min(1).max(MAX_NAMED).optional(),
    /** Instead of ids: everything this question finds when the run starts. */
    where: questionShape.optional(),
    act: bulkAct,
  }),
  reply: bulkRun,
});

export const listBulkRuns = route({
  method: 'GET',
  path: '/api/bulk-runs',
  summary: 'My last 50 bulk runs, newest first',
  reply: z.object({ runs: z.array(bulkRun) }),
});

export const readBulkRun = route({
  method: 'GET',
  path: '/api/bulk-runs/:id',
  summary: 'A bulk run of mine and how far it has come',
  params: idParams,
  reply: bulkRun,
});

export const bulkItem = z.object({
  recordId: uuid,
  /** Null where the reader may no longer see the record. */
  name: z.string().nullable(),
  outcome: z.enum(['refused', 'left']),
  /** Why: status, code, message, reasons and fields as the same act on one record would have answered. */
  problem: z.record(z.string(), z.unknown()),
  at: instant,
});
export type BulkItem = z.infer<typeof bulkItem>;

export const listBulkItems = route({
  method: 'GET',
  path: '/api/bulk-runs/:id/items',
  summary: 'The records of a bulk run that were refused, or that taking it back left as they are; in pages',
  params: idParams,
  query: z.object({
    only: z.enum(['refused', 'left']),
    after: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
  reply: z.object({ items: z.array(bulkItem), next: uuid.nullable() }),
});

export const setBulkRunState = route({
  method: 'PUT',
  path: '/api/bulk-runs/:id/state',
  summary: 'Stop a bulk run, or go on with a stopped one; what is done stays done',
  params: idParams,
  body: z.object({ state: z.enum(['running', 'stopped']) }),
  reply: bulkRun,
});

export const undoBulkRun = route({
  method: 'POST',
  path: '/api/bulk-runs/:id/undo',
  summary: 'Take a bulk run back: old values where nobody has changed them since; the others are left and listed',
  params: idParams,
  reply: bulkRun,
});
