// Routes that every object shares. `:object` is one of accounts, contacts, opportunities, products, competitors.
import { z } from 'zod';
import { done, instant, route, uuid } from '../contract.ts';
import { FIELD_LEVELS, LEVELS, OBJECT_ACTIONS, OBJECTS } from '../people/rights.ts';
import { FIELD_TYPES } from './field.ts';
import { MAX_PAGE } from './listQuery.ts';
import { OBJECT_PATHS } from './objects.ts';

export const objectPath = z.enum(OBJECT_PATHS);
const objectParams = z.object({ object: objectPath });
const recordParams = z.object({ object: objectPath, id: uuid });

const label = z.object({ zh: z.string(), en: z.string() });
const optionText = z.string().min(1).max(100);
export const pickOption = z.object({ value: optionText, zh: optionText, en: optionText, retired: z.boolean().optional() });

export const fieldShape = z.object({
  key: z.string(),
  type: z.enum(FIELD_TYPES),
  label,
  required: z.boolean(),
  readOnly: z.boolean(),
  sortable: z.boolean(),
  filterable: z.boolean(),
  importable: z.boolean(),
  searchable: z.boolean(),
  options: z.array(pickOption).optional(),
  referenceTo: z.string().optional(),
  maxLength: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  defaultValue: z.unknown().optional(),
  level: z.enum(FIELD_LEVELS),
  operators: z.array(z.string()),
  /** Id of the custom field's row, for its administration. */
  customFieldId: uuid.optional(),
});
export type FieldShape = z.infer<typeof fieldShape>;

export const builtinViewShape = z.object({ key: z.string(), label });

export const objectShape = z.object({
  name: z.enum(OBJECTS),
  path: objectPath,
  label,
  owned: z.boolean(),
  actions: z.record(z.enum(OBJECT_ACTIONS), z.enum(LEVELS)),
  fields: z.array(fieldShape),
  views: z.array(builtinViewShape),
});
export type ObjectShape = z.infer<typeof objectShape>;

export const listObjects = route({
  method: 'GET',
  path: '/api/objects',
  summary: 'Every object with its fields, the rights of the caller and the built-in views',
  reply: z.object({ objects: z.array(objectShape) }),
});

/** Values by field key: money in minor units, percent in basis points, days YYYY-MM-DD, instants ISO 8601, null when empty. */
export const recordValues = z.record(z.string().max(80), z.unknown());

export const recordShape = z.object({ id: uuid, rowVersion: z.int(), values: recordValues });
export type RecordShape = z.infer<typeof recordShape>;

/** Names of the people, records, stages and business types that the values point at, by id. */
export const namesShape = z.record(z.string(), z.string());

export const openRecordShape = recordShape.extend({
  deletedAt: instant.nullable(),
  names: namesShape,
  may: z.object({ edit: z.boolean(), delete: z.boolean(), assign: z.boolean() }),
  followed: z.boolean(),
  /** Fields that a pending approval holds. */
  lockedFields: z.array(z.string()),
});
export type OpenRecord = z.infer<typeof openRecordShape>;
/** Null when the act is done and took the record out of the caller's sight. */
const openOrGone = openRecordShape.nullable();

const csv = z
  .string()
  .max(4_000)
  .transform((text) => text.split(',').filter((part) => part !== ''));

const question = {
  /** An encoded filter (records/filters.ts). */
  filter: z.string().max(16_000).optional(),
  /** A built-in view (`mine`, `joined`, …) or the id of a saved one; its filter holds together with `filter`. */
  view: z.string().max(60).optional(),
  /** Part of a name, Chinese or pinyin or its initials. */
  q: z.string().max(100).optional(),
};
export const questionShape = z.object(question);
export const listQueryShape = z.object({
  ...question,
  sort: z.string().max(81).optional(),
  columns: csv.optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).optional(),
  cursor: z.string().max(2_000).optional(),
});
export type ListQuery = z.infer<typeof listQueryShape>;

export const listRecords = route({
  method: 'GET',
  path: '/api/:object',
  summary: 'One page of the records the caller may see',
  params: objectParams,
  query: listQueryShape,
  reply: z.object({ records: z.array(recordShape), names: namesShape, nextCursor: z.string().nullable() }),
});
export type RecordPage = z.infer<NonNullable<(typeof listRecords)['reply']>>;

export const totalsQueryShape = z.object({ ...question, exact: z.enum(['true', 'false']).optional() });

export const recordTotals = route({
  method: 'GET',
  path: '/api/:object/totals',
  summary: 'How many records a list holds and their sums per currency; bounded unless exact=true',
  params: objectParams,
  query: totalsQueryShape,
  reply: z.object({
    /** At least so many; all of them when `complete`. */
    count: z.int(),
    complete: z.boolean(),
    /** Sums in minor units by money field and currency; only when complete. */
    sums: z.array(z.object({ field: z.string(), currency: z.string(), amount: z.string() })),
  }),
});
export type RecordTotals = z.infer<NonNullable<(typeof recordTotals)['reply']>>;

