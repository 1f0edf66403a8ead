// The names behind the ids in a page of records: people, records, stages, business types.
import sql, { join, type Sql } from 'sql-template-tag';
import { fieldLevel, maskText, type ObjectName } from '#domain/people/rights.ts';
import { type CallerField, customKey, isCustom, type ReferenceTarget } from '#domain/records/field.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { columnOf, type Row, rawValue, tableOf } from './columns.ts';

type Target = ReferenceTarget | 'user';

const isObject = (target: Target): target is ObjectName => target in OBJECT_DESCRIPTORS;

const tableOfTarget = (target: Target): Sql => {
  if (isObject(target)) return tableOf(target);
  return { user: sql`users`, stage: sql`stages`, businessType: sql`business_types` }[target];
};

const targetOf = (field: CallerField): Target | undefined => (field.type === 'user' ? 'user' : field.referenceTo);

/** Ids by what they point at; masked references stay unnamed. */
function idsOf(fields: readonly CallerField[], rows: readonly Row[]): Map<Target, Set<string>> {
  const ids = new Map<Target, Set<string>>();
  for (const field of fields) {
    const target = targetOf(field);
    if (!target || field.level === 'masked') continue;
    const known = ids.get(target) ?? new Set<string>();
    for (const row of rows) {
      const value = rawValue(row, field);
      if (typeof value === 'string') known.add(value);
    }
    if (known.size > 0) ids.set(target, known);
  }
  return ids;
}

export async function namesFor(
  tx: Tx,
  scope: Scope,
  fields: readonly CallerField[],
  rows: readonly Row[],
): Promise<Record<string, string>> {
  const wanted = [...idsOf(fields, rows)].map(([target, ids]) => [target, sql`${[...ids]}::uuid[]`] as const);
  return namesAmong(tx, scope, wanted);
}

/** The names behind the ids of one record, which is not waited for. To be told only when the record may be seen. */
export async function namesOfRecord(
  tx: Tx,
  scope: Scope,
  { object, id, fields }: { object: ObjectName; id: string; fields: readonly CallerField[] },
): Promise<Record<string, string>> {
  const pointing = fields.filter((field) => targetOf(field) && field.level !== 'masked');
  const wanted = [...Map.groupBy(pointing, (field) => targetOf(field)!)].map(([target, pointers]) => {
    const pointed = sql`select array[${join(pointers.map(idColumn))}] from ${tableOf(object)} r where r.org_id = ${tx.orgId}::uuid and r.id = ${id}::uuid`;
    return [target, sql`(${pointed})::uuid[]`] as const;
  });
  return namesAmong(tx, scope, wanted);
}

const idColumn = (field: CallerField): Sql =>
  isCustom(field.key) ? sql`(r.custom->>${customKey(field.key)}::text)::uuid` : columnOf(field);

/** `ids`: an array for each target, as SQL. */
async function namesAmong(tx: Tx, scope: Scope, wanted: readonly (readonly [Target, ids: Sql])[]): Promise<Record<string, string>> {
  const readable = wanted.filter(([target]) => nameLevel(scope, target) !== 'hidden');
  if (readable.length === 0) return {};
  const found = await tx.prepared<{ target: Target; names: Record<string, string> | null }>(
    join(
      readable.map(
        ([target, ids]) => sql`
          select ${target}::text as target, json_object_agg(id, name) as names from ${tableOfTarget(target)}
          where org_id = ${tx.orgId}::uuid and id = any(${ids})`,
      ),
      ' union all ',
    ),
  );
  return Object.assign({}, ...found.map(({ target, names }) => (nameLevel(scope, target) === 'masked' ? masked(names ?? {}) : names)));
}

const masked = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([id, name]) => [id, maskText(name)]));

const nameLevel = (scope: Scope, target: Target) => (isObject(target) ? fieldLevel(scope.rights, target, 'name') : 'read');
