// Routes of own pick-lists; changing one needs the right fields.manage.
import { z } from 'zod';
import { route } from '../contract.ts';
import { OBJECTS } from '../people/rights.ts';
import { pickOption } from './contract.ts';

const label = z.object({ zh: z.string(), en: z.string() });

const pickList = z.object({
  object: z.enum(OBJECTS),
  field: z.string(),
  label,
  options: z.array(pickOption),
  /** Whether it differs from what the product brings. */
  own: z.boolean(),
  /** 0 while it is the product's own. */
  rowVersion: z.int(),
});
export type PickListShape = z.infer<typeof pickList>;

export const listPickLists = route({
  method: 'GET',
  path: '/api/pick-lists',
  summary: 'Options of the standard pick fields, retired ones too',
  query: z.object({ object: z.enum(OBJECTS).optional() }),
  reply: z.object({ lists: z.array(pickList) }),
});

export const changePickList = route({
  method: 'PUT',
  path: '/api/pick-lists/:object/:field',
  summary: 'Rename, reorder, add and retire options; one that is left out is retired, never taken away',
  params: z.object({ object: z.enum(OBJECTS), field: z.string().max(60) }),
  body: z.object({ rowVersion: z.int(), options: z.array(pickOption).max(300) }),
  reply: pickList,
});
