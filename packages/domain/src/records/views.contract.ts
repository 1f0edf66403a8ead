// Routes of saved views.
import { z } from 'zod';
import { done, route, uuid } from '../contract.ts';
import { OBJECTS } from '../people/rights.ts';
import type { FilterNode } from './filters.ts';
import { OPERATORS } from './operators.ts';

const conditionShape = z.object({
  field: z.string().max(80),
  operator: z.enum(OPERATORS),
  value: z.unknown().optional(),
});
/** A shape that holds itself has a name in the API's description. */
const nodeShape: z.ZodType<FilterNode> = z
  .lazy(() => z.union([z.object({ join: z.enum(['and', 'or']), of: z.array(nodeShape).max(30) }), conditionShape]))
  .meta({ id: 'FilterNode' }) as z.ZodType<FilterNode>;

export const viewDefinition = z.object({
  filter: nodeShape.nullable(),
  sort: z.object({ field: z.string().max(80), descending: z.boolean() }),
  columns: z.array(z.string().max(80)).max(60),
  groupBy: z.string().max(80).nullable().optional(),
  widths: z.record(z.string().max(80), z.int().min(40).max(2_000)).optional(),
});

export const savedViewShape = z.object({
  id: uuid,
  object: z.enum(OBJECTS),
  name: z.string(),
  shared: z.boolean(),
  position: z.int(),
  definition: viewDefinition,
  ownerId: uuid,
  rowVersion: z.int(),
});
export type SavedView = z.infer<typeof savedViewShape>;

const viewName = z.string().trim().min(1).max(60);
const viewParams = z.object({ id: uuid });

export const listViews = route({
  method: 'GET',
  path: '/api/views',
  summary: 'My views and those shared with everyone',
  query: z.object({ object: z.enum(OBJECTS).optional() }),
  reply: z.object({ views: z.array(savedViewShape) }),
});
export const createView = route({
  method: 'POST',
  path: '/api/views',
  summary: 'Save a view; sharing needs the right to share views',
  body: z.object({ object: z.enum(OBJECTS), name: viewName, shared: z.boolean().default(false), definition: viewDefinition }),
  reply: savedViewShape,
});
export const changeView = route({
  method: 'PATCH',
  path: '/api/views/:id',
  summary: 'Change a view',
  params: viewParams,
  body: z.object({
    rowVersion: z.int().optional(),
    name: viewName.optional(),
    shared: z.boolean().optional(),
    definition: viewDefinition.optional(),
    position: z.int().optional(),
  }),
  reply: savedViewShape,
});
export const deleteView = route({ method: 'DELETE', path: '/api/views/:id', summary: 'Delete a view', params: viewParams, reply: done });
