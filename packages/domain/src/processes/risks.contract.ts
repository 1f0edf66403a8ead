// Routes of risk signals and of the thresholds by which they are judged.
import { z } from 'zod';
import { day, done, idParams, minorUnits, route, uuid } from '../contract.ts';
import { RISK_KINDS } from './risks.ts';

export const riskKind = z.enum(RISK_KINDS);
const figures = z.record(z.string(), z.union([z.string(), z.number()]));

export const riskSignal = z.object({
  kind: riskKind,
  subject: z.string(),
  startedOn: day,
  endedOn: day.nullable(),
  figures,
});
export type RiskSignal = z.infer<typeof riskSignal>;

export const readRisks = route({
  method: 'GET',
  path: '/api/opportunities/:id/risks',
  summary: 'The risk signals of an opportunity: open ones first, then those that ended, newest first',
  params: idParams,
  reply: z.object({ today: day, open: z.array(riskSignal), ended: z.array(riskSignal) }),
});

const csv = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').filter((part) => part !== ''));
const question = {
  kinds: csv.pipe(z.array(riskKind)).optional(),
  ownerId: uuid.optional(),
  /** A department with those below it. */
  departmentId: uuid.optional(),
  businessTypeId: uuid.optional(),
};
export const riskQuestion = z.object(question);

export const riskRow = riskSignal.omit({ endedOn: true }).extend({
  opportunityId: uuid,
  name: z.string(),
  accountName: z.string().nullable(),
  ownerId: uuid,
  ownerName: z.string(),
  businessTypeId: uuid,
  stageName: z.string(),
  amount: minorUnits.nullable(),
  currency: z.string(),
  closingOn: day.nullable(),
});
export type RiskRow = z.infer<typeof riskRow>;

export const listRisks = route({
  method: 'GET',
  path: '/api/opportunities/risks',
  summary: 'Open risk signals of the opportunities I may see, the newest first',
  query: z.object({ ...question, cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({ today: day, rows: z.array(riskRow), nextCursor: z.string().nullable() }),
});

export const MAX_COUNTED = 1_000;
export const countRisks = route({
  method: 'GET',
  path: '/api/opportunities/risks/counts',
  summary: `How many open signals of each kind, counted up to ${MAX_COUNTED}`,
  query: riskQuestion.omit({ kinds: true }),
  reply: z.object({ counts: z.array(z.object({ kind: riskKind, signals: z.int() })) }),
});

const limit = (max: number) => z.int().min(1).max(max);
export const riskPolicy = z.object({
  pushes: limit(20),
  inactiveDays: limit(365),
  approvalDays: limit(365),
  nearEndDays: z.int().min(0).max(365),
  watchDays: limit(365),
  off: z.array(riskKind),
  tellOwner: z.array(riskKind),
  tellManager: z.array(riskKind),
  mail: z.boolean(),
});

const policyRow = z.object({
  /** Null: every business type without its own. */
  businessTypeId: uuid.nullable(),
  policy: riskPolicy,
  rowVersion: z.int(),
});
export type PolicyRow = z.infer<typeof policyRow>;
const policies = z.object({ policies: z.array(policyRow) });

export const listRiskPolicies = route({
  method: 'GET',
  path: '/api/risk-policies',
  summary: 'Thresholds and who is told: of the organisation, and of business types with their own',
  reply: policies,
});

export const putRiskPolicy = route({
  method: 'PUT',
  path: '/api/risk-policies',
  summary: 'Set the thresholds of the organisation or of one business type; every open opportunity is looked at again in the background',
  body: z.object({ businessTypeId: uuid.nullable(), policy: riskPolicy, rowVersion: z.int().optional() }),
  reply: policies,
});

export const dropRiskPolicy = route({
  method: 'DELETE',
  path: '/api/risk-policies/:id',
  summary: "Let a business type follow the organisation's thresholds again",
  params: idParams,
  reply: done,
});
