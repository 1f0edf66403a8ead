import sql from 'sql-template-tag';
import type { AdvanceRules, ProcessVersion } from '#domain/processes/definition.ts';
import { publishViolations } from '#domain/processes/publish.ts';
import { EMPTY_REPLAY } from '#domain/processes/replay.ts';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { recordEvent } from '../../events/record.ts';
import { refused } from '../../http/refusals.ts';
import type { Queue } from '../../jobs/queue.ts';
import type { Scope } from '../../people/scope.ts';
import { businessTypeOf, draftOf } from '../queries.ts';
import { RUN_REPLAY, replayedWhere } from './replayed.ts';

const KEPT = 10;
/** Without these there is no path to move along; everything else a draft may still lack. */
const NEEDED = ['no_open_stage', 'won_stage_count', 'lost_stage_count'];

export interface ReplayInput {
  /** Of the business type. */
  id: string;
  months: number;
  rules?: AdvanceRules | undefined;
}

/** Replays the saved draft as it is now. One at a time: an earlier one that still runs is stopped; the oldest are forgotten. */
export async function startReplay(tx: Tx, scope: Scope, input: ReplayInput, queue: Queue, now: string): Promise<string> {
  const type = await businessTypeOf(tx, input.id);
  const definition = (await draftOf(tx, input.id)).definition as ProcessVersion;
  const missing = publishViolations(definition).filter(({ code }) => NEEDED.includes(code));
  if (missing.length > 0) throw refused(missing, 'The draft has no path to move along yet.', 'notPublishable');
  const since = monthsBefore(now, input.months);
  await clearAway(tx, input.id, now);
  const id = newId();
  await tx.run(sql`
    insert into process_replays (org_id, id, business_type_id, definition, rules, months, since, status, total, tally, created_at, created_by)
    values (${scope.orgId}, ${id}, ${input.id}, ${JSON.stringify(definition)}, ${JSON.stringify(input.rules ?? type.rules)}, ${input.months}, ${since},
      'running', (select count(*) from opportunities r where r.org_id = ${scope.orgId} and r.deleted_at is null and ${replayedWhere(input.id, since)}),
      ${JSON.stringify(EMPTY_REPLAY)}, ${now}, ${scope.userId})`);
  const data = { replayId: id, months: input.months };
  await recordEvent(tx, scope, now, { kind: 'process.replayStarted', object: 'businessType', recordId: input.id, data });
  await queue.enqueue(tx, RUN_REPLAY, { orgId: scope.orgId, replayId: id });
  return id;
}

function monthsBefore(instant: string, months: number): string {
  const date = new Date(instant);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

async function clearAway(tx: Tx, businessTypeId: string, now: string): Promise<void> {
  await tx.run(sql`
    update process_replays set status = 'stopped', finished_at = ${now}
    where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} and status = 'running'`);
  const old = sql`
    select id from process_replays where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} order by id desc offset ${KEPT - 1}`;
  await tx.run(sql`delete from process_replay_findings where org_id = ${tx.orgId} and replay_id in (${old})`);
  await tx.run(sql`delete from process_replays where org_id = ${tx.orgId} and id in (${old})`);
}
