// Plan against actual of many opportunities: which ones, in which order, is the list's business; their plans and stays come in three
// statements more, however long the page is.
import sql from 'sql-template-tag';
import { type Day, dayIn } from '#domain/calendar.ts';
import { stageById } from '#domain/processes/definition.ts';
import type { GanttRow } from '#domain/processes/plan.contract.ts';
import { defaultPlan } from '#domain/processes/plan.ts';
import type { ListQuery } from '#domain/records/contract.ts';
import type { Tx } from '../db/database.ts';
import { toldRows } from '../opportunities/told.ts';
import type { Scope } from '../people/scope.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { listRecords } from '../records/listRecords.ts';
import { daysOf, todayOf } from '../settings/workCalendar.ts';
import { asPlan, PLAN_JSON, type StoredPlan } from './planRow.ts';
import { linesOf, staysOf } from './situation.ts';

interface Row extends Omit<GanttRow, 'lines' | 'stays' | 'startsOn' | 'closedOn' | 'stageName'> {
  versionId: string;
  createdAt: string;
  stageEnteredAt: string;
  closedAt: string | null;
  plan: StoredPlan | null;
}

export interface GanttPage {
  today: Day;
  rows: GanttRow[];
  nextCursor: string | null;
}

export async function ganttOf(tx: Tx, scope: Scope, query: ListQuery, now: string): Promise<GanttPage> {
  const page = await listRecords(tx, scope, 'opportunity', { ...query, columns: ['name'] }, now);
  const ids = page.records.map((record) => record.id);
  const days = await daysOf(tx);
  const today = todayOf(days, now);
  const stays = await staysOf(tx, ids, days.timeZone);
  const byId = new Map(toldRows(scope, await rowsOf(tx, ids)).map((row) => [row.id, row]));
  const rows: GanttRow[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (!row) continue;
    const { definition } = await publishedVersion(tx, row.versionId);
    const { plan: stored, versionId: _, createdAt, stageEnteredAt, closedAt, ...shown } = row;
    const day = (at: string): Day => dayIn(at, days.timeZone);
    const plan = stored
      ? asPlan(stored, row.closingOn)
      : defaultPlan(definition, { on: day(createdAt), stageId: null }, row.closingOn, days.calendar);
    const own = stays.get(id) ?? [];
    rows.push({
      ...shown,
      stageName: stageById(definition, row.stageId)?.name ?? '',
      startsOn: plan.startsOn,
      closedOn: closedAt && day(closedAt),
      lines: linesOf(definition, plan, own, today),
      stays: own,
    });
  }
  return { today, rows, nextCursor: page.nextCursor };
}

const rowsOf = (tx: Tx, ids: readonly string[]): Promise<Row[]> =>
  tx.rows<Row>(sql`
    select o.id, o.name, u.name as "ownerName", a.name as "accountName", o.amount, o.currency, o.status, o.stage_id as "stageId",
      o.closing_on as "closingOn", o.risk, o.risk_count as "riskCount", o.version_id as "versionId", o.created_at as "createdAt",
      o.stage_entered_at as "stageEnteredAt", o.closed_at as "closedAt", ${PLAN_JSON} as plan
    from opportunities o
    join users u on u.org_id = o.org_id and u.id = o.owner_id
    left join accounts a on a.org_id = o.org_id and a.id = o.account_id
    left join stage_plans p on p.org_id = o.org_id and p.opportunity_id = o.id
    where o.org_id = ${tx.orgId} and o.id = any(${[...ids]}::uuid[])`);
