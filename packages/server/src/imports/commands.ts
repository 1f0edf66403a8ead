import sql from 'sql-template-tag';
import type { CheckReport, ImportMapping } from '#domain/imports/contract.ts';
import { mappingProblems, suggestMapping } from '#domain/imports/mapping.ts';
import { HISTORY_TARGETS, type ImportObject, type ImportTarget } from '#domain/imports/targets.ts';
import { mayDo } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, conflict, forbidden } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Scope } from '../people/scope.ts';
import { RUN_IMPORT } from './importJob.ts';
import { type ImportRow, type ImportSource, ownImport, visibleImport } from './importRow.ts';
import { REVERT_IMPORT } from './revertJob.ts';
import { demandImport, mayCreate, targetsFor } from './targetsFor.ts';

export interface NewImport {
  object: ImportObject;
  storageKey: string;
  source: ImportSource;
}

/** Keeps an uploaded file with the mapping its headers suggest. */
export async function addImport(tx: Tx, scope: Scope, { object, storageKey, source }: NewImport, now: string): Promise<string> {
  demandImport(scope, object);
  const id = newId();
  const mapping = suggestMapping(object, source.columns, await suggestible(tx, scope, object));
  await tx.run(sql`
    insert into imports (org_id, id, object, file_id, storage_key, status, source, mapping, created_at, created_by)
    values (${scope.orgId}, ${id}, ${object}, ${storageKey}, ${storageKey}, 'uploaded', ${JSON.stringify(source)}, ${JSON.stringify(mapping)},
      ${now}, ${scope.userId})`);
  return id;
}

const isPast = ({ key }: ImportTarget): boolean => HISTORY_TARGETS.includes(key);
const mayRewrite = (scope: Scope): boolean => mayDo(scope.rights, 'opportunities.override');

async function suggestible(tx: Tx, scope: Scope, object: ImportObject): Promise<ImportTarget[]> {
  return (await targetsFor(tx, scope, object)).filter((target) => mayRewrite(scope) || !isPast(target));
}

const OPEN: readonly ImportRow['status'][] = ['uploaded', 'mapped'];

async function openImport(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await ownImport(tx, scope, id, true);
  demandImport(scope, row.object);
  if (!OPEN.includes(row.status)) throw conflict('alreadyRun', 'This import has been started already.');
  return row;
}

export async function mapImport(tx: Tx, scope: Scope, id: string, mapping: ImportMapping): Promise<void> {
  const row = await openImport(tx, scope, id);
  const targets = await targetsFor(tx, scope, row.object);
  refusePast(scope, mapping);
  const problems = [
    ...mappingProblems(row.object, mapping, targets, row.source.columns.length),
    ...(await lostIds(tx, mapping)),
    ...creationProblems(scope, mapping, targets),
  ];
  if (problems.length > 0) throw badInput(problems);
  await tx.run(sql`
    update imports set mapping = ${JSON.stringify(mapping)}, status = 'mapped', report = null where org_id = ${scope.orgId} and id = ${id}`);
}

function refusePast(scope: Scope, mapping: ImportMapping): void {
  const used = [...mapping.columns.map(({ target }) => target), ...Object.keys(mapping.constants)];
  if (used.some((key) => HISTORY_TARGETS.includes(key)) && !mayRewrite(scope))
    throw forbidden('Taking over the past needs the right opportunities.override.', 'historyNeedsOverride');
}

/** The process, its stage and the owner that the whole file is given. */
async function lostIds(tx: Tx, { businessTypeId, engagedStageId, ownerId }: ImportMapping): Promise<{ field: string; reason: string }[]> {
  const found = (await tx.first<{ type: boolean; stage: boolean; owner: boolean }>(sql`
    select exists (select from business_types where org_id = ${tx.orgId} and id = ${businessTypeId} and archived_at is null
        and current_version_id is not null) as type,
      exists (select from stages where org_id = ${tx.orgId} and id = ${engagedStageId} and business_type_id = ${businessTypeId}
        and kind = 'open' and in_current_version) as stage,
      exists (select from users where org_id = ${tx.orgId} and id = ${ownerId} and status <> 'deactivated') as owner`))!;
  return [
    ...(businessTypeId && !found.type ? [{ field: 'businessTypeId', reason: 'notFound' }] : []),
    ...(engagedStageId && !found.stage ? [{ field: 'engagedStageId', reason: 'notFound' }] : []),
    ...(ownerId && !found.owner ? [{ field: 'ownerId', reason: 'notFound' }] : []),
  ];
}

function creationProblems(scope: Scope, { columns }: ImportMapping, targets: readonly ImportTarget[]): { field: string; reason: string }[] {
  const lookupOf = new Map(targets.map(({ key, lookup }) => [key, lookup]));
  return columns
    .filter(({ target, onMissing }) => onMissing === 'create' && !mayCreate(scope, lookupOf.get(target)))
    .map(({ target }) => ({ field: target, reason: 'mayNotCreate' }));
}

export async function demandMapped(tx: Tx, scope: Scope, id: string): Promise<ImportRow> {
  const row = await openImport(tx, scope, id);
  if (row.status !== 'mapped') throw conflict('notMapped', 'Say first what the columns become.');
  return row;
}

/** A report is about one mapping: when another was set meanwhile, it is not kept. */
export async function keepReport(tx: Tx, scope: Scope, { id, mapping }: ImportRow, report: CheckReport): Promise<void> {
  await tx.run(sql`
    update imports set report = ${JSON.stringify(report)}
    where org_id = ${scope.orgId} and id = ${id} and status = 'mapped' and mapping = ${JSON.stringify(mapping)}::jsonb`);
}

export async function startImport(tx: Tx, scope: Scope, id: string, queue: Queue, now: string): Promise<void> {
  const row = await demandMapped(tx, scope, id);
  await tx.run(sql`update imports set status = 'running', progress = '{}' where org_id = ${scope.orgId} and id = ${id}`);
  const data = { object: row.object, fileName: row.source.name, rows: row.source.rows };
  await recordEvent(tx, scope, now, { kind: 'import.started', object: 'import', recordId: id, data });
  await queue.enqueue(tx, RUN_IMPORT, { orgId: scope.orgId, importId: id });
}

export async function takeBackImport(tx: Tx, scope: Scope, id: string, queue: Queue): Promise<void> {
  const row = await visibleImport(tx, scope, id, true);
  demandImport(scope, row.object);
  if (row.status !== 'finished' && row.status !== 'failed')
    throw conflict('notFinished', 'Only an import that has ended can be taken back.');
  await tx.run(sql`update imports set status = 'reverting' where org_id = ${scope.orgId} and id = ${id}`);
  await queue.enqueue(tx, REVERT_IMPORT, { orgId: scope.orgId, importId: id, userId: scope.userId });
}
