import sql from 'sql-template-tag';
import type { AfterAct } from '#domain/opportunities/contract.ts';
import { eventById } from '#domain/processes/definition.ts';
import type { OpportunityFacts } from '#domain/processes/facts.ts';
import { completeEvent, decideCompletion, decideUncompletion, uncompleteEvent } from '#domain/processes/keyEvents.ts';
import { winRate } from '#domain/processes/winRate.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import type { Scope } from '../people/scope.ts';
import type { Gathered } from '../risks/gather.ts';
import { lookAhead } from '../risks/lookAhead.ts';
import { setMarks } from '../risks/write.ts';
import type { ProcessSituation } from './lockForProcess.ts';
import { type LockedSituation, lockToAct } from './lockToAct.ts';
import { processRefusal } from './refuseProcess.ts';

export interface KeyEventInput {
  opportunityId: string;
  eventId: string;
  rowVersion?: number | undefined;
  /** The version the caller's screen shows; another one means the screen is old. */
  versionId?: string | undefined;
}

const asSeen = (input: KeyEventInput) => ({
  seenRowVersion: input.rowVersion,
  seenVersionId: input.versionId,
  operatorOf: input.eventId,
});

/** Ticks a key event: one completion and one timeline entry, however often and by however many people it is sent. */
export async function completeKeyEvent(tx: Tx, scope: Scope, input: KeyEventInput, now: string): Promise<AfterAct> {
  // Two people who tick the same event both succeed, so an older row version is no reason to refuse by itself.
  const situation = await lockToAct(tx, scope, input.opportunityId, { ...asSeen(input), seenRowVersion: undefined });
  const { row, version, rules, facts, ask } = situation;
  const answer = decideCompletion(version, rules, facts, { ...ask, eventId: input.eventId, files: 0 });
  if (!answer.allowed) throw processRefusal(answer.reasons, 'event');
  if (answer.result.kind === 'already') return unchanged(situation, 'already');
  const written = tx.prepared(sql`
    insert into completed_key_events (org_id, opportunity_id, event_id, completed_at, completed_by)
    values (${scope.orgId}, ${row.id}, ${input.eventId}, ${now}, ${scope.userId})
    on conflict (org_id, opportunity_id, event_id) do update
      set completed_at = excluded.completed_at, completed_by = excluded.completed_by, archived_at = null`);
  const [after] = await Promise.all([
    writeChange(tx, scope, situation, completeEvent(facts, input.eventId, 0), 'completed', input.eventId, now),
    written,
  ]);
  return after;
}

/** Takes a completion back; its files stay. */
export async function uncompleteKeyEvent(tx: Tx, scope: Scope, input: KeyEventInput, now: string): Promise<AfterAct> {
  const situation = await lockToAct(tx, scope, input.opportunityId, asSeen(input));
  const { row, version, rules, facts, ask } = situation;
  const answer = decideUncompletion(version, rules, facts, { ...ask, eventId: input.eventId });
  if (!answer.allowed) throw processRefusal(answer.reasons, 'event');
  if (answer.result.kind === 'already') return unchanged(situation, 'already');
  await tx.prepared(sql`
    delete from completed_key_events where org_id = ${scope.orgId} and opportunity_id = ${row.id} and event_id = ${input.eventId}`);
  return writeChange(tx, scope, situation, uncompleteEvent(facts, input.eventId), 'uncompleted', input.eventId, now);
}

const unchanged = ({ row }: ProcessSituation, result: string): AfterAct => ({
  result,
  rowVersion: row.rowVersion,
  winRate: row.winRate,
  stageId: row.stageId,
});

async function writeChange(
  tx: Tx,
  scope: Scope,
  { row, version, standing }: LockedSituation,
  after: OpportunityFacts,
  result: 'completed' | 'uncompleted',
  eventId: string,
  now: string,
): Promise<AfterAct> {
  const rate = winRate(version, after).rate;
  const completed = changedTicks(standing, result, eventId, now);
  const { marks, settle } = await lookAhead(tx, { ...standing, completed, winRate: rate, lastActivityAt: now }, now, {
    actorId: scope.userId,
  });
  const written = tx.prepared<{ rowVersion: number }>(sql`
    update opportunities set win_rate = ${rate}, ${setMarks(marks)}, row_version = row_version + 1, updated_at = ${now}, last_activity_at = ${now}
    where org_id = ${scope.orgId} and id = ${row.id} returning row_version as "rowVersion"`);
  const place = eventById(version, eventId);
  const recorded = recordEvent(tx, scope, now, {
    kind: result === 'completed' ? 'opportunity.eventCompleted' : 'opportunity.eventReopened',
    object: 'opportunity',
    recordId: row.id,
    data: { eventId, name: place?.event.name, stageId: place?.stage.id, share: place?.event.share, winRate: [row.winRate, rate] },
  });
  const [[changed]] = await Promise.all([written, recorded, settle()]);
  return { result, rowVersion: changed!.rowVersion, winRate: rate, stageId: row.stageId };
}

function changedTicks({ completed }: Gathered, result: 'completed' | 'uncompleted', eventId: string, now: string): Record<string, string> {
  const { [eventId]: _, ...others } = completed ?? {};
  return result === 'completed' ? { ...others, [eventId]: now } : others;
}
