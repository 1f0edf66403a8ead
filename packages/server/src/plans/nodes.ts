// The node check: of one opportunity every key event, of the team those with a deadline, straight from the stored due days.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Day } from '#domain/calendar.ts';
import type { TeamNode } from '#domain/processes/nodeCheck.contract.ts';
import type { NodeRow } from '#domain/processes/nodeCheck.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import { situationOf } from '../opportunities/lockForProcess.ts';
import type { Scope } from '../people/scope.ts';
import { branchesAmong, branchPage } from '../records/branchPages.ts';
import { daysOf, todayOf } from '../settings/workCalendar.ts';
import { nodesOfMany } from './nodesOfMany.ts';

type Names = Record<string, string>;

export async function nodesOf(tx: Tx, scope: Scope, id: string, now: string): Promise<{ today: Day; rows: NodeRow[]; names: Names }> {
  await situationOf(tx, scope, id, { lock: false });
  const days = await daysOf(tx);
  const today = todayOf(days, now);
  const rows = (await nodesOfMany(tx, [id], { days, today })).get(id) ?? [];
  return { today, rows, names: await namesOf(tx, rows) };
}

/** The people, roles and departments that rows name as responsible. */
async function namesOf(tx: Tx, rows: readonly NodeRow[]): Promise<Names> {
  const ids = [...new Set(rows.flatMap((row) => row.responsible.map((one) => one.id)))];
  if (ids.length === 0) return {};
  const found = await tx.rows<{ id: string; name: string }>(sql`
    select id, name from users where org_id = ${tx.orgId} and id = any(${ids}::uuid[])
    union all select id, name_zh from roles where org_id = ${tx.orgId} and id = any(${ids}::uuid[])
    union all select id, name from departments where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`);
  return Object.fromEntries(found.map((row) => [row.id, row.name]));
}

export interface NodesQuestion {
  state: 'overdue' | 'due' | 'done';
  ownerId?: string | undefined;
  departmentId?: string | undefined;
  businessTypeId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

interface Due {
  opportunityId: string;
  eventId: string;
  dueOn: Day;
  name: string;
  ownerId: string;
  ownerName: string;
}

export async function teamNodes(
  tx: Tx,
  scope: Scope,
  question: NodesQuestion,
  now: string,
): Promise<{ today: Day; rows: TeamNode[]; names: Names; nextCursor: string | null }> {
  const days = await daysOf(tx);
  const today = todayOf(days, now);
  const dues = await duePage(tx, scope, question, today);
  const shown = dues.slice(0, question.limit);
  const byOpportunity = await nodesOfMany(tx, [...new Set(shown.map((due) => due.opportunityId))], { days, today });
  const rows = shown.flatMap(({ opportunityId, eventId, dueOn: _, ...due }): TeamNode[] => {
    const row = byOpportunity.get(opportunityId)?.find((one) => one.eventId === eventId);
    return row ? [{ ...row, ...due, opportunityId }] : [];
  });
  const last = dues.length > question.limit ? shown.at(-1) : undefined;
  const nextCursor = last ? [last.dueOn, last.opportunityId, last.eventId].join('~') : null;
  return { today, rows, names: await namesOf(tx, rows), nextCursor };
}

async function duePage(tx: Tx, scope: Scope, question: NodesQuestion, today: Day): Promise<Due[]> {
  const page = branchPage(await branchesAmong(tx, scope, question), {
    rows: sql`
      select r.org_id, r.opportunity_id, r.event_id, r.due_on from (select d.*, d.opportunity_id as id from node_dues d) r
      where r.org_id = ${tx.orgId}::uuid and ${inState(question.state, today)}
        ${question.businessTypeId ? sql`and r.business_type_id = ${question.businessTypeId}::uuid` : empty} ${after(question.cursor)}`,
    order: sql`due_on, opportunity_id, event_id`,
    limit: question.limit + 1,
  });
  return tx.rows<Due>(sql`
    select r.opportunity_id as "opportunityId", r.event_id as "eventId", r.due_on as "dueOn", o.name, o.owner_id as "ownerId", u.name as "ownerName"
    from (${page}) r
    join opportunities o on o.org_id = r.org_id and o.id = r.opportunity_id and o.deleted_at is null
    join users u on u.org_id = o.org_id and u.id = o.owner_id
    order by r.due_on, r.opportunity_id, r.event_id`);
}

function inState(state: NodesQuestion['state'], today: Day): Sql {
  if (state === 'done') return sql`r.done_on is not null`;
  return sql`r.done_on is null and r.due_on ${state === 'overdue' ? sql`<` : sql`>=`} ${today}::date`;
}

const CURSOR = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})~([0-9a-f-]{36})$/;

function after(cursor: string | undefined): Sql {
  if (!cursor) return empty;
  const [, day, id, event] = CURSOR.exec(cursor) ?? [];
  if (!day) throw badInput([{ field: 'cursor', reason: 'notACursorOfThisList' }]);
  return sql`and (r.due_on, r.opportunity_id, r.event_id) > (${day}::date, ${id}::uuid, ${event}::uuid)`;
}
