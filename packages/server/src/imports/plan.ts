// Everything a row is judged by, read once before the rows: what columns mean, what names stand for, the process and its stages.
import sql, { raw } from 'sql-template-tag';
import { dayIn } from '#domain/calendar.ts';
import type { ImportMapping } from '#domain/imports/contract.ts';
import type { PastFrame } from '#domain/imports/history.ts';
import { indexOf, type Named, type ReferenceIndex, spellingOf } from '#domain/imports/references.ts';
import type { Reading } from '#domain/imports/rows.ts';
import { type ImportObject, type ImportTarget, isOfOwnKind, type Lookup } from '#domain/imports/targets.ts';
import { mayDo, type ObjectName } from '#domain/people/rights.ts';
import type { AdvanceRules } from '#domain/processes/definition.ts';
import type { CallerField } from '#domain/records/field.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Database, Tx } from '../db/database.ts';
import type { FileStore } from '../outside/files/fileStore.ts';
import type { Scope } from '../people/scope.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { tableOf } from '../records/columns.ts';
import { EVERYTHING, mayTouch } from '../records/visible.ts';
import { rowsOf } from './csvFile.ts';
import type { ImportRow } from './importRow.ts';
import { fieldsOf, targetsFor } from './targetsFor.ts';

export interface ImportPlan {
  row: ImportRow;
  object: ImportObject;
  mapping: ImportMapping;
  scope: Scope;
  fields: readonly CallerField[];
  reading: Reading;
  /** The process that opportunities enter. */
  process: { versionId: string; frame: PastFrame; rules: AdvanceRules } | null;
  /** The stage and its days are taken over as history; otherwise a stage is a move like any other. */
  overrides: boolean;
  /** Columns that name a record of the file's own kind. */
  ownReferences: readonly ImportTarget[];
  /** Keys and names met in this pass, with the row that has them first. */
  seen: Map<string, number>;
}

export interface PlanParts {
  database: Database;
  store: FileStore;
}

export async function planImport(parts: PlanParts, scope: Scope, row: ImportRow, now: string): Promise<ImportPlan> {
  const mapping = row.mapping as ImportMapping;
  return parts.database.read(scope.orgId, async (tx) => {
    const targets = new Map((await targetsFor(tx, scope, row.object)).map((target) => [target.key, target]));
    const used = mapping.columns.flatMap(({ target }) => targets.get(target) ?? []);
    const ownReferences = used.filter((target) => isOfOwnKind(row.object, target));
    const references = await readReferences(tx, scope, mapping, lookupsOf(row.object, mapping, [...targets.values()]));
    const ownNames = ownReferences.length > 0 ? await namesInFile(parts.store, row, mapping) : new Set<string>();
    const reading = { object: row.object, targets, mapping, references, ownNames, currency: scope.currency };
    return {
      ...{ row, object: row.object, mapping, scope, reading, ownReferences },
      fields: await fieldsOf(tx, scope, row.object),
      process: await processOf(tx, scope, mapping, now),
      overrides: mayDo(scope.rights, 'opportunities.override'),
      seen: new Map<string, number>(),
    };
  });
}

function lookupsOf(object: ImportObject, mapping: ImportMapping, targets: readonly ImportTarget[]): Set<Lookup> {
  const used = [...mapping.columns.map(({ target }) => target), ...Object.keys(mapping.constants)];
  const lookups = targets.flatMap(({ key, lookup }) => (lookup && used.includes(key) ? [lookup] : []));
  if (mapping.matchBy === 'name') lookups.push(object === 'person' ? 'user' : object);
  return new Set(lookups);
}

async function readReferences(
  tx: Tx,
  scope: Scope,
  mapping: ImportMapping,
  lookups: ReadonlySet<Lookup>,
): Promise<Map<Lookup, ReferenceIndex>> {
  const references = new Map<Lookup, ReferenceIndex>();
  for (const lookup of lookups) references.set(lookup, indexOf(await thingsOf(tx, scope, lookup, mapping.businessTypeId)));
  return references;
}

/** Everything of one kind that the importer may see. */
export async function thingsOf(tx: Tx, scope: Scope, lookup: Lookup, businessTypeId: string | null): Promise<Named[]> {
  switch (lookup) {
    case 'user':
      return tx.rows<Named>(sql`
        select id, name, array_remove(array[lower(email), external_key, id::text], null) as keys from users
        where org_id = ${tx.orgId} and status <> 'deactivated'`);
    case 'department':
      return tx.rows<Named>(sql`select id, name, array[]::text[] as keys from departments where org_id = ${tx.orgId}`);
    case 'stage':
      return tx.rows<Named>(sql`
        select id, name, array[id::text] as keys from stages
        where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} and in_current_version`);
    default:
      return recordsOf(tx, scope, lookup);
  }
}

function recordsOf(tx: Tx, scope: Scope, object: ObjectName): Promise<Named[]> {
  const keys =
    object === 'product' ? raw('array_remove(array[r.external_key, r.code], null)') : raw('array_remove(array[r.external_key], null)');
  const reach = OBJECT_DESCRIPTORS[object].owned ? mayTouch(scope, object, 'read') : EVERYTHING;
  return tx.rows<Named>(sql`
    select r.id, r.name, ${keys} as keys from ${tableOf(object)} r where r.org_id = ${tx.orgId} and r.deleted_at is null and ${reach}`);
}

async function namesInFile(store: FileStore, row: ImportRow, mapping: ImportMapping): Promise<Set<string>> {
  const at = mapping.columns.find(({ target }) => target === 'name')?.column;
  const names = new Set<string>();
  if (at === undefined) return names;
  for await (const { cells } of rowsOf(store, row.storageKey, row.source)) if (cells[at]?.trim()) names.add(spellingOf(cells[at]));
  return names;
}

async function processOf(tx: Tx, scope: Scope, mapping: ImportMapping, now: string): Promise<ImportPlan['process']> {
  if (!mapping.businessTypeId) return null;
  const type = await tx.first<AdvanceRules & { versionId: string | null }>(sql`
    select current_version_id as "versionId", sequential_only as "sequentialOnly", free_skip as "freeSkip" from business_types
    where org_id = ${tx.orgId} and id = ${mapping.businessTypeId} and archived_at is null`);
  if (!type?.versionId) return null;
  const { definition } = await publishedVersion(tx, type.versionId);
  const frame: PastFrame = {
    ...{ definition, now, zone: scope.timeZone, engagedStageId: mapping.engagedStageId },
    today: dayIn(now, scope.timeZone),
    dayStarts: new Map(),
  };
  const { versionId, sequentialOnly, freeSkip } = type;
  return { versionId, frame, rules: { sequentialOnly, freeSkip } };
}
