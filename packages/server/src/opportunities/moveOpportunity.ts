// The one command that changes a stage: page, board, bulk edit, import, API and jobs all come here.
import sql from 'sql-template-tag';
import type { AfterAct } from '#domain/opportunities/contract.ts';
import { type ProcessVersion, stageById } from '#domain/processes/definition.ts';
import { afterMove, decideMove, decideReopening, type Move } from '#domain/processes/moves.ts';
import { winRate } from '#domain/processes/winRate.ts';
import { isOffered } from '#domain/records/pickLists.ts';
import { tellFollowers } from '../activities/tellFollowers.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from '../records/callerFields.ts';
import type { Gathered } from '../risks/gather.ts';
import { lookAhead } from '../risks/lookAhead.ts';
import { setMarks } from '../risks/write.ts';
import { type LockedSituation, lockToAct } from './lockToAct.ts';
import { processRefusal } from './refuseProcess.ts';
import { enterStage, leaveStage } from './visits.ts';

export interface MoveInput {
  opportunityId: string;
  stageId: string;
  rowVersion?: number | undefined;
  /** The version the caller's screen shows. */
  versionId?: string | undefined;
  lossReason?: string | undefined;
  lossNote?: string | undefined;
  competitorId?: string | undefined;
  override?: { reason: string } | undefined;
}

export const moveOpportunity = (tx: Tx, scope: Scope, input: MoveInput, now: string): Promise<AfterAct> =>
  moveTo(tx, scope, input, () => input.stageId, now);

async function moveTo(
  tx: Tx,
  scope: Scope,
  input: Omit<MoveInput, 'stageId'>,
  targetIn: (version: ProcessVersion) => string,
  now: string,
): Promise<AfterAct> {
  const situation = await lockToAct(tx, scope, input.opportunityId, {
    seenRowVersion: input.rowVersion,
    seenVersionId: input.versionId,
  });
  const { row, version, rules, facts, ask } = situation;
  const answer = decideMove(version, rules, facts, {
    ...ask,
    to: targetIn(version),
    lossReason: input.lossReason ?? null,
    override: input.override ?? null,
  });
  if (!answer.allowed) throw processRefusal(answer.reasons, 'move');
  if (answer.result.kind === 'moved' && answer.result.how === 'lost') await checkLossReason(tx, scope, input.lossReason);
  if (answer.result.kind === 'unchanged')
    return { result: 'unchanged', rowVersion: row.rowVersion, winRate: row.winRate, stageId: row.stageId };
  return writeMove(tx, scope, situation, answer.result, input, now);
}

/** A reason is one of the company's list; whose roles hide the field from him chooses from none. */
async function checkLossReason(tx: Tx, scope: Scope, value: string | undefined): Promise<void> {
  const field = (await callerFields(tx, scope, 'opportunity')).find(({ key }) => key === 'lostReason');
  if (value !== undefined && field?.options && !isOffered(field.options, value))
    throw badInput([{ field: 'lossReason', reason: 'notAnOption' }], 'This reason is not on the list.');
}

/** Wins or loses: a move to the version's won or lost stage. */
export function closeOpportunity(
  tx: Tx,
  scope: Scope,
  input: Omit<MoveInput, 'stageId'> & { outcome: 'won' | 'lost' },
  now: string,
): Promise<AfterAct> {
  return moveTo(tx, scope, input, ({ stages }) => stages.find((stage) => stage.kind === input.outcome)?.id ?? '', now);
}

export async function reopenOpportunity(
  tx: Tx,
  scope: Scope,
  input: { opportunityId: string; rowVersion?: number | undefined },
  now: string,
): Promise<AfterAct> {
  const situation = await lockToAct(tx, scope, input.opportunityId, { seenRowVersion: input.rowVersion });
  const answer = decideReopening(situation.version, situation.facts, situation.ask);
  if (!answer.allowed) throw processRefusal(answer.reasons, 'move');
  return writeMove(tx, scope, situation, answer.result, {}, now);
}