export const recordGroups = route({
  method: 'GET',
  path: '/api/:object/groups',
  summary: 'The groups of a list by one field, each with its count and sums per currency; bounded unless exact=true',
  params: objectParams,
  query: totalsQueryShape.extend({ by: z.string().max(80) }),
  reply: z.object({
    groups: z.array(
      z.object({
        /** The value all its records have; null: they have none. */
        value: z.union([z.string(), z.boolean()]).nullable(),
        count: z.int(),
        sums: z.array(z.object({ field: z.string(), currency: z.string(), amount: z.string() })),
      }),
    ),
    /** Names of the people, stages and business types among the values. */
    names: namesShape,
    /** False when counting stopped at a bound: more records, and perhaps more groups. */
    complete: z.boolean(),
  }),
});
export type RecordGroups = z.infer<NonNullable<(typeof recordGroups)['reply']>>;

export const openRecord = route({
  method: 'GET',
  path: '/api/:object/:id',
  summary: 'One record',
  params: recordParams,
  reply: openRecordShape,
});

export const createRecord = route({
  method: 'POST',
  path: '/api/:object',
  summary: 'Create a record; an opportunity also names businessTypeId and may name stageId',
  params: objectParams,
  body: z.object({ values: recordValues }),
  reply: openRecordShape,
});

export const changeRecord = route({
  method: 'PATCH',
  path: '/api/:object/:id',
  summary: 'Change some values of a record; refused with its fresh state when it has changed since it was read',
  params: recordParams,
  body: z.object({
    rowVersion: z.int().optional(),
    values: recordValues,
    /** Of an opportunity: a closing date before the planned end of a stage pulls that end in instead of being refused. */
    pullPlanIn: z.boolean().optional(),
  }),
  reply: openOrGone,
});

export const deleteRecord = route({
  method: 'DELETE',
  path: '/api/:object/:id',
  summary: 'Delete a record; it can be restored',
  params: recordParams,
  reply: done,
});

export const restoreRecord = route({
  method: 'POST',
  path: '/api/:object/:id/restore',
  summary: 'Bring a deleted record back',
  params: recordParams,
  reply: openRecordShape,
});

export const assignRecord = route({
  method: 'POST',
  path: '/api/:object/:id/assign',
  summary: 'Give a record to another owner',
  params: recordParams,
  body: z.object({ ownerId: uuid, keepInTeam: z.boolean().optional() }),
  reply: openOrGone,
});

export const MAX_BULK = 1_000;
export const bulkAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('edit'), values: recordValues, pullPlanIn: z.boolean().optional() }),
  z.object({ do: z.literal('assign'), ownerId: uuid, keepInTeam: z.boolean().optional() }),
  z.object({ do: z.literal('delete') }),
  z.object({ do: z.literal('restore') }),
]);
export type BulkAct = z.infer<typeof bulkAct>;

export const bulkRecords = route({
  method: 'POST',
  path: '/api/:object/bulk',
  summary: 'One act on many records, each judged and written by itself; at most 1000 in one call',
  params: objectParams,
  body: z.object({
    ids: z.array(uuid).min(1).max(MAX_BULK).optional(),
    /** Instead of ids: everything this question finds. */
    where: questionShape.optional(),
    act: bulkAct,
  }),
  reply: z.object({
    results: z.array(z.object({ id: uuid, ok: z.boolean(), error: z.record(z.string(), z.unknown()).optional() })),
    succeeded: z.int(),
    refused: z.int(),
  }),
});
export type BulkResult = z.infer<NonNullable<(typeof bulkRecords)['reply']>>;

export const findDuplicates = route({
  method: 'GET',
  path: '/api/:object/duplicates',
  summary: 'Records with nearly the same name, for a hint while typing',
  params: objectParams,
  query: z.object({ name: z.string().min(1).max(200), except: uuid.optional() }),
  reply: z.object({
    records: z.array(
      z.object({
        id: uuid.nullable(),
        name: z.string(),
        ownerName: z.string().nullable(),
        /** `same`: equal but for blanks, case and company form; `similar`: one holds the other. */
        match: z.enum(['same', 'similar']),
        /** False when the caller may not open it. */
        visible: z.boolean(),
      }),
    ),
  }),
});

export const searchEverything = route({
  method: 'GET',
  path: '/api/search',
  summary: 'Search all objects by name, pinyin or initials; at most five of each',
  query: z.object({ q: z.string().min(1).max(100), objects: csv.optional() }),
  reply: z.object({
    found: z.array(
      z.object({ object: z.enum(OBJECTS), records: z.array(z.object({ id: uuid, name: z.string(), hint: z.string().nullable() })) }),
    ),
  }),
});
export type SearchAnswer = z.infer<NonNullable<(typeof searchEverything)['reply']>>;
