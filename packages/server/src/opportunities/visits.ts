// Visits are append-only: one open visit per open opportunity, none when closed.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

export interface Visit {
  opportunityId: string;
  versionId: string;
  stageId: string;
}

export type LeftHow = 'promoted' | 'regressed' | 'won' | 'lost' | 'remapped' | 'typeChanged' | 'deleted' | 'reopened' | 'other';

export async function enterStage(tx: Tx, visit: Visit, at: string): Promise<void> {
  await tx.prepared(sql`
    insert into stage_visits (org_id, id, opportunity_id, version_id, stage_id, entered_at)
    values (${tx.orgId}, ${newId()}, ${visit.opportunityId}, ${visit.versionId}, ${visit.stageId}, ${at})`);
}

export async function leaveStage(tx: Tx, opportunityId: string, how: LeftHow, at: string): Promise<void> {
  await tx.prepared(sql`
    update stage_visits set left_at = greatest(entered_at, ${at}::timestamptz), left_how = ${how}
    where org_id = ${tx.orgId} and opportunity_id = ${opportunityId} and left_at is null`);
}
