// Merging two records that are the same. `:object` is one of accounts, contacts, opportunities.
import { z } from 'zod';
import { route, uuid } from '../contract.ts';
import { objectPath, openRecordShape } from './contract.ts';
import { MERGE_CHOICES } from './merging.ts';

const params = z.object({ object: objectPath, id: uuid });

/** What hangs on a record and goes over to the one that stays. */
export const MOVED_KINDS = [
  'followUps',
  'comments',
  'files',
  'team',
  'followers',
  'chain',
  'competitors',
  'products',
  'contacts',
  'opportunities',
  'accounts',
  'chains',
] as const;
export type MovedKind = (typeof MOVED_KINDS)[number];
const moved = z.object({ kind: z.enum(MOVED_KINDS), count: z.int() });
export type Moved = z.infer<typeof moved>;

const side = z.object({
  id: uuid,
  mayEdit: z.boolean(),
  mayDelete: z.boolean(),
  mayAssign: z.boolean(),
  held: z.boolean(),
  status: z.enum(['open', 'won', 'lost']).nullable(),
  pricedLines: z.int(),
  rowVersion: z.int(),
});

export const previewMerge = route({
  method: 'GET',
  path: '/api/:object/:id/merge',
  summary: 'Two records beside each other before they are merged: what each may be asked for, and what would move',
  params,
  query: z.object({ otherId: uuid }),
  reply: z.object({
    survivor: openRecordShape,
    other: openRecordShape,
    sides: z.object({ survivor: side, other: side }),
    /** Fields whose value of the other record cannot be taken over. */
    stuck: z.array(z.string()),
    overfull: z.array(z.object({ what: z.enum(['products', 'competitors', 'chain']), most: z.int() })),
    moves: z.array(moved),
  }),
});
export type MergePreview = z.infer<NonNullable<(typeof previewMerge)['reply']>>;

export const mergeRecords = route({
  method: 'POST',
  path: '/api/:object/:id/merge',
  summary: 'Merge another record into this one; it cannot be undone, and the other address answers 410 naming this record from then on',
  params,
  body: z.object({
    otherId: uuid,
    /** By field: whose value stays. Not named: the survivor's, or the other's where the survivor has none. */
    choices: z.record(z.string().max(80), z.enum(MERGE_CHOICES)).default({}),
    /** The states the caller saw; without them the newest count. */
    rowVersions: z.object({ survivor: z.int(), other: z.int() }).optional(),
  }),
  reply: openRecordShape.nullable(),
});
