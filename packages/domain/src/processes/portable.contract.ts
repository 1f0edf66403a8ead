// Routes that carry a process out of one house and into another: as a document (JSON) or as a sheet (CSV).
import { z } from 'zod';
import { idParams, route, uuid } from '../contract.ts';
import { pickOption } from '../records/contract.ts';
import { CUSTOM_TYPES } from '../records/customFields.ts';
import { advanceRules, draft, processVersion } from './contract.ts';
import { PORTABLE_FORMAT } from './portable/portable.ts';

const name = z.string().trim().min(1).max(80);
const text = z.string().max(2_000);
const percent = z.number().min(-1_000).max(1_000);
const operators = z.array(z.object({ kind: z.enum(['user', 'role', 'department']), name: z.string().trim().min(1).max(200) })).max(200);

const portableEvent = z.object({
  code: z.string().trim().min(1).max(40),
  name: text,
  share: percent,
  upload: z.enum(['none', 'may', 'must']).default('none'),
  required: z.boolean().default(false),
  remark: text.default(''),
  operators: operators.default([]),
  due: z
    .object({ after: z.string().max(40).nullable(), days: z.int().min(0).max(3_650) })
    .nullable()
    .default(null),
});

const portableStage = z.object({
  name: text,
  kind: z.enum(['open', 'won', 'lost']).default('open'),
  rate: percent,
  plannedDays: z.int().min(0).max(3_650).nullable().default(null),
  operators: operators.default([]),
  guidance: z
    .array(z.object({ kind: z.enum(['text', 'link', 'file', 'script']), title: text, body: z.string().max(20_000) }))
    .max(30)
    .default([]),
  funnelBand: z.string().max(80).nullable().default(null),
  events: z.array(portableEvent).max(60).default([]),
  information: z
    .array(z.object({ field: z.string().trim().min(1).max(120), required: z.boolean() }))
    .max(60)
    .default([]),
});

const label = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) });

export const portableProcess = z.object({
  format: z.literal(PORTABLE_FORMAT),
  formatVersion: z.literal(1),
  name,
  rules: advanceRules.default({ sequentialOnly: false, freeSkip: false }),
  fields: z
    .array(z.object({ key: z.string().max(60), type: z.enum(CUSTOM_TYPES), label, options: z.array(pickOption).max(500).default([]) }))
    .max(60)
    .default([]),
  stages: z.array(portableStage).max(40),
});

const notice = z.object({ code: z.string(), stage: z.string(), event: z.string().optional(), value: z.string() });
export type Notice = z.infer<typeof notice>;

const format = z.enum(['json', 'csv']);
const language = z.enum(['zh', 'en']);

export const exportProcess = route({
  method: 'GET',
  path: '/api/business-types/:id/document',
  summary: 'The draft or a version of a process as a document (JSON) or a sheet (CSV), with what it cannot carry',
  params: idParams,
  query: z.object({ format: format.default('json'), language: language.default('zh'), versionId: uuid.optional() }),
  reply: z.object({ fileName: z.string(), mediaType: z.string(), text: z.string(), notices: z.array(notice) }),
});

const unreadable = z.object({ row: z.int(), column: z.string(), reason: z.string(), value: z.string() });
export type Unreadable = z.infer<typeof unreadable>;

export const importProcess = route({
  method: 'PUT',
  path: '/api/business-types/:id/draft/document',
  summary: 'Take a document or a sheet in as the draft; with check, say only what would come of it',
  params: idParams,
  body: z.object({
    revision: z.int(),
    format,
    text: z.string().min(1).max(1_000_000),
    check: z.boolean().default(false),
  }),
  reply: z.object({
    definition: processVersion,
    /** Asked for, but not taken over as written. */
    notices: z.array(notice),
    /** Custom fields that are (or would be) created for the key information. */
    newFields: z.array(z.object({ key: z.string(), labelZh: z.string(), labelEn: z.string() })),
    /** The draft as it stands after taking over; null after a mere check. */
    draft: draft.nullable(),
  }),
});
export type ImportOutcome = z.infer<NonNullable<(typeof importProcess)['reply']>>;
