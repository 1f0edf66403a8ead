// What is kept of the past of some opportunities: their visits, and everything the facts of a past day are made of. However many are
// asked for, the statements are the same few.
import sql, { type Sql } from 'sql-template-tag';
import type { FieldEdit, OpportunityHistory, Tick } from '#domain/processes/asOf.ts';
import type { ApprovalState } from '#domain/processes/facts.ts';
import type { Tx } from '../../db/database.ts';
import type { ManyFacts } from '../../opportunities/factsOfMany.ts';

export interface PastVisit {
  opportunityId: string;
  versionId: string;
  stageId: string;
  enteredAt: string;
  leftAt: string | null;
  leftHow: string | null;
}

/** Who moved it and what he said, by the instant of the move. */
export interface MoveEntry {
  opportunityId: string;
  at: string;
  actorId: string | null;
  lossReason: string | null;
}

export interface Past {
  visits: PastVisit[];
  moves: MoveEntry[];
  history: OpportunityHistory;
}

type Of<Row> = Row & { opportunityId: string };

export async function pastOf(tx: Tx, page: readonly ManyFacts[]): Promise<Map<string, Past>> {
  const ids = page.map(({ row }) => row.id);
  const visits = await tx.rows<PastVisit>(sql`
    select opportunity_id as "opportunityId", version_id as "versionId", stage_id as "stageId", entered_at as "enteredAt", left_at as "leftAt",
      left_how as "leftHow"
    from stage_visits where org_id = ${tx.orgId} and opportunity_id = any(${ids}::uuid[]) order by entered_at, id`);
  const moves = await logged<MoveEntry>(
    tx,
    ids,
    ['opportunity.moved', 'opportunity.won', 'opportunity.lost'],
    sql`
    e.actor_id as "actorId", e.data ->> 'lossReason' as "lossReason"`,
  );
  const ticks = await logged<Of<Tick>>(
    tx,
    ids,
    ['opportunity.eventCompleted', 'opportunity.eventReopened'],
    sql`
    e.data ->> 'eventId' as "eventId", e.kind = 'opportunity.eventCompleted' as done`,
  );
  const edits = await tx.rows<Of<FieldEdit>>(sql`
    select e.record_id as "opportunityId", e.at, c.key as field, c.value -> 0 as before
    from events e cross join lateral jsonb_each(coalesce(e.data -> 'changes', '{}')) c
    where e.org_id = ${tx.orgId} and e.object = 'opportunity' and e.record_id = any(${ids}::uuid[]) and e.kind = 'record.changed'`);
  const completions = await tx.rows<Of<{ eventId: string; at: string }>>(sql`
    select opportunity_id as "opportunityId", event_id as "eventId", completed_at as at from completed_key_events
    where org_id = ${tx.orgId} and opportunity_id = any(${ids}::uuid[])`);
  const files = await tx.rows<Of<{ eventId: string; at: string; until: string | null }>>(sql`
    select record_id as "opportunityId", purpose_id as "eventId", created_at as at, deleted_at as until from files
    where org_id = ${tx.orgId} and object = 'opportunity' and record_id = any(${ids}::uuid[]) and purpose = 'keyEvent' and status = 'live'`);
  const approvals = await tx.rows<Of<{ stageId: string; state: ApprovalState; at: string }>>(sql`
    select opportunity_id as "opportunityId", stage_id as "stageId", state, changed_at as at from stage_approvals
    where org_id = ${tx.orgId} and opportunity_id = any(${ids}::uuid[])`);
  const [visitsOf, movesOf, ticksOf, editsOf] = [grouped(visits), grouped(moves), grouped(ticks), grouped(edits)];
  const [completionsOf, filesOf, approvalsOf] = [grouped(completions), grouped(files), grouped(approvals)];
  return new Map(
    page.map(({ row, facts }): [string, Past] => [
      row.id,
      {
        visits: visitsOf(row.id),
        moves: movesOf(row.id),
        history: {
          completions: completionsOf(row.id),
          ticks: ticksOf(row.id),
          files: filesOf(row.id),
          filled: facts.filled,
          amount: facts.amount,
          closingOn: facts.closingOn,
          edits: editsOf(row.id),
          approvals: approvalsOf(row.id),
        },
      },
    ]),
  );
}

/** Entries of the log, oldest first. */
const logged = <Row>(tx: Tx, ids: readonly string[], kinds: readonly string[], columns: Sql): Promise<Row[]> =>
  tx.rows<Row>(sql`
    select e.record_id as "opportunityId", e.at, ${columns} from events e
    where e.org_id = ${tx.orgId} and e.object = 'opportunity' and e.record_id = any(${ids}::uuid[]) and e.kind = any(${kinds})
    order by e.at, e.id`);

function grouped<Row extends { opportunityId: string }>(rows: readonly Row[]): (id: string) => Row[] {
  const groups = Map.groupBy(rows, ({ opportunityId }) => opportunityId);
  return (id) => groups.get(id) ?? [];
}
