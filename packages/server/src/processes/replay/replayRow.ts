import sql, { empty } from 'sql-template-tag';
import type { AdvanceRules, ProcessVersion } from '#domain/processes/definition.ts';
import type { ProcessReplay, ReplayFinding } from '#domain/processes/replay.contract.ts';
import type { ReplayTally } from '#domain/processes/replay.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../http/refusals.ts';
import type { Progress } from '../../jobs/progress.ts';
import type { Scope } from '../../people/scope.ts';
import { mayTouch } from '../../records/visible.ts';

/** As the job needs it. */
export interface ReplayRow {
  id: string;
  businessTypeId: string;
  definition: ProcessVersion;
  rules: AdvanceRules;
  since: string;
  status: ProcessReplay['status'];
  reached: string | null;
  tally: ReplayTally;
  createdBy: string;
}

export function findReplay(tx: Tx, id: string, lock = false): Promise<ReplayRow | undefined> {
  return tx.first<ReplayRow>(sql`
    select id, business_type_id as "businessTypeId", definition, rules, since, status, reached, tally, created_by as "createdBy"
    from process_replays where org_id = ${tx.orgId} and id = ${id} ${lock ? sql`for update` : empty}`);
}

export function replaysWhere(tx: Tx, { id, businessTypeId }: { id?: string; businessTypeId?: string }): Promise<ProcessReplay[]> {
  return tx.rows<ProcessReplay>(sql`
    select p.id, p.business_type_id as "businessTypeId", p.status, p.months, p.since, p.rules, p.total, p.examined, p.tally,
      p.created_at as "createdAt", u.name as "createdByName", p.finished_at as "finishedAt"
    from process_replays p join users u on u.org_id = p.org_id and u.id = p.created_by
    where p.org_id = ${tx.orgId} ${id ? sql`and p.id = ${id}` : empty} ${businessTypeId ? sql`and p.business_type_id = ${businessTypeId}` : empty}
    order by p.id desc limit 10`);
}

export async function replayOf(tx: Tx, id: string): Promise<ProcessReplay> {
  const [replay] = await replaysWhere(tx, { id });
  if (!replay) throw notFound('replay');
  return replay;
}

export interface FindingsQuestion {
  id: string;
  kind: 'refused' | 'blocked';
  reason?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export async function findingsOf(
  tx: Tx,
  scope: Scope,
  question: FindingsQuestion,
): Promise<{ findings: ReplayFinding[]; next: string | null }> {
  await replayOf(tx, question.id);
  const visible = mayTouch(scope, 'opportunity', 'read');
  const rows = await tx.rows<ReplayFinding>(sql`
    select f.id, f.opportunity_id as "opportunityId", case when ${visible} then r.name end as name, case when ${visible} then o.name end as "ownerName",
      f.kind, f.at, a.name as "actorName", f.from_name as "fromName", f.to_name as "toName", f.reasons
    from process_replay_findings f
      join opportunities r on r.org_id = f.org_id and r.id = f.opportunity_id
      join users o on o.org_id = r.org_id and o.id = r.owner_id
      left join users a on a.org_id = f.org_id and a.id = f.actor_id
    where f.org_id = ${scope.orgId} and f.replay_id = ${question.id} and f.kind = ${question.kind}
      ${question.reason ? sql`and ${question.reason} = any(f.reason_keys)` : empty}
      ${question.after ? sql`and f.id > ${question.after}` : empty}
    order by f.id limit ${question.limit + 1}`);
  const page = rows.slice(0, question.limit);
  return { findings: page, next: rows.length > question.limit ? (page.at(-1)?.id ?? null) : null };
}

export const progressOfReplay = (id: string): Progress => ({ right: 'processes.edit', object: 'processReplay', recordId: id });
