// The node checks of many opportunities, in as many questions as for one.
import sql from 'sql-template-tag';
import { type Day, dayIn } from '#domain/calendar.ts';
import { type NodeDates, type NodeRow, nodeRows } from '#domain/processes/nodeCheck.ts';
import type { Tx } from '../db/database.ts';
import { factsOfMany } from '../opportunities/factsOfMany.ts';
import { versionInForce } from '../processes/readVersion.ts';
import type { Days } from '../settings/workCalendar.ts';

/** By opportunity; who may see them is the caller's affair. */
export async function nodesOfMany(
  tx: Tx,
  ids: readonly string[],
  { days, today }: { days: Days; today: Day },
): Promise<Map<string, NodeRow[]>> {
  if (ids.length === 0) return new Map();
  const found = await factsOfMany(tx, { where: sql`r.id = any(${[...ids]}::uuid[])`, visible: sql`true`, after: null, limit: ids.length });
  const kept = await datesOf(tx, ids, days.timeZone);
  const nodes = new Map<string, NodeRow[]>();
  for (const { row, facts } of found) {
    const { definition } = await versionInForce(tx, row.versionId, row.currentVersionId);
    const { dates, stored } = kept.get(row.id) ?? NOTHING_KEPT;
    nodes.set(row.id, nodeRows(definition, { facts, dates, stored, ownerId: row.ownerId, today, calendar: days.calendar }));
  }
  return nodes;
}

interface Kept {
  dates: NodeDates;
  stored: Record<string, Day>;
}

const NOTHING_KEPT: Kept = { dates: { enteredOn: {}, completedOn: {} }, stored: {} };

type Instants = Record<string, string> | null;

async function datesOf(tx: Tx, ids: readonly string[], timeZone: string): Promise<Map<string, Kept>> {
  const histories = await tx.prepared<{ id: string; entered: Instants; completed: Instants; dues: Record<string, Day> | null }>(sql`
    select o.id,
      (select jsonb_object_agg(stage_id, at) from (
        select stage_id, max(entered_at) as at from stage_visits where org_id = ${tx.orgId} and opportunity_id = o.id group by stage_id) v) as entered,
      (select jsonb_object_agg(event_id, completed_at) from completed_key_events
        where org_id = ${tx.orgId} and opportunity_id = o.id and archived_at is null) as completed,
      (select jsonb_object_agg(event_id, due_on) from node_dues where org_id = ${tx.orgId} and opportunity_id = o.id) as dues
    from unnest(${[...ids]}::uuid[]) as o (id)`);
  const inDays = (instants: Instants): Record<string, Day> =>
    Object.fromEntries(Object.entries(instants ?? {}).map(([key, at]) => [key, dayIn(at, timeZone)]));
  return new Map(
    histories.map(({ id, entered, completed, dues }) => [
      id,
      { dates: { enteredOn: inDays(entered), completedOn: inDays(completed) }, stored: dues ?? {} },
    ]),
  );
}
