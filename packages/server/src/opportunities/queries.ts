import sql from 'sql-template-tag';
import type { OperatorTask, ProcessState } from '#domain/opportunities/contract.ts';
import { stageById } from '#domain/processes/definition.ts';
import { isListed } from '#domain/processes/facts.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { versionInForce } from '../processes/readVersion.ts';
import { factsOf, gatherWork } from './gatherFacts.ts';
import { actorOf, situationOf } from './lockForProcess.ts';
import { findOpportunity } from './opportunityRow.ts';

/** Everything the page needs to show the path and to run the rules itself. The questions travel together; rights are judged on the answers. */
export async function processStateOf(tx: Tx, scope: Scope, id: string): Promise<ProcessState> {
  const [situation, completions, files, visits, closedByName] = await Promise.all([
    situationOf(tx, scope, id, { lock: false }),
    completionsOf(tx, id),
    keyEventFilesOf(tx, id),
    visitsOf(tx, id),
    closedByNameOf(tx, id),
  ]);
  const { row, version, versionNumber, rules, facts, ask } = situation;
  return {
    opportunityId: row.id,
    businessTypeId: row.businessTypeId,
    versionId: row.versionId,
    versionNumber,
    currentVersionId: row.currentVersionId,
    version,
    rules,
    facts: { ...facts, completed: [...facts.completed], filled: [...facts.filled] },
    winRate: row.winRate,
    stageEnteredAt: row.stageEnteredAt,
    rights: ask.rights,
    ...{ completions, files, visits, closedByName },
  };
}

const completionsOf = (tx: Tx, id: string) =>
  tx.prepared<ProcessState['completions'][number]>(sql`
    select c.event_id as "eventId", c.completed_at as "completedAt", c.completed_by as "completedBy", u.name as "completedByName"
    from completed_key_events c join users u on u.org_id = c.org_id and u.id = c.completed_by
    where c.org_id = ${tx.orgId} and c.opportunity_id = ${id} and c.archived_at is null order by c.completed_at`);

const keyEventFilesOf = (tx: Tx, id: string) =>
  tx.prepared<ProcessState['files'][number]>(sql`
    select id, purpose_id as "eventId", name, size, media_type as "mediaType", created_by as "createdBy", created_at as "createdAt"
    from files where org_id = ${tx.orgId} and object = 'opportunity' and record_id = ${id} and purpose = 'keyEvent'
      and status = 'live' and deleted_at is null order by created_at`);

const visitsOf = (tx: Tx, id: string) =>
  tx.prepared<ProcessState['visits'][number]>(sql`
    select id, version_id as "versionId", stage_id as "stageId", entered_at as "enteredAt", left_at as "leftAt", left_how as "leftHow"
    from stage_visits where org_id = ${tx.orgId} and opportunity_id = ${id} order by entered_at, id`);

async function closedByNameOf(tx: Tx, id: string): Promise<string | null> {
  const [closing] = await tx.prepared<{ name: string }>(sql`
    select u.name from events e join users u on u.org_id = e.org_id and u.id = e.actor_id
    where e.org_id = ${tx.orgId} and e.object = 'opportunity' and e.record_id = ${id} and e.kind in ('opportunity.won', 'opportunity.lost')
      and exists (select from opportunities o where o.org_id = e.org_id and o.id = e.record_id and o.status <> 'open')
    order by e.at desc, e.id desc limit 1`);
  return closing?.name ?? null;
}

/** What a listed operator without access sees: title, stage and the key events that name him. 404 for everybody else. */
export async function operatorTaskOf(tx: Tx, scope: Scope, id: string): Promise<OperatorTask> {
  const row = await findOpportunity(tx, scope, id, false);
  if (!row) throw notFound('opportunity');
  const { definition } = await versionInForce(tx, row.versionId, row.currentVersionId);
  const { completed } = factsOf(row, await gatherWork(tx, id));
  const actor = actorOf(scope);
  const events = definition.stages.flatMap((stage) =>
    stage.events
      .filter((event) => isListed(event.operators, actor))
      .map((event) => ({
        id: event.id,
        name: event.name,
        remark: event.remark,
        upload: event.upload,
        required: event.required,
        completed: completed.includes(event.id),
        stageName: stage.name,
      })),
  );
  if (events.length === 0) throw notFound('opportunity');
  return { opportunityId: row.id, opportunityName: row.name, stageName: stageById(definition, row.stageId)?.name ?? '', events };
}
