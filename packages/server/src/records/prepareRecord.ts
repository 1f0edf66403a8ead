// From a form to columns: every value checked, every reference found, names spelt in pinyin. All problems are told at once.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { type CallerField, customKey, isCustom } from '#domain/records/field.ts';
import type { ValueProblem } from '#domain/records/valueChecks.ts';
import { type CheckedValues, checkChanges, checkNew, type RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { pinyinOf, searchTextOf } from './pinyin.ts';
import { EVERYTHING, mayTouch } from './visible.ts';

/** A new record's values; throws 400 with every problem. The owner is the actor and the currency the company's, unless named. */
export async function prepareNew(tx: Tx, scope: Scope, fields: readonly CallerField[], input: RecordValues): Promise<RecordValues> {
  const defaults = { ownerId: scope.userId, currency: scope.currency };
  const known = fields.map((field) =>
    field.key in defaults ? { ...field, defaultValue: defaults[field.key as keyof typeof defaults] } : field,
  );
  return resolved(tx, scope, fields, checkNew(known, input));
}

/** The named values of an existing record; throws 400 with every problem. */
export function prepareChanges(tx: Tx, scope: Scope, fields: readonly CallerField[], input: RecordValues): Promise<RecordValues> {
  return resolved(tx, scope, fields, checkChanges(fields, input));
}

/** What stands against values of an existing record, without a word to anybody. */
export function changeProblems(tx: Tx, scope: Scope, fields: readonly CallerField[], input: RecordValues): Promise<ValueProblem[]> {
  return allProblems(tx, scope, fields, checkChanges(fields, input), empty);
}

async function resolved(tx: Tx, scope: Scope, fields: readonly CallerField[], checked: CheckedValues): Promise<RecordValues> {
  const problems = await allProblems(tx, scope, fields, checked, HELD);
  if (problems.length > 0) throw badInput(problems);
  return checked.values;
}

/** What is pointed at stays as it is until this is written: it is neither deleted nor merged into another record meanwhile. */
const HELD = sql`for key share of r`;

async function allProblems(
  tx: Tx,
  scope: Scope,
  fields: readonly CallerField[],
  { values, problems }: CheckedValues,
  hold: Sql,
): Promise<ValueProblem[]> {
  return [...problems, ...(await lostReferences(tx, scope, fields, values, hold))];
}

/** References that lead nowhere, or where the actor may not look. */
async function lostReferences(
  tx: Tx,
  scope: Scope,
  fields: readonly CallerField[],
  values: RecordValues,
  hold: Sql,
): Promise<ValueProblem[]> {
  const references = fields.flatMap((field) => {
    const id = values[field.key];
    return typeof id === 'string' && (field.type === 'user' || field.type === 'reference') ? [{ field, id }] : [];
  });
  const found = await Promise.all(references.map(({ field, id }) => leadsSomewhere(tx, scope, { field, id, hold })));
  return references.filter((_, at) => !found[at]).map(({ field, id }) => ({ field: field.key, reason: 'notFound', value: id }));
}

interface Pointing {
  field: CallerField;
  id: string;
  hold: Sql;
}

async function leadsSomewhere(tx: Tx, scope: Scope, { field, id, hold }: Pointing): Promise<boolean> {
  if (field.type === 'user') {
    const rows = await tx.prepared(sql`select 1 from users where org_id = ${scope.orgId} and id = ${id} and status <> 'deactivated'`);
    return rows.length > 0;
  }
  const object = field.referenceTo as ObjectName;
  const reach = object === 'product' || object === 'competitor' ? EVERYTHING : mayTouch(scope, object, 'read');
  const rows = await tx.prepared(sql`
    select 1 from ${tableOf(object)} r where r.org_id = ${scope.orgId} and r.id = ${id} and r.deleted_at is null and ${reach} ${hold}`);
  return rows.length > 0;
}

export interface Spelling {
  pinyin: string;
  searchText: string;
}

export function spellingOf(object: ObjectName, name: string): Spelling {
  const kind = object === 'contact' ? 'person' : 'thing';
  return { pinyin: pinyinOf(name, kind), searchText: searchTextOf(name, kind) };
}

/** The custom values among a record's values, by their own keys; null takes a key away. */
export const customOf = (values: RecordValues): RecordValues =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (isCustom(key) ? [[customKey(key), value]] : [])));
