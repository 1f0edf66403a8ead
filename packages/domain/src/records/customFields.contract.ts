// Routes of custom fields; every act needs the right fields.manage.
import { z } from 'zod';
import { done, instant, route, uuid } from '../contract.ts';
import { OBJECTS } from '../people/rights.ts';
import { pickOption } from './contract.ts';
import { CUSTOM_TYPES } from './customFields.ts';

const text = z.string().trim().max(60);

export const customFieldShape = z.object({
  id: uuid,
  object: z.enum(OBJECTS),
  key: z.string(),
  type: z.enum(CUSTOM_TYPES),
  labelZh: z.string(),
  labelEn: z.string(),
  required: z.boolean(),
  defaultValue: z.unknown(),
  options: z.array(pickOption),
  position: z.int(),
  archivedAt: instant.nullable(),
  rowVersion: z.int(),
});
export type CustomFieldRow = z.infer<typeof customFieldShape>;

export const listCustomFields = route({
  method: 'GET',
  path: '/api/custom-fields',
  summary: 'Custom fields, archived ones too',
  query: z.object({ object: z.enum(OBJECTS).optional() }),
  reply: z.object({ fields: z.array(customFieldShape) }),
});

export const createCustomField = route({
  method: 'POST',
  path: '/api/custom-fields',
  summary: 'Add a field to an object',
  body: z.object({
    object: z.enum(OBJECTS),
    key: z.string().max(40),
    type: z.enum(CUSTOM_TYPES),
    labelZh: text,
    labelEn: text,
    required: z.boolean().default(false),
    defaultValue: z.unknown().optional(),
    options: z.array(pickOption).default([]),
    position: z.int().default(0),
  }),
  reply: customFieldShape,
});
export type NewCustomField = z.infer<NonNullable<(typeof createCustomField)['body']>>;

export const changeCustomField = route({
  method: 'PATCH',
  path: '/api/custom-fields/:id',
  summary: 'Change labels, options, default and order; key and type stay',
  params: z.object({ id: uuid }),
  body: z.object({
    rowVersion: z.int().optional(),
    labelZh: text.optional(),
    labelEn: text.optional(),
    required: z.boolean().optional(),
    defaultValue: z.unknown().optional(),
    options: z.array(pickOption).optional(),
    position: z.int().optional(),
    archived: z.boolean().optional(),
  }),
  reply: customFieldShape,
});
export type CustomFieldChange = z.infer<NonNullable<(typeof changeCustomField)['body']>>;

export const deleteCustomField = route({
  method: 'DELETE',
  path: '/api/custom-fields/:id',
  summary: 'Archive a custom field; its values are kept',
  params: z.object({ id: uuid }),
  reply: done,
});
