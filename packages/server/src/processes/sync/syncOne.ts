// One opportunity, one transaction: lock it, gather the facts, ask the domain where it goes, write, and count it in the sync's own row.
// A sync that was paused meanwhile counts nothing, and the transaction is given up.
import sql from 'sql-template-tag';
import { stageById } from '#domain/processes/definition.ts';
import { type StageMapping, type SyncResult, syncOpportunity } from '#domain/processes/sync.ts';
import { notify } from '../../activities/notices.ts';
import type { Tx } from '../../db/database.ts';
import { recordEvent } from '../../events/record.ts';
import { waitBriefly } from '../../jobs/lockPatience.ts';
import { gatherFacts } from '../../opportunities/gatherFacts.ts';
import { findOpportunity, type OpportunityRow } from '../../opportunities/opportunityRow.ts';
import { enterStage, leaveStage } from '../../opportunities/visits.ts';
import type { Scope } from '../../people/scope.ts';
import { lookAgain } from '../../risks/lookAgain.ts';
import type { PublishedVersion } from '../readVersion.ts';
import type { SyncRow } from './syncRow.ts';

export interface SyncRun {
  sync: SyncRow;
  target: PublishedVersion;
  /** Older versions by id. */
  sources: ReadonlyMap<string, PublishedVersion>;
}

/** The sync is no longer running: nothing more is to be written. */
export class Halted extends Error {}

/** False when it is no longer on an older version, or no longer open: there is nothing to do. */
export async function syncOne(tx: Tx, scope: Scope, run: SyncRun, opportunityId: string, now: string): Promise<boolean> {
  await waitBriefly(tx);
  const row = await findOpportunity(tx, scope, opportunityId, true);
  const pinned = row && run.sources.get(row.versionId);
  if (!pinned || row.businessTypeId !== run.sync.businessTypeId || (row.status !== 'open' && !run.sync.includeClosed)) return false;
  const facts = await gatherFacts(tx, row);
  const completed = [...facts.completed, ...(await archivedEvents(tx, row.id))];
  const result = syncOpportunity(numbered(pinned), numbered(run.target), run.sync.mapping satisfies StageMapping, { ...facts, completed });
  if (!result) return false;
  await writeResult(tx, run, row, result, now);
  await tellOf(tx, scope, run, { row, pinned, result }, now);
  await lookAgain(tx, [row.id], now, { actorId: scope.userId, quietly: true });
  await countIn(tx, run.sync.id, row, result, now);
  return true;
}

const numbered = ({ number, definition }: PublishedVersion) => ({ number, version: definition });

async function archivedEvents(tx: Tx, opportunityId: string): Promise<string[]> {
  const rows = await tx.prepared<{ id: string }>(sql`
    select event_id as id from completed_key_events
    where org_id = ${tx.orgId} and opportunity_id = ${opportunityId} and archived_at is not null`);
  return rows.map(({ id }) => id);
}

async function writeResult(tx: Tx, { target }: SyncRun, row: OpportunityRow, result: SyncResult, now: string): Promise<void> {
  if (result.remapped) {
    await leaveStage(tx, row.id, 'remapped', now);
    await enterStage(tx, { opportunityId: row.id, versionId: target.id, stageId: result.to }, now);
  }
  await tx.prepared(sql`
    update completed_key_events
    set archived_at = case when event_id = any(${result.archivedEventIds}::uuid[]) then coalesce(archived_at, ${now}::timestamptz) end
    where org_id = ${tx.orgId} and opportunity_id = ${row.id}`);
  await tx.prepared(sql`
    update stage_approvals set state = 'terminated', changed_at = ${now}
    where org_id = ${tx.orgId} and opportunity_id = ${row.id} and stage_id = any(${result.endedApprovals}::uuid[])`);
  await tx.prepared(sql`
    update opportunities set version_id = ${target.id}, stage_id = ${result.to}, last_open_stage_id = ${result.facts.lastOpenStageId},
      win_rate = ${result.winRate.after}, stage_entered_at = case when ${result.remapped} then ${now}::timestamptz else stage_entered_at end,
      row_version = row_version + 1, updated_at = ${now}
    where org_id = ${tx.orgId} and id = ${row.id}`);
}

interface Synced {
  row: OpportunityRow;
  pinned: PublishedVersion;
  result: SyncResult;
}

/** One line in the timeline; the owner hears of approvals that ended. */
async function tellOf(tx: Tx, scope: Scope, { sync, target }: SyncRun, { row, pinned, result }: Synced, now: string): Promise<void> {
  const nameIn = (version: PublishedVersion, stageId: string): string => stageById(version.definition, stageId)?.name ?? '';
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.remapped',
    object: 'opportunity',
    recordId: row.id,
    data: {
      syncId: sync.id,
      versions: [pinned.number, target.number],
      remapped: result.remapped,
      from: result.from,
      to: result.to,
      fromName: nameIn(pinned, result.from),
      toName: nameIn(target, result.to),
      winRate: [result.winRate.before, result.winRate.after],
      archived: result.archivedEventIds.flatMap((id) => nameOfEvent(pinned, id)),
      endedApprovals: result.endedApprovals.map((stageId) => nameIn(pinned, stageId)),
    },
  });
  if (result.endedApprovals.length > 0)
    await notify(
      tx,
      scope,
      {
        userId: row.ownerId,
        kind: 'approvalEnded',
        object: 'opportunity',
        recordId: row.id,
        data: { name: row.name, why: 'sync', stages: result.endedApprovals.map((stageId) => nameIn(pinned, stageId)) },
      },
      now,
    );
}

const nameOfEvent = ({ definition }: PublishedVersion, eventId: string): string[] =>
  definition.stages.flatMap((stage) => stage.events.filter(({ id }) => id === eventId).map(({ name }) => name));

async function countIn(tx: Tx, syncId: string, row: OpportunityRow, result: SyncResult, now: string): Promise<void> {
  const ended = result.endedApprovals.length;
  await tx.prepared(sql`
    insert into process_sync_items (org_id, sync_id, opportunity_id, outcome, from_stage_id, to_stage_id, win_rate_before, win_rate_after,
      approvals_ended, at)
    values (${tx.orgId}, ${syncId}, ${row.id}, 'synced', ${result.from}, ${result.to}, ${result.winRate.before}, ${result.winRate.after},
      ${ended}, ${now})`);
  const counted = await tx.run(sql`
    update process_syncs set synced = synced + 1, remapped = remapped + ${result.remapped ? 1 : 0},
      win_rate_changed = win_rate_changed + ${result.winRate.before === result.winRate.after ? 0 : 1}, approvals_ended = approvals_ended + ${ended}
    where org_id = ${tx.orgId} and id = ${syncId} and status = 'running'`);
  if (counted === 0) throw new Halted();
}
