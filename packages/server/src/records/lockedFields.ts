// While the approval of an opportunity's stage is pending, what the approvers look at stands still: amount, closing date and the
// stage's key information.
import sql from 'sql-template-tag';
import { type ProcessVersion, stageById } from '#domain/processes/definition.ts';
import type { Tx } from '../db/database.ts';

const ALWAYS_HELD = ['amount', 'currency', 'closingOn'];

interface PendingRow {
  stageId: string;
  definition: ProcessVersion;
}

/** Whether the approval of the stage of the opportunity `r` is pending. */
export const IS_HELD = sql`
  exists (select from stage_approvals a
    where a.org_id = r.org_id and a.opportunity_id = r.id and a.stage_id = r.stage_id and a.state = 'pending')`;

export async function lockedFieldsOf(tx: Tx, opportunityId: string): Promise<string[]> {
  const [pending] = await tx.prepared<PendingRow>(sql`
    select o.stage_id as "stageId", v.definition
    from opportunities o
    join stage_approvals a on a.org_id = o.org_id and a.opportunity_id = o.id and a.stage_id = o.stage_id and a.state = 'pending'
    join process_versions v on v.org_id = o.org_id and v.id = o.version_id
    where o.org_id = ${tx.orgId} and o.id = ${opportunityId}`);
  if (!pending) return [];
  const information = stageById(pending.definition, pending.stageId)?.information ?? [];
  return [...new Set([...ALWAYS_HELD, ...information.map((one) => one.field)])];
}
