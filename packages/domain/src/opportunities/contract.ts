// Routes of an opportunity's way through its process: state, key events, moves, closing, reopening.
import { z } from 'zod';
import { day, idParams, instant, minorUnits, route, uuid } from '../contract.ts';
import { advanceRules, processVersion } from '../processes/contract.ts';
import { riskKind } from '../processes/risks.contract.ts';

const rowVersion = z.int().min(1);
const reason = z.string().trim().max(2_000);
const eventParams = z.object({ id: uuid, eventId: uuid });

export const opportunityFacts = z.object({
  stageId: uuid,
  closed: z.enum(['won', 'lost']).nullable(),
  lastOpenStageId: uuid.nullable(),
  completed: z.array(uuid),
  liveFiles: z.record(z.string(), z.int()),
  filled: z.array(z.string()),
  approvals: z.record(z.string(), z.enum(['none', 'not_needed', 'pending', 'approved', 'rejected', 'stale', 'terminated'])),
  amount: minorUnits.nullable(),
  closingOn: day.nullable(),
  rowVersion,
});

const visit = z.object({
  id: uuid,
  versionId: uuid,
  stageId: uuid,
  enteredAt: instant,
  leftAt: instant.nullable(),
  leftHow: z.string().nullable(),
});

/** Everything the page needs to run the process rules itself. */
export const processState = z.object({
  opportunityId: uuid,
  businessTypeId: uuid,
  versionId: uuid,
  versionNumber: z.int(),
  currentVersionId: uuid.nullable(),
  version: processVersion,
  rules: advanceRules,
  facts: opportunityFacts,
  winRate: z.int(),
  stageEnteredAt: instant,
  rights: z.object({ edit: z.boolean(), reopen: z.boolean(), override: z.boolean() }),
  completions: z.array(z.object({ eventId: uuid, completedAt: instant, completedBy: uuid, completedByName: z.string() })),
  files: z.array(
    z.object({ id: uuid, eventId: uuid, name: z.string(), size: z.int(), mediaType: z.string(), createdBy: uuid, createdAt: instant }),
  ),
  visits: z.array(visit),
  /** Who won or lost it; null while it is open, and where its closing was imported. */
  closedByName: z.string().nullable(),
});
export type ProcessState = z.infer<typeof processState>;

/** Reasons as the domain's rules name them (`kind` and figures). */
export const refusalReason = z.looseObject({ kind: z.string() });

export const readProcessState = route({
  method: 'GET',
  path: '/api/opportunities/:id/process',
  summary: 'The process of an opportunity: version, rules, facts, history',
  params: idParams,
  reply: processState,
});

/** What a listed operator without access to the record may see of it. */
export const operatorTask = z.object({
  opportunityId: uuid,
  opportunityName: z.string(),
  stageName: z.string(),
  events: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      remark: z.string(),
      upload: z.enum(['none', 'may', 'must']),
      required: z.boolean(),
      completed: z.boolean(),
      stageName: z.string(),
    }),
  ),
});
export type OperatorTask = z.infer<typeof operatorTask>;

export const readOperatorTask = route({
  method: 'GET',
  path: '/api/opportunities/:id/operator-task',
  summary: 'Title, stage and the key events the caller is listed for, without access to the rest of the record',
  params: idParams,
  reply: operatorTask,
});

const afterAct = z.object({ result: z.string(), rowVersion, winRate: z.int(), stageId: uuid });
export type AfterAct = z.infer<typeof afterAct>;

export const completeKeyEvent = route({
  method: 'POST',
  path: '/api/opportunities/:id/key-events/:eventId/completion',
  summary: 'Complete a key event; already completed answers the same without repeating anything',
  params: eventParams,
  body: z.object({ rowVersion: rowVersion.optional(), versionId: uuid.optional() }),
  reply: afterAct,
});

export const uncompleteKeyEvent = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/key-events/:eventId/completion',
  summary: 'Take a completion back',
  params: eventParams,
  query: z.object({ rowVersion: z.coerce.number().int().optional(), versionId: uuid.optional() }),
  reply: afterAct,
});

export const checkMove = route({
  method: 'GET',
  path: '/api/opportunities/:id/moves',
  summary: 'Dry run: can it move there, and if not, every reason',
  params: idParams,
  query: z.object({ to: uuid, lossReason: reason.optional(), closingOn: day.optional() }),
  reply: z.object({ allowed: z.boolean(), reasons: z.array(refusalReason), result: z.looseObject({ kind: z.string() }).nullable() }),
});

