// One record goes into another: what hangs on it moves, its values fill or replace the survivor's, and it leaves every list, board and
// sum for good, pointing at the survivor. See docs/decisions/0130-merging.md.
import sql from 'sql-template-tag';
import { decideMerge, type MergeChoices, type MergeRefusal } from '#domain/records/merging.ts';
import { notify } from '../../activities/notices.ts';
import { tellFollowers } from '../../activities/tellFollowers.ts';
import type { Tx } from '../../db/database.ts';
import { recordEvent } from '../../events/record.ts';
import { type HttpError, refusedAs } from '../../http/refusals.ts';
import { leaveStage } from '../../opportunities/visits.ts';
import type { Scope } from '../../people/scope.ts';
import { lookAgain } from '../../risks/lookAgain.ts';
import { changeRecord } from '../changeRecord.ts';
import { tableOf } from '../columns.ts';
import type { OpportunityVerbs } from '../verbs.ts';
import { countMoving, moveHanging, type Pair } from './hanging.ts';
import { type Met, meetBoth } from './meetBoth.ts';
import { keepAccountsInOrder } from './mergedAccount.ts';
import { keepChainsInOrder } from './mergedContact.ts';
import { joinTeams } from './mergedTeam.ts';

export interface MergeInput extends Pair {
  choices: MergeChoices;
  rowVersions?: { survivor: number; other: number } | undefined;
}

export async function mergeRecords(
  tx: Tx,
  scope: Scope,
  { choices, rowVersions, ...pair }: MergeInput,
  verbs: OpportunityVerbs,
  now: string,
): Promise<void> {
  const met = await meetBoth(tx, scope, { ...pair, lock: true, seen: rowVersions ?? null });
  const answer = decideMerge(met.situation, choices);
  if (!answer.allowed) throw mergeRefusal(answer.reasons);
  const moved = await countMoving(tx, pair);
  await holdTotals(tx, pair);
  if (pair.object === 'account') await keepAccountsInOrder(tx, pair);
  if (pair.object === 'contact') await keepChainsInOrder(tx, pair);
  await putAway(tx, pair, now); // first of all: what is told apart by a key of its own, the survivor can then take over
  await moveHanging(tx, pair);
  if (Object.keys(answer.result).length > 0)
    await changeRecord(tx, scope, pair.object, { id: pair.survivorId, values: answer.result, pullPlanIn: true }, verbs, now);
  await takeDates(tx, pair, now);
  await joinTeams(tx, scope, pair, ownersOf(met), now);
  await recordBoth(tx, scope, pair, { met, moved }, now);
  if (pair.object === 'opportunity') await lookAgain(tx, [pair.survivorId, pair.otherId], now, { actorId: scope.userId });
  await tell(tx, scope, pair, met, now);
}

const STATUS: Partial<Record<MergeRefusal['kind'], number>> = {
  not_editable: 403,
  not_deletable: 403,
  may_not_assign: 403,
  stale: 409,
  approval_pending: 423,
};

/** The first reason gives the status, the body carries all of them. */
function mergeRefusal(reasons: readonly MergeRefusal[]): HttpError {
  const status = STATUS[reasons[0]!.kind] ?? 422;
  return refusedAs(status, reasons, status === 409 ? 'stale' : undefined);
}

const ownersOf = ({ survivor, other }: Pick<Met, 'survivor' | 'other'>): string[] =>
  [survivor.owner, other.owner].filter((owner) => owner !== null);

/** The sums both stand in, in the one order in which all writers take them: the writes below touch one after the other. */
async function holdTotals(tx: Tx, { object, survivorId, otherId }: Pair): Promise<void> {
  if (object !== 'opportunity') return;
  await tx.rows(sql`
    select 1 from opportunity_totals t
    where t.org_id = ${tx.orgId} and (t.owner_id, t.business_type_id, t.stage_id, t.status, t.closing_month, t.currency) in (
      select o.owner_id, o.business_type_id, o.stage_id, o.status, coalesce(date_trunc('month', o.closing_on)::date, '1900-01-01'), o.currency
      from opportunities o where o.org_id = ${tx.orgId} and o.id = any(${[survivorId, otherId]}::uuid[]))
    order by t.org_id, t.owner_id, t.business_type_id, t.stage_id, t.status, t.closing_month, t.currency for update`);
}

async function putAway(tx: Tx, { object, survivorId, otherId }: Pair, now: string): Promise<void> {
  if (object === 'opportunity') await leaveStage(tx, otherId, 'other', now);
  await tx.run(sql`
    update ${tableOf(object)} set deleted_at = ${now}, merged_into = ${survivorId}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${tx.orgId} and id = ${otherId}`);
}

/** The later of two last activities, the sooner of two next steps: nothing that was promised is forgotten. */
const takeDates = (tx: Tx, { object, survivorId, otherId }: Pair, now: string): Promise<number> =>
  tx.run(sql`
    update ${tableOf(object)} r set last_activity_at = greatest(r.last_activity_at, o.last_activity_at),
      next_step_at = least(r.next_step_at, o.next_step_at), row_version = r.row_version + 1, updated_at = ${now}
    from ${tableOf(object)} o where r.org_id = ${tx.orgId} and r.id = ${survivorId} and o.org_id = r.org_id and o.id = ${otherId}`);

interface Done {
  met: Met;
  moved: Awaited<ReturnType<typeof countMoving>>;
}

async function recordBoth(tx: Tx, scope: Scope, pair: Pair, { met, moved }: Done, now: string): Promise<void> {
  const { object, survivorId, otherId } = pair;
  const [name, otherName] = [met.survivor.ownName, met.other.ownName];
  const counts = Object.fromEntries(moved.map(({ kind, count }) => [kind, count]));
  await recordEvent(tx, scope, now, {
    ...{ kind: 'record.mergedInto', object, recordId: otherId },
    data: { name: otherName, intoId: survivorId, intoName: name },
  });
  await recordEvent(tx, scope, now, {
    kind: 'record.merged',
    object,
    recordId: survivorId,
    data: { name, otherId, otherName, moved: counts },
  });
}

/** Whose record is no longer there hears where it went; so does whoever follows what is left. */
async function tell(tx: Tx, scope: Scope, { object, survivorId }: Pair, { survivor, other }: Met, now: string): Promise<void> {
  const data = { name: survivor.ownName, otherName: other.ownName };
  const owners = [...new Set(ownersOf({ survivor, other }))].filter((owner) => owner !== scope.userId);
  for (const userId of owners) await notify(tx, scope, { userId, kind: 'merged', object, recordId: survivorId, data }, now);
  await tellFollowers(tx, scope, { object, recordId: survivorId, what: 'merged', data: { otherName: other.ownName }, told: owners }, now);
}
