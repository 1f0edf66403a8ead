// A sync as its row keeps it.
import sql, { empty } from 'sql-template-tag';
import type { ProcessSync } from '#domain/processes/sync.contract.ts';
import type { StageMapping } from '#domain/processes/sync.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../http/refusals.ts';
import { type Progress, tellProgress } from '../../jobs/progress.ts';

export interface SyncRow {
  id: string;
  businessTypeId: string;
  versionId: string;
  mapping: StageMapping;
  includeClosed: boolean;
  status: ProcessSync['status'];
  total: number;
  synced: number;
  failed: number;
  createdBy: string;
  runBy: string;
}

/** Locked: until the end of the transaction. */
export function findSync(tx: Tx, id: string, lock = false): Promise<SyncRow | undefined> {
  return tx.first<SyncRow>(sql`
    select id, business_type_id as "businessTypeId", version_id as "versionId", mapping, include_closed as "includeClosed", status, total, synced,
      failed, created_by as "createdBy", run_by as "runBy"
    from process_syncs where org_id = ${tx.orgId} and id = ${id} ${lock ? sql`for update` : empty}`);
}

export async function lockSync(tx: Tx, id: string): Promise<SyncRow> {
  const row = await findSync(tx, id, true);
  if (!row) throw notFound('sync');
  return row;
}

export interface SyncQuestion {
  id?: string;
  businessTypeId?: string;
}

/** The last 20, newest first. */
export function syncsWhere(tx: Tx, { id, businessTypeId }: SyncQuestion): Promise<ProcessSync[]> {
  return tx.rows<ProcessSync>(sql`
    select s.id, s.business_type_id as "businessTypeId", s.version_id as "versionId", v.number as "versionNumber",
      s.include_closed as "includeClosed", s.status, s.total, s.synced, s.failed, s.remapped, s.win_rate_changed as "winRateChanged",
      s.approvals_ended as "approvalsEnded", s.created_at as "createdAt", u.name as "createdByName", s.finished_at as "finishedAt"
    from process_syncs s join process_versions v on v.org_id = s.org_id and v.id = s.version_id
      join users u on u.org_id = s.org_id and u.id = s.created_by
    where s.org_id = ${tx.orgId} ${id ? sql`and s.id = ${id}` : empty} ${businessTypeId ? sql`and s.business_type_id = ${businessTypeId}` : empty}
    order by s.id desc limit 20`);
}

export async function syncOf(tx: Tx, id: string): Promise<ProcessSync> {
  const [sync] = await syncsWhere(tx, { id });
  if (!sync) throw notFound('sync');
  return sync;
}

export const progressOf = (id: string): Progress => ({ right: 'processes.edit', object: 'processSync', recordId: id });
export const tellSync = (tx: Tx, id: string): Promise<void> => tellProgress(tx, progressOf(id));