export const moveStage = route({
  method: 'PUT',
  path: '/api/opportunities/:id/stage',
  summary: 'Move to another stage: the one command behind page, board, bulk edit, import and API',
  params: idParams,
  body: z.object({
    stageId: uuid,
    rowVersion: rowVersion.optional(),
    /** The process version on the caller's screen; another one is answered with 409 `processChanged`. */
    versionId: uuid.optional(),
    lossReason: reason.optional(),
    lossNote: reason.optional(),
    competitorId: uuid.optional(),
    override: z.object({ reason }).optional(),
  }),
  reply: afterAct,
});

export const closeOpportunity = route({
  method: 'POST',
  path: '/api/opportunities/:id/closing',
  summary: 'Win or lose: a move to the won or the lost stage',
  params: idParams,
  body: z.object({
    outcome: z.enum(['won', 'lost']),
    rowVersion: rowVersion.optional(),
    /** The process version on the caller's screen; another one is answered with 409 `processChanged`. */
    versionId: uuid.optional(),
    lossReason: reason.optional(),
    lossNote: reason.optional(),
    competitorId: uuid.optional(),
    override: z.object({ reason }).optional(),
  }),
  reply: afterAct,
});

export const reopenOpportunity = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/closing',
  summary: 'Reopen: back to the stage before closing, as a new visit',
  params: idParams,
  query: z.object({ rowVersion: z.coerce.number().int().optional() }),
  reply: afterAct,
});

export const changeBusinessType = route({
  method: 'PUT',
  path: '/api/opportunities/:id/business-type',
  summary: 'Change the business type: the first stage of its newest process, as a new visit',
  params: idParams,
  body: z.object({ businessTypeId: uuid, rowVersion: rowVersion.optional() }),
  reply: afterAct,
});

/** In minor units; null for whoever may not know the amount, or the win rate. */
const sums = { records: z.int(), amount: z.string().nullable(), weighted: z.string().nullable(), currency: z.string() };

export const summarise = route({
  method: 'GET',
  path: '/api/opportunities/summary',
  summary: 'Counts, amounts and weighted amounts of the opportunities I may see, by stage, owner × stage or closing month × stage',
  query: z.object({
    by: z.enum(['stage', 'ownerStage', 'monthStage']).default('stage'),
    businessTypeId: uuid.optional(),
    status: z.enum(['open', 'won', 'lost', 'all']).default('open'),
    ownerId: uuid.optional(),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        stageId: uuid,
        ownerId: uuid.nullable(),
        /** First day of the closing month; null where no closing date is set. */
        month: day.nullable(),
        ...sums,
      }),
    ),
  }),
});
export type SummaryRow = z.infer<NonNullable<(typeof summarise)['reply']>>['rows'][number];

/** Values that the reader's roles hide or mask are null, the name is `***`. */
export const boardCard = z.object({
  id: uuid,
  name: z.string(),
  rowVersion,
  stageId: uuid,
  ownerId: uuid,
  ownerName: z.string(),
  accountId: uuid.nullable(),
  accountName: z.string().nullable(),
  amount: minorUnits.nullable(),
  currency: z.string(),
  winRate: z.int().nullable(),
  closingOn: day.nullable(),
  stageEnteredAt: instant,
  nextStepAt: instant.nullable(),
  lastActivityAt: instant.nullable(),
  /** The gravest open risk, and how many there are. */
  risk: riskKind.nullable(),
  riskCount: z.int(),
});
export type BoardCard = z.infer<typeof boardCard>;

export const readBoard = route({
  method: 'GET',
  path: '/api/opportunities/board',
  summary: 'The board of a business type: per stage the count, the sums and the first cards by amount',
  query: z.object({
    businessTypeId: uuid,
    ownerId: uuid.optional(),
    perColumn: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({
    columns: z.array(
      z.object({
        stageId: uuid,
        name: z.string(),
        kind: z.enum(['open', 'won', 'lost']),
        inCurrentVersion: z.boolean(),
        totals: z.array(z.object(sums)),
        cards: z.array(boardCard),
        more: z.boolean(),
      }),
    ),
  }),
});
export type Board = z.infer<NonNullable<(typeof readBoard)['reply']>>;

export const readBoardColumn = route({
  method: 'GET',
  path: '/api/opportunities/board/:stageId',
  summary: 'Further cards of one column, after the last one shown',
  params: z.object({ stageId: uuid }),
  query: z.object({
    businessTypeId: uuid,
    ownerId: uuid.optional(),
    afterAmount: z.coerce.number().int().optional(),
    afterId: uuid,
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({ cards: z.array(boardCard), more: z.boolean() }),
});
