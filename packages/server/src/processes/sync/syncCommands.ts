// Starting a sync, pausing it, going on, stopping it, trying failures again.
import sql, { empty } from 'sql-template-tag';
import { type MappingViolation, mappingOfAll, mappingViolations, type StageMapping } from '#domain/processes/sync.ts';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { recordEvent } from '../../events/record.ts';
import { conflict, refused } from '../../http/refusals.ts';
import type { Queue } from '../../jobs/queue.ts';
import type { Scope } from '../../people/scope.ts';
import { businessTypeOf } from '../queries.ts';
import { type PublishedVersion, publishedVersion } from '../readVersion.ts';
import { countByVersion, olderVersions } from './candidates.ts';
import { RUN_SYNC } from './syncJob.ts';
import { lockSync, type SyncRow, tellSync } from './syncRow.ts';

export interface SyncTarget {
  /** Of the business type. */
  id: string;
  versionId: string;
  mapping: StageMapping;
  includeClosed: boolean;
}

export interface SyncPlan {
  target: PublishedVersion;
  sources: PublishedVersion[];
  /** Opportunities by version. */
  counts: ReadonlyMap<string, number>;
  defaults: StageMapping;
  mapping: StageMapping;
}

/** What would be synced to where. 409 when another version is in force, 422 with every stage that is mapped to nowhere. */
export async function planSync(tx: Tx, input: SyncTarget): Promise<SyncPlan> {
  const type = await businessTypeOf(tx, input.id);
  if (type.currentVersionId !== input.versionId)
    throw conflict('processChanged', `Version ${type.currentVersionNumber ?? 0} is in force now.`, [
      { kind: 'process_changed', current: type.currentVersionId, versionNumber: type.currentVersionNumber },
    ]);
  const target = await publishedVersion(tx, input.versionId);
  const older = await olderVersions(tx, target);
  const counts = await countByVersion(tx, {
    businessTypeId: input.id,
    versionIds: older.map(({ id }) => id),
    includeClosed: input.includeClosed,
  });
  const sources = older.filter(({ id }) => counts.has(id));
  const defaults = mappingOfAll(
    sources.map(({ number, definition }) => ({ number, version: definition })),
    target.definition,
  );
  const mapping = { ...defaults, ...input.mapping };
  const violations = violationsOf(sources, target, mapping);
  if (violations.length > 0)
    throw refused(
      violations.map((violation) => ({ kind: 'mapping', ...violation })),
      'Every removed stage needs an open stage to go to.',
    );
  return { target, sources, counts, defaults, mapping };
}

function violationsOf(sources: readonly PublishedVersion[], target: PublishedVersion, mapping: StageMapping): MappingViolation[] {
  const all = sources.flatMap(({ definition }) => mappingViolations(definition, target.definition, mapping));
  return [...new Map(all.map((violation) => [violation.stageId, violation])).values()];
}

export async function startSync(tx: Tx, scope: Scope, input: SyncTarget, queue: Queue, now: string): Promise<string> {
  await tx.run(sql`select 1 from business_types where org_id = ${scope.orgId} and id = ${input.id} for update`);
  const plan = await planSync(tx, input);
  await demandNoOther(tx, input.id);
  const total = [...plan.counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) throw refused([{ kind: 'nothing_to_sync' }], 'Every opportunity is on this version already.');
  const id = newId();
  await tx.run(sql`
    insert into process_syncs (org_id, id, business_type_id, version_id, mapping, include_closed, status, total, created_at, created_by, run_by)
    values (${scope.orgId}, ${id}, ${input.id}, ${input.versionId}, ${JSON.stringify(plan.mapping)}, ${input.includeClosed}, 'running', ${total},
      ${now}, ${scope.userId}, ${scope.userId})`);
  const data = { versionNumber: plan.target.number, total, mapping: plan.mapping };
  await tell(tx, scope, { id, businessTypeId: input.id }, 'process.syncStarted', data, now);
  await queue.enqueue(tx, RUN_SYNC, { orgId: scope.orgId, syncId: id });
  return id;
}

async function demandNoOther(tx: Tx, businessTypeId: string, except = ''): Promise<void> {
  const other = await tx.first<{ id: string }>(sql`
    select id from process_syncs where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} and status in ('running', 'paused')
      ${except ? sql`and id <> ${except}` : empty}`);
  if (other)
    throw conflict('syncRunning', 'Another sync of this business type has not ended yet.', [{ kind: 'sync_running', syncId: other.id }]);
}

type State = 'running' | 'paused' | 'stopped';

const MAY_COME_FROM: Record<State, readonly SyncRow['status'][]> = {
  running: ['paused'],
  paused: ['running'],
  stopped: ['running', 'paused'],
};
const KIND = { running: 'process.syncResumed', paused: 'process.syncPaused', stopped: 'process.syncStopped' } as const;

/** The same state again does nothing. */
export async function setSyncState(tx: Tx, scope: Scope, input: { id: string; state: State }, queue: Queue, now: string): Promise<void> {
  const sync = await lockSync(tx, input.id);
  if (sync.status === input.state) return;
  if (!MAY_COME_FROM[input.state].includes(sync.status))
    throw conflict('notPossible', `A sync that is ${sync.status} cannot be ${input.state}.`, [{ kind: 'sync_state', status: sync.status }]);
  await tx.run(sql`
    update process_syncs set status = ${input.state}, run_by = ${input.state === 'running' ? scope.userId : sync.runBy},
      finished_at = ${input.state === 'stopped' ? now : null}::timestamptz
    where org_id = ${scope.orgId} and id = ${input.id}`);
  await tell(tx, scope, sync, KIND[input.state], { synced: sync.synced, failed: sync.failed }, now);
  if (input.state === 'running') await queue.enqueue(tx, RUN_SYNC, { orgId: scope.orgId, syncId: sync.id });
}

/** Failed opportunities are tried again, those named or all. A sync that has ended runs once more. */
export async function retrySync(
  tx: Tx,
  scope: Scope,
  input: { id: string; opportunityIds?: readonly string[] | undefined },
  queue: Queue,
  now: string,
): Promise<void> {
  const sync = await lockSync(tx, input.id);
  await demandNoOther(tx, sync.businessTypeId, sync.id);
  const forgotten = await tx.run(sql`
    delete from process_sync_items where org_id = ${scope.orgId} and sync_id = ${sync.id} and outcome = 'failed'
      ${input.opportunityIds ? sql`and opportunity_id = any(${input.opportunityIds}::uuid[])` : empty}`);
  if (forgotten === 0) return;
  await tx.run(sql`
    update process_syncs set status = 'running', run_by = ${scope.userId}, finished_at = null, failed = failed - ${forgotten}
    where org_id = ${scope.orgId} and id = ${sync.id}`);
  await tell(tx, scope, sync, 'process.syncRetried', { opportunities: forgotten }, now);
  await queue.enqueue(tx, RUN_SYNC, { orgId: scope.orgId, syncId: sync.id });
}

async function tell(
  tx: Tx,
  scope: Scope,
  sync: Pick<SyncRow, 'id' | 'businessTypeId'>,
  kind: 'process.syncStarted' | 'process.syncRetried' | (typeof KIND)[State],
  data: object,
  now: string,
): Promise<void> {
  await recordEvent(tx, scope, now, { kind, object: 'businessType', recordId: sync.businessTypeId, data: { syncId: sync.id, ...data } });
  await tellSync(tx, sync.id);
}
