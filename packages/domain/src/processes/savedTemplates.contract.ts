// Routes of the company's own templates: a published version under a name, for new business types to start from.
import { z } from 'zod';
import { done, idParams, instant, route, uuid } from '../contract.ts';
import { advanceRules } from './contract.ts';

export const MOST_SAVED_TEMPLATES = 100;
const name = z.string().trim().min(1).max(80);

export const savedTemplate = z.object({
  id: uuid,
  name: z.string(),
  rules: advanceRules,
  /** Where it comes from: the business type as it is called now, and the version. */
  typeName: z.string(),
  versionNumber: z.int(),
  stages: z.int(),
  createdAt: instant,
  createdByName: z.string(),
  rowVersion: z.int(),
});
export type SavedTemplate = z.infer<typeof savedTemplate>;

export const listSavedTemplates = route({
  method: 'GET',
  path: '/api/process-templates',
  summary: 'The templates of the company, by name',
  reply: z.object({ templates: z.array(savedTemplate) }),
});

export const saveTemplate = route({
  method: 'POST',
  path: '/api/business-types/:id/templates',
  summary: 'Save the version in force, with the advance rules, as a template of the company',
  params: idParams,
  body: z.object({ name }),
  reply: savedTemplate,
});

export const renameTemplate = route({
  method: 'PATCH',
  path: '/api/process-templates/:id',
  summary: 'Rename a template of the company',
  params: idParams,
  body: z.object({ rowVersion: z.int(), name }),
  reply: savedTemplate,
});

export const deleteTemplate = route({
  method: 'DELETE',
  path: '/api/process-templates/:id',
  summary: 'Delete a template of the company; what was made from it stays',
  params: idParams,
  reply: done,
});
