// Routes of the node check (节点检查): of one opportunity, and of the team.
import { z } from 'zod';
import { day, idParams, route, uuid } from '../contract.ts';
import { operator } from './contract.ts';
import { NODE_EXCEPTIONS, NODE_STATES, WAITS } from './nodeCheck.ts';

export const nodeRow = z.object({
  stageId: uuid,
  stageName: z.string(),
  eventId: uuid,
  action: z.string(),
  required: z.boolean(),
  deliverable: z.object({ upload: z.enum(['none', 'may', 'must']), templateFileIds: z.array(uuid), liveFiles: z.int() }),
  responsible: z.array(operator),
  due: z.object({ on: day, projected: z.boolean() }).nullable(),
  completedOn: day.nullable(),
  state: z.enum(NODE_STATES),
  daysLate: z.int(),
  exceptions: z.array(z.enum(NODE_EXCEPTIONS)),
  waits: z.enum(WAITS).nullable(),
});
export type NodeRowReply = z.infer<typeof nodeRow>;

const names = z.record(z.string(), z.string());

export const readNodes = route({
  method: 'GET',
  path: '/api/opportunities/:id/nodes',
  summary: 'The node check of an opportunity: every key event with deliverable, responsible people, deadline and state',
  params: idParams,
  reply: z.object({ today: day, rows: z.array(nodeRow), names }),
});

const teamNode = nodeRow.extend({ opportunityId: uuid, name: z.string(), ownerId: uuid, ownerName: z.string() });
export type TeamNode = z.infer<typeof teamNode>;

export const listNodes = route({
  method: 'GET',
  path: '/api/opportunities/nodes',
  summary: 'Key events with a deadline in the opportunities I may see, the earliest deadline first',
  query: z.object({
    state: z.enum(['overdue', 'due', 'done']).default('overdue'),
    ownerId: uuid.optional(),
    departmentId: uuid.optional(),
    businessTypeId: uuid.optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ today: day, rows: z.array(teamNode), names, nextCursor: z.string().nullable() }),
});
