// Routes of the what-if replay: starting one, watching it, and the moves and opportunities behind its figures.
import { z } from 'zod';
import { idParams, instant, route, uuid } from '../contract.ts';
import { advanceRules } from './contract.ts';

export const LONGEST_REPLAY = 24;
const refusal = z.looseObject({ kind: z.string() });
const reason = z.object({ refusal, novel: z.boolean() });

export const processReplay = z.object({
  id: uuid,
  businessTypeId: uuid,
  status: z.enum(['running', 'finished', 'stopped']),
  months: z.int(),
  since: instant,
  rules: advanceRules,
  /** Opportunities to look at (running now, or moved within the time), and how many have been. */
  total: z.int(),
  examined: z.int(),
  tally: z.object({
    moves: z.int(),
    passes: z.int(),
    merged: z.int(),
    refused: z.int(),
    refusedAnyway: z.int(),
    running: z.int(),
    blocked: z.int(),
    /** By key, for narrowing the findings. */
    reasons: z.record(z.string(), reason.extend({ moves: z.int(), running: z.int() })),
  }),
  createdAt: instant,
  createdByName: z.string(),
  finishedAt: instant.nullable(),
});
export type ProcessReplay = z.infer<typeof processReplay>;

export const startReplay = route({
  method: 'POST',
  path: '/api/business-types/:id/replays',
  summary: 'Replay the saved draft on the moves of the last months and on running opportunities, in the background',
  params: idParams,
  body: z.object({
    months: z.int().min(1).max(LONGEST_REPLAY).default(6),
    /** The advance rules in force when left out. */
    rules: advanceRules.optional(),
  }),
  reply: processReplay,
});

export const listReplays = route({
  method: 'GET',
  path: '/api/business-types/:id/replays',
  summary: 'The last replays of a business type, newest first; ten are kept',
  params: idParams,
  reply: z.object({ replays: z.array(processReplay) }),
});

export const readReplay = route({
  method: 'GET',
  path: '/api/process-replays/:id',
  summary: 'A replay: how far it has come and its figures',
  params: idParams,
  reply: processReplay,
});

export const replayFinding = z.object({
  id: uuid,
  opportunityId: uuid,
  /** Null where the reader may not see the opportunity. */
  name: z.string().nullable(),
  ownerName: z.string().nullable(),
  kind: z.enum(['refused', 'blocked']),
  at: instant.nullable(),
  actorName: z.string().nullable(),
  fromName: z.string(),
  toName: z.string(),
  reasons: z.array(reason),
});
export type ReplayFinding = z.infer<typeof replayFinding>;

export const listReplayFindings = route({
  method: 'GET',
  path: '/api/process-replays/:id/findings',
  summary: 'Moves that would have been refused, or opportunities that would now be blocked; in pages, the first 2000 of each',
  params: idParams,
  query: z.object({
    kind: z.enum(['refused', 'blocked']),
    /** Only those this reason stands against. */
    reason: z.string().max(200).optional(),
    after: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ findings: z.array(replayFinding), next: uuid.nullable() }),
});
