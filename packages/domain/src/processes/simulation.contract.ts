// Trying a process out before it is published: who asks, on which facts, for what; the answer lists every check in order.
import { z } from 'zod';
import { idParams, route, uuid } from '../contract.ts';
import { opportunityFacts } from '../opportunities/contract.ts';
import { advanceRules } from './contract.ts';

export const simulationRights = z.object({ edit: z.boolean(), reopen: z.boolean(), override: z.boolean() });

const act = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('move'),
    to: uuid,
    lossReason: z.string().max(2_000).optional(),
    override: z.object({ reason: z.string().max(2_000) }).optional(),
  }),
  z.object({ do: z.literal('complete'), eventId: uuid, files: z.int().min(0).max(100).default(0) }),
]);

const simulationBody = z.object({
  /** The draft, or a published version by its id. */
  version: z.union([z.literal('draft'), uuid]).default('draft'),
  /** Who acts. */
  userId: uuid,
  /** A real opportunity whose facts are taken; a new one in the first stage when left out. */
  opportunityId: uuid.optional(),
  /** Facts and rights set by hand, instead of the real ones. */
  facts: opportunityFacts.partial().optional(),
  rights: simulationRights.partial().optional(),
  /** The advance rules now in force when left out. */
  rules: advanceRules.optional(),
  /** What is tried; left out, the answer says only who acts on which facts. */
  act: act.optional(),
});
export type SimulationWish = z.infer<typeof simulationBody>;

/** One check: what it is about, as the refusals name it, and whether it passed. A failed one that was overridden stopped nothing. */
const traceLine = z.object({ subject: z.looseObject({ kind: z.string() }), passed: z.boolean(), overridden: z.boolean() });

export const simulation = z.object({
  actor: z.object({ userId: uuid, name: z.string(), roleIds: z.array(uuid), departmentIds: z.array(uuid) }),
  rights: simulationRights,
  rules: advanceRules,
  facts: opportunityFacts,
  winRate: z.int(),
  answer: z
    .object({
      allowed: z.boolean(),
      /** What would happen, when allowed: `moved` with how and where to, `unchanged`, `completed`, `already`. */
      result: z.looseObject({ kind: z.string() }).nullable(),
      trace: z.array(traceLine),
      winRateAfter: z.int(),
    })
    .nullable(),
});
export type Simulation = z.infer<typeof simulation>;

export const simulate = route({
  method: 'POST',
  path: '/api/business-types/:id/simulation',
  summary: 'Try a move or a key event on the draft or a version: every check in order, passed or not; writes nothing',
  params: idParams,
  body: simulationBody,
  reply: simulation,
});
