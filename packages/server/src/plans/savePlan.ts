import type { Day } from '#domain/calendar.ts';
import { openStages } from '#domain/processes/definition.ts';
import type { StagePlanReply } from '#domain/processes/plan.contract.ts';
import { checkPlan, type PlanRow, plannedEnd, type StagePlan, withClosingDate } from '#domain/processes/plan.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput } from '../http/refusals.ts';
import { processRefusal } from '../opportunities/refuseProcess.ts';
import type { Scope } from '../people/scope.ts';
import { changeRecord } from '../records/changeRecord.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { planRefusal } from './closingDate.ts';
import { type StoredPlan, writePlans } from './planRow.ts';
import { defaultsOf, type PlanSituation, planReply, planSituation } from './situation.ts';

export interface PlanInput {
  opportunityId: string;
  rowVersion?: number | undefined;
  ends: readonly PlanRow[];
  closingOn?: Day | null | undefined;
  pullIn?: boolean | undefined;
}

/** Planned ends and the closing date in one act. */
export async function savePlan(tx: Tx, scope: Scope, input: PlanInput, verbs: OpportunityVerbs, now: string): Promise<StagePlanReply> {
  const situation = await editable(tx, scope, input, now);
  const strangers = input.ends.filter((end) => !openStages(situation.version).some((stage) => stage.id === end.stageId));
  if (strangers.length > 0)
    throw badInput(strangers.map((end) => ({ field: 'ends', reason: `no open stage of this process: ${end.stageId}` })));
  const given = new Map(input.ends.map((end) => [end.stageId, end.endsOn]));
  const rows = situation.plan.rows.map((row) => ({
    ...row,
    endsOn: given.has(row.stageId) ? (given.get(row.stageId) ?? null) : row.endsOn,
  }));
  const closingOn = input.closingOn === undefined ? situation.plan.closingOn : input.closingOn;
  await write(tx, scope, situation, settled(situation, { ...situation.plan, rows, closingOn }, input.pullIn ?? false), {
    byHand: true,
    verbs,
    now,
  });
  return planReply(await planSituation(tx, scope, input.opportunityId, now, { lock: false }));
}

/** 重置. */
export async function resetPlan(
  tx: Tx,
  scope: Scope,
  input: { opportunityId: string },
  verbs: OpportunityVerbs,
  now: string,
): Promise<StagePlanReply> {
  const situation = await editable(tx, scope, input, now);
  await write(tx, scope, situation, defaultsOf(situation), { byHand: false, verbs, now });
  return planReply(await planSituation(tx, scope, input.opportunityId, now, { lock: false }));
}

async function editable(tx: Tx, scope: Scope, input: Pick<PlanInput, 'opportunityId' | 'rowVersion'>, now: string): Promise<PlanSituation> {
  const situation = await planSituation(tx, scope, input.opportunityId, now, { lock: true });
  if (!situation.mayEdit) throw processRefusal([{ kind: 'not_editable' }], 'move');
  if (situation.row.status !== 'open') throw processRefusal([{ kind: 'closed' }], 'move');
  const { rowVersion } = situation.row;
  if (input.rowVersion !== undefined && input.rowVersion !== rowVersion)
    throw processRefusal([{ kind: 'stale_version', ...{ seen: input.rowVersion, current: rowVersion } }], 'move');
  return situation;
}

function settled({ version }: PlanSituation, plan: StagePlan, pullIn: boolean): StagePlan {
  if (plan.closingOn !== null && pullIn) {
    const answer = withClosingDate(plan, plan.closingOn, true);
    if (!answer.allowed) throw planRefusal(version, answer.reasons);
    return answer.result;
  }
  const decision = checkPlan(plan);
  if (!decision.allowed) throw planRefusal(version, decision.reasons);
  return plan;
}

interface Writing {
  byHand: boolean;
  verbs: OpportunityVerbs;
  now: string;
}

async function write(tx: Tx, scope: Scope, situation: PlanSituation, plan: StagePlan, { byHand, verbs, now }: Writing): Promise<void> {
  const { row, version, plan: before } = situation;
  const changes = openStages(version).flatMap((stage) => {
    const [from, to] = [plannedEnd(before, stage.id), plannedEnd(plan, stage.id)];
    return from === to ? [] : [{ stageId: stage.id, stageName: stage.name, from, to }];
  });
  await writePlans(tx, [storedOf(situation, plan, byHand)], now);
  if (changes.length > 0) {
    await recordEvent(tx, scope, now, {
      kind: 'opportunity.planChanged',
      object: 'opportunity',
      recordId: row.id,
      data: { changes, reset: !byHand },
    });
  }
  if (plan.closingOn !== before.closingOn)
    await changeRecord(tx, scope, 'opportunity', { id: row.id, values: { closingOn: plan.closingOn } }, verbs, now);
  else await lookAgain(tx, [row.id], now, { actorId: scope.userId });
}

function storedOf({ row, stored }: PlanSituation, plan: StagePlan, byHand: boolean): StoredPlan {
  const stay = stored ?? { stayStageId: null, stayEnteredOn: null, stayEndsOn: null };
  const { stayStageId, stayEnteredOn, stayEndsOn } = stay;
  return {
    opportunityId: row.id,
    versionId: row.versionId,
    startsOn: plan.startsOn,
    ends: plan.rows,
    byHand,
    stayStageId,
    stayEnteredOn,
    stayEndsOn,
  };
}
