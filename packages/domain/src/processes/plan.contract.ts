// Routes of the stage plan of one opportunity and of the portfolio drawn as a Gantt chart.
import { z } from 'zod';
import { day, idParams, minorUnits, route, uuid } from '../contract.ts';
import { listQueryShape } from '../records/contract.ts';

/** The days one spent in a stage; `leftOn` null while it stands there. */
const stay = z.object({ stageId: uuid, enteredOn: day, leftOn: day.nullable() });

export const planLine = z.object({
  stageId: uuid,
  name: z.string(),
  plannedDays: z.int().nullable(),
  endsOn: day.nullable(),
  /** The latest stay; null when the stage was never entered. */
  stay: stay.omit({ stageId: true }).nullable(),
  /** Days behind the planned end (negative: ahead); null without a plan or before the stage begins. */
  slip: z.int().nullable(),
});
export type PlanLine = z.infer<typeof planLine>;

/** The row at fault: a stage, or the closing date (`stageId` null). */
export const planViolation = z.looseObject({ code: z.string(), stageId: uuid.nullable(), day: z.string() });

export const planShape = z.object({
  opportunityId: uuid,
  rowVersion: z.int(),
  today: day,
  startsOn: day,
  closingOn: day.nullable(),
  currentStageId: uuid.nullable(),
  lines: z.array(planLine),
  /** What 重置 would restore, in the order of the lines. */
  defaults: z.array(day.nullable()),
  byHand: z.boolean(),
  problems: z.array(planViolation),
  dayCounting: z.enum(['calendar', 'working']),
  /** Years the plan reaches into for which the calendar has no entry; empty when calendar days are counted. */
  yearsWithoutEntries: z.array(z.int()),
  mayEdit: z.boolean(),
});
export type StagePlanReply = z.infer<typeof planShape>;

export const readPlan = route({
  method: 'GET',
  path: '/api/opportunities/:id/plan',
  summary: 'The stage plan of an opportunity: planned ends, actual stays, slip',
  params: idParams,
  reply: planShape,
});

export const savePlan = route({
  method: 'PUT',
  path: '/api/opportunities/:id/plan',
  summary:
    'Save planned ends and the closing date; refused naming every row that is out of order. pullIn moves ends beyond the closing date onto it',
  params: idParams,
  body: z.object({
    rowVersion: z.int().optional(),
    /** Ends by stage; stages left out keep theirs. */
    ends: z.array(z.object({ stageId: uuid, endsOn: day.nullable() })).max(40),
    closingOn: day.nullable().optional(),
    pullIn: z.boolean().optional(),
  }),
  reply: planShape,
});

export const resetPlan = route({
  method: 'DELETE',
  path: '/api/opportunities/:id/plan',
  summary: 'Restore the default ends from the current stage on',
  params: idParams,
  reply: planShape,
});

export const ganttRow = z.object({
  id: uuid,
  name: z.string(),
  ownerName: z.string(),
  accountName: z.string().nullable(),
  amount: minorUnits.nullable(),
  currency: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  stageId: uuid,
  stageName: z.string(),
  startsOn: day,
  closingOn: day.nullable(),
  closedOn: day.nullable(),
  lines: z.array(planLine),
  stays: z.array(stay),
  risk: z.string().nullable(),
  riskCount: z.int(),
});
export type GanttRow = z.infer<typeof ganttRow>;

export const readGantt = route({
  method: 'GET',
  path: '/api/opportunities/gantt',
  summary: 'Plan against actual of the opportunities of a list, page by page; filter, view, search and sort as in the list',
  query: listQueryShape.omit({ columns: true }),
  reply: z.object({ today: day, rows: z.array(ganttRow), nextCursor: z.string().nullable() }),
});
