import sql from 'sql-template-tag';
import type { AfterAct } from '#domain/opportunities/contract.ts';
import { openStages } from '#domain/processes/definition.ts';
import { decideTypeChange } from '#domain/processes/typeChange.ts';
import { winRate } from '#domain/processes/winRate.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { situationOf } from './lockForProcess.ts';
import { processRefusal } from './refuseProcess.ts';
import { enterStage, leaveStage } from './visits.ts';

/**
 * Another business type means another process: the opportunity takes its newest version and stands in the first stage.
 * The old visit ends as `typeChanged`, which is neither a promotion nor a loss.
 */
export async function changeBusinessType(
  tx: Tx,
  scope: Scope,
  input: { opportunityId: string; businessTypeId: string; rowVersion?: number | undefined },
  now: string,
): Promise<AfterAct> {
  const { row, facts, ask } = await situationOf(tx, scope, input.opportunityId, { lock: true, seenRowVersion: input.rowVersion });
  const decision = decideTypeChange(facts, ask);
  if (!decision.allowed) throw processRefusal(decision.reasons, 'move');
  const target = await tx.first<{ versionId: string | null }>(
    sql`select current_version_id as "versionId" from business_types where org_id = ${scope.orgId} and id = ${input.businessTypeId} and archived_at is null`,
  );
  if (!target?.versionId) throw badInput([{ field: 'businessTypeId', reason: 'there is no published process of this business type' }]);
  if (row.businessTypeId === input.businessTypeId)
    return { result: 'unchanged', rowVersion: row.rowVersion, winRate: row.winRate, stageId: row.stageId };
  const { definition } = await publishedVersion(tx, target.versionId);
  const first = openStages(definition)[0]!;
  const rate = winRate(definition, { stageId: first.id, closed: null, completed: facts.completed }).rate;
  await leaveStage(tx, row.id, 'typeChanged', now);
  await enterStage(tx, { opportunityId: row.id, versionId: target.versionId, stageId: first.id }, now);
  const [written] = await tx.rows<{ rowVersion: number }>(sql`
    update opportunities set business_type_id = ${input.businessTypeId}, version_id = ${target.versionId}, stage_id = ${first.id},
      last_open_stage_id = ${first.id}, win_rate = ${rate}, stage_entered_at = ${now}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${scope.orgId} and id = ${row.id} returning row_version as "rowVersion"`);
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.typeChanged',
    object: 'opportunity',
    recordId: row.id,
    data: { from: row.businessTypeId, to: input.businessTypeId, stageName: first.name },
  });
  await lookAgain(tx, [row.id], now, { actorId: scope.userId });
  return { result: 'typeChanged', rowVersion: written!.rowVersion, winRate: rate, stageId: first.id };
}
