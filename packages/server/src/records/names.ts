// The names behind the ids in a page of records: people, records, stages, business types.
import sql, { join, raw, type Sql } from 'sql-template-tag';
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

/** By what the ids point at: the names, or null when there are none. */
export type FoundNames = Partial<Record<Target, Record<string, string> | null>>;

export async function namesFor(
  tx: Tx,
  scope: Scope,
  fields: readonly CallerField[],
  rows: readonly Row[],
): Promise<Record<string, string>> {
  const wanted = [...idsOf(fields, rows)].filter(([target]) => nameLevel(scope, target) !== 'hidden');
  if (wanted.length === 0) return {};
  const found = await tx.prepared<{ target: Target; names: Record<string, string> | null }>(
    join(
      wanted.map(
        ([target, ids]) => sql`
          select ${target}::text as target, json_object_agg(id, name) as names from ${tableOfTarget(target)}
          where org_id = ${tx.orgId}::uuid and id = any(${[...ids]}::uuid[])`,
      ),
      ' union all ',
    ),
  );
  return toldNames(scope, Object.fromEntries(found.map(({ target, names }) => [target, names])));
}

/** The names behind the ids of one record, as a column of the statement that reads it from its table `r`; to be told by `toldNames`. */
export const namesColumn = (scope: Scope, fields: readonly CallerField[]): Sql =>
  namesBehind(scope, fields, (pointers) => sql`array[${join(pointers.map(idColumn))}]`);

/** The same for the first `most` rows that `page` holds under the names of their fields. */
export const namesOfPage = (scope: Scope, fields: readonly CallerField[], most: number): Sql =>
  namesBehind(
    scope,
    fields,
    (pointers) =>
      sql`array(${join(
        pointers.map((field) => idsInPage(field, most)),
        ' union all ',
      )})`,
  );

function namesBehind(scope: Scope, fields: readonly CallerField[], idsOfPointers: (pointers: readonly CallerField[]) => Sql): Sql {
  const pointing = fields.filter((field) => targetOf(field) && field.level !== 'masked');
  const wanted = [...Map.groupBy(pointing, (field) => targetOf(field)!)].filter(([target]) => nameLevel(scope, target) !== 'hidden');
  const pairs = wanted.map(
    ([target, pointers]) => sql`
      ${target}::text, (select json_object_agg(n.id, n.name) from ${tableOfTarget(target)} n
        where n.org_id = ${scope.orgId}::uuid and n.id = any(${idsOfPointers(pointers)}))`,
  );
  return pairs.length > 0 ? sql`json_build_object(${join(pairs)})` : sql`null::json`;
}

const idColumn = (field: CallerField): Sql =>
  isCustom(field.key) ? sql`(r.custom->>${customKey(field.key)}::text)::uuid` : columnOf(field);

const idsInPage = ({ key }: CallerField, most: number): Sql => {
  const id = isCustom(key) ? sql`(custom->>${customKey(key)}::text)::uuid` : raw(`"${key}"`);
  return sql`(select ${id} from page ${raw(`limit ${most}`)})`;
};

/** Names by id, masked where the caller's roles mask them. */
export function toldNames(scope: Scope, found: FoundNames | null): Record<string, string> {
  const told = Object.entries(found ?? {}).map(([target, names]) =>
    nameLevel(scope, target as Target) === 'masked' ? masked(names ?? {}) : names,
  );
  return Object.assign({}, ...told);
}

const masked = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([id, name]) => [id, maskText(name)]));

const nameLevel = (scope: Scope, target: Target) => (isObject(target) ? fieldLevel(scope.rights, target, 'name') : 'read');
