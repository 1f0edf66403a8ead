// Routes of business types, their drafts, versions and advance rules.
import { z } from 'zod';
import { done, idParams, instant, route, uuid } from '../contract.ts';
import { TEMPLATE_KEYS } from './templates/template.ts';

const name = z.string().trim().min(1).max(80);
/** Texts of a draft may still be empty: publishing names what is wrong. */
const draftText = z.string().max(2_000);

export const operator = z.object({ kind: z.enum(['user', 'role', 'department']), id: uuid });
const operators = z.array(operator).max(200);

export const keyEvent = z.object({
  id: uuid,
  name: draftText,
  share: z.int().min(-100_000).max(100_000),
  upload: z.enum(['none', 'may', 'must']),
  required: z.boolean(),
  remark: draftText,
  operators,
  due: z
    .object({
      from: z.discriminatedUnion('kind', [z.object({ kind: z.literal('stage') }), z.object({ kind: z.literal('event'), eventId: uuid })]),
      days: z.int().min(0).max(3_650),
    })
    .nullable(),
  templateFileIds: z.array(uuid).max(20),
});

export const stage = z.object({
  id: uuid,
  name: draftText,
  kind: z.enum(['open', 'won', 'lost']),
  rate: z.int().min(-100_000).max(100_000),
  plannedDays: z.int().min(0).max(3_650).nullable(),
  operators,
  guidance: z.array(z.object({ kind: z.enum(['text', 'link', 'file', 'script']), title: draftText, body: z.string().max(20_000) })).max(30),
  funnelBand: z.string().max(80).nullable(),
  events: z.array(keyEvent).max(60),
  information: z.array(z.object({ field: z.string().min(1).max(120), required: z.boolean() })).max(60),
  approvalFlowId: uuid.nullable(),
});

export const processVersion = z.object({ stages: z.array(stage).max(40) });

export const advanceRules = z.object({ sequentialOnly: z.boolean(), freeSkip: z.boolean() });

export const businessType = z.object({
  id: uuid,
  name: z.string(),
  position: z.int(),
  rules: advanceRules,
  currentVersionId: uuid.nullable(),
  currentVersionNumber: z.int().nullable(),
  archived: z.boolean(),
  rowVersion: z.int(),
});
export type BusinessType = z.infer<typeof businessType>;

export const stageName = z.object({
  id: uuid,
  businessTypeId: uuid,
  name: z.string(),
  kind: z.enum(['open', 'won', 'lost']),
  position: z.int(),
  inCurrentVersion: z.boolean(),
});

export const draft = z.object({
  businessTypeId: uuid,
  definition: processVersion,
  revision: z.int(),
  changedAt: instant,
  changedBy: uuid,
  basedOn: uuid.nullable(),
});
export type Draft = z.infer<typeof draft>;

export const versionSummary = z.object({
  id: uuid,
  businessTypeId: uuid,
  number: z.int(),
  publishedAt: instant,
  publishedBy: uuid,
  note: z.string(),
  /** The old version that was published anew, when this one came about by rolling back. */
  fromNumber: z.int().nullable(),
  /** Open opportunities pinned to it. */
  openOpportunities: z.int(),
});

const versionParams = z.object({ id: uuid, versionId: uuid });

export const listBusinessTypes = route({
  method: 'GET',
  path: '/api/business-types',
  summary: 'Business types with their advance rules and current versions',
  reply: z.object({ businessTypes: z.array(businessType), stages: z.array(stageName) }),
});

export const createBusinessType = route({
  method: 'POST',
  path: '/api/business-types',
  summary: 'Create a business type: with an empty draft, from another type, or from a template of ours or of the company',
  body: z.object({
    name,
    copyOf: uuid.optional(),
    /** A template of the company. */
    templateId: uuid.optional(),
    /** One that comes with the product. */
    template: z.object({ key: z.enum(TEMPLATE_KEYS), language: z.enum(['zh', 'en']).default('zh') }).optional(),
  }),
  reply: businessType,
});

export const changeBusinessType = route({
  method: 'PATCH',
  path: '/api/business-types/:id',
  summary: 'Rename, reorder or archive a business type',
  params: idParams,
  body: z.object({
    rowVersion: z.int(),
    name: name.optional(),
    position: z.int().min(0).max(10_000).optional(),
    archived: z.boolean().optional(),
  }),
  reply: businessType,
});

export const setAdvanceRules = route({
  method: 'PUT',
  path: '/api/business-types/:id/rules',
  summary: 'Set the two advance rules; they act at once on every running opportunity',
  params: idParams,
  body: advanceRules,
  reply: businessType,
});

export const readDraft = route({
  method: 'GET',
  path: '/api/business-types/:id/draft',
  summary: 'The draft of a process',
  params: idParams,
  reply: draft,
});

export const saveDraft = route({
  method: 'PUT',
  path: '/api/business-types/:id/draft',
  summary: 'Save the draft; refused when somebody saved a newer revision (409) or a remark is longer than 400 characters (422)',
  params: idParams,
  body: z.object({ revision: z.int(), definition: processVersion }),
  reply: draft,
});

export const publishDraft = route({
  method: 'POST',
  path: '/api/business-types/:id/versions',
  summary: 'Publish the draft as the next version; running opportunities stay on theirs',
  params: idParams,
  body: z.object({ revision: z.int(), note: z.string().max(500).default('') }),
  reply: versionSummary,
});

export const rollBackVersion = route({
  method: 'POST',
  path: '/api/business-types/:id/versions/:versionId/republication',
  summary: 'Roll back: publish an old version anew as the next one; running opportunities stay on theirs',
  params: versionParams,
  body: z.object({
    /** The version in force that it was compared with; another one is answered with 409 `processChanged`. */
    currentVersionId: uuid,
    note: z.string().max(500).default(''),
  }),
  reply: versionSummary,
});

export const listVersions = route({
  method: 'GET',
  path: '/api/business-types/:id/versions',
  summary: 'Versions of a process, newest first',
  params: idParams,
  reply: z.object({ versions: z.array(versionSummary) }),
});

export const readVersion = route({
  method: 'GET',
  path: '/api/business-types/:id/versions/:versionId',
  summary: 'One version of a process',
  params: versionParams,
  reply: versionSummary.omit({ openOpportunities: true }).extend({ definition: processVersion }),
});

export const discardDraft = route({
  method: 'DELETE',
  path: '/api/business-types/:id/draft',
  summary: 'Throw the draft away and start again from the current version',
  params: idParams,
  reply: done,
});