const TOLD = { promoted: 'moved', regressed: 'moved', won: 'won', lost: 'lost', reopened: 'reopened' } as const;
const KIND = {
  promoted: 'opportunity.moved',
  regressed: 'opportunity.moved',
  won: 'opportunity.won',
  lost: 'opportunity.lost',
  reopened: 'opportunity.reopened',
} as const;

async function writeMove(
  tx: Tx,
  scope: Scope,
  { row, version, facts, standing }: LockedSituation,
  move: Move,
  input: Partial<MoveInput>,
  now: string,
): Promise<AfterAct> {
  const after = afterMove(facts, move);
  const rate = winRate(version, after).rate;
  const { marks, settle } = await lookAhead(tx, movedOn(standing, move, rate, now), now, { actorId: scope.userId });
  const visits = [
    ...(move.how === 'reopened' ? [] : [leaveStage(tx, row.id, move.how, now)]),
    ...(move.closed === null ? [enterStage(tx, { opportunityId: row.id, versionId: row.versionId, stageId: move.to }, now)] : []),
  ];
  const approvals = move.approvals.map((change) =>
    tx.run(sql`
      update stage_approvals set state = ${change.to}, changed_at = ${now}
      where org_id = ${scope.orgId} and opportunity_id = ${row.id} and stage_id = ${change.stageId}`),
  );
  const lost = move.how === 'lost';
  const written = tx.prepared<{ rowVersion: number }>(sql`
    update opportunities set stage_id = ${move.to}, last_open_stage_id = ${move.lastOpenStageId}, status = ${move.closed ?? 'open'},
      win_rate = ${rate}, stage_entered_at = ${now}, closed_at = ${move.closed ? now : null}::timestamptz,
      lost_reason = ${lost ? (input.lossReason ?? null) : null}, lost_note = ${lost ? (input.lossNote ?? null) : null},
      competitor_id = coalesce(${lost ? (input.competitorId ?? null) : null}::uuid, competitor_id),
      ${setMarks(marks)}, row_version = row_version + 1, updated_at = ${now}, last_activity_at = ${now}
    where org_id = ${scope.orgId} and id = ${row.id} returning row_version as "rowVersion"`);
  const recorded = recordEvent(tx, scope, now, {
    kind: KIND[move.how],
    object: 'opportunity',
    recordId: row.id,
    data: {
      how: move.how,
      from: move.from,
      to: move.to,
      fromName: stageById(version, move.from)?.name,
      toName: stageById(version, move.to)?.name,
      winRate: [row.winRate, rate],
      amount: row.amount,
      currency: row.currency,
      ...(lost ? { lossReason: input.lossReason, lossNote: input.lossNote } : {}),
      ...(move.overridden.length > 0 ? { overridden: move.overridden, overrideReason: input.override?.reason } : {}),
    },
  });
  const stages = { from: stageById(version, move.from)?.name, to: stageById(version, move.to)?.name };
  const told = { object: 'opportunity', recordId: row.id, what: TOLD[move.how], data: stages } as const;
  const [[changed]] = await Promise.all([written, recorded, settle(), tellFollowers(tx, scope, told, now), ...visits, ...approvals]);
  return { result: move.how, rowVersion: changed!.rowVersion, winRate: rate, stageId: move.to };
}

/** What plan and risk will look at once the move is written. */
function movedOn(standing: Gathered, move: Move, winRate: number, now: string): Gathered {
  const ended = new Set(move.approvals.map((change) => change.stageId));
  const pending = Object.entries(standing.pending ?? {}).filter(([stageId]) => !ended.has(stageId));
  return {
    ...standing,
    ...{ stageId: move.to, status: move.closed ?? 'open', winRate, stageEnteredAt: now, lastActivityAt: now },
    entered: move.closed === null ? { ...standing.entered, [move.to]: now } : standing.entered,
    movedBackAt: move.how === 'regressed' ? now : standing.movedBackAt,
    pending: Object.fromEntries(pending),
  };
}
