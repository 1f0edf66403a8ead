// Many new records in few statements: the rows travel as one JSON document and become columns in the database. Triggers, row-level
// security and unique keys see them as they see any other insert; visits and events are written beside them.
import sql, { join, raw } from 'sql-template-tag';
import { takenOver } from '#domain/imports/history.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { openStages } from '#domain/processes/definition.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { EVENTS_CHANNEL } from '../events/record.ts';
import { tableOf } from '../records/columns.ts';
import { withoutNulls } from '../records/createRecord.ts';
import { customOf, spellingOf } from '../records/prepareRecord.ts';
import type { JudgedRow } from './judge.ts';
import type { ImportPlan } from './plan.ts';

type Cells = Record<string, unknown>;

export interface NewRecord {
  id: string;
  judged: Pick<JudgedRow, 'row' | 'values' | 'path' | 'lostReason'>;
}

/** Inserts new records of one object with their events; for opportunities also the visits of their stages. */
export async function insertRecords(
  tx: Tx,
  plan: ImportPlan,
  object: ObjectName,
  records: readonly NewRecord[],
  now: string,
): Promise<void> {
  if (records.length === 0) return;
  await insertCells(
    tx,
    object,
    records.map((record) => cellsOf(plan, object, record, now)),
  );
  if (object === 'opportunity') await insertVisits(tx, plan, records, now);
  await insertEvents(
    tx,
    plan,
    records.flatMap((record) => eventsOf(object, record, now)),
  );
}

function cellsOf(plan: ImportPlan, object: ObjectName, record: NewRecord, now: string): Cells {
  const { id, judged } = record;
  const { values } = judged;
  const { pinyin, searchText } = spellingOf(object, values.name as string);
  const standard = plan.object === object ? plan.fields.filter((field) => field.column && field.key in values) : [];
  return {
    ...{ name: values.name, ...('ownerId' in values && { owner_id: values.ownerId }) },
    ...Object.fromEntries(standard.map((field) => [field.column, values[field.key]])),
    ...{ org_id: plan.scope.orgId, id, pinyin, search_text: searchText, custom: withoutNulls(customOf(values)), import_id: plan.row.id },
    ...{ created_at: now, updated_at: now, created_by: plan.scope.userId },
    ...(object === 'opportunity' ? processCells(plan, judged, now) : {}),
  };
}

/** What is over is at no risk any more; whatever is open is looked at when the import is done. */
const DUE_AT_ONCE = '1900-01-01';

function processCells(plan: ImportPlan, { path, lostReason }: NewRecord['judged'], now: string): Cells {
  const { versionId, frame } = plan.process!;
  const steps = path ?? [{ stageId: openStages(frame.definition)[0]!.id, at: now }];
  const past = takenOver(frame.definition, steps);
  const began = steps[0]!.at;
  return {
    business_type_id: plan.mapping.businessTypeId,
    version_id: versionId,
    stage_id: past.stageId,
    last_open_stage_id: past.lastOpenStageId,
    status: past.status,
    win_rate: past.winRate,
    stage_entered_at: past.stageEnteredAt,
    closed_at: past.closedAt,
    lost_reason: past.status === 'lost' ? lostReason : null,
    risk_check_on: past.status === 'open' ? DUE_AT_ONCE : null,
    created_at: began < now ? began : now,
    last_activity_at: past.stageEnteredAt < now ? past.stageEnteredAt : now,
  };
}

/** Columns that some rows leave out are null in those; a column nobody names keeps its default. */
async function insertCells(tx: Tx, object: ObjectName, rows: readonly Cells[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => raw(column));
  const table = tableOf(object);
  await tx.run(sql`
    insert into ${table} (${join(columns)}) select ${join(columns)} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`);
}

async function insertVisits(tx: Tx, plan: ImportPlan, records: readonly NewRecord[], now: string): Promise<void> {
  const { versionId, frame } = plan.process!;
  const visits = records.flatMap(({ id, judged }) => {
    const steps = judged.path ?? [{ stageId: openStages(frame.definition)[0]!.id, at: now }];
    return takenOver(frame.definition, steps).visits.map((visit) => ({
      ...{ org_id: plan.scope.orgId, id: newId(), opportunity_id: id, version_id: versionId, stage_id: visit.stageId },
      ...{ entered_at: visit.enteredAt, left_at: visit.leftAt, left_how: visit.leftHow },
    }));
  });
  await tx.run(sql`insert into stage_visits select * from jsonb_populate_recordset(null::stage_visits, ${JSON.stringify(visits)}::jsonb)`);
}

export interface BulkEvent {
  at: string;
  kind: 'record.created' | 'record.imported' | 'record.deleted' | 'user.deactivated';
  object: string;
  recordId: string;
  data: object;
}

function eventsOf(object: ObjectName, { id, judged }: NewRecord, now: string): BulkEvent[] {
  const { name, ownerId } = judged.values;
  const created: BulkEvent = { at: now, kind: 'record.created', object, recordId: id, data: { name, ownerId } };
  const past = judged.path?.at(-1);
  if (!past) return [created];
  return [created, { at: past.at, kind: 'record.imported', object, recordId: id, data: { path: judged.path } }];
}

/** Listeners are told of the last one only: a page asks anew once, not five hundred times. */
export async function insertEvents(tx: Tx, { scope }: Pick<ImportPlan, 'scope'>, events: readonly BulkEvent[]): Promise<void> {
  const rows = events.map(({ recordId, ...event }) => ({ id: newId(), record_id: recordId, ...event }));
  await tx.run(sql`
    with written as (
      insert into events (org_id, id, at, actor_id, kind, object, record_id, data)
      select ${scope.orgId}, e.id, e.at, ${scope.userId}, e.kind, e.object, e.record_id, e.data
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e (id uuid, at timestamptz, kind text, object text, record_id uuid, data jsonb)
      returning seq)
    select pg_notify(${EVENTS_CHANNEL}, ${scope.orgId} || ':' || max(seq)) from written having count(*) > 0`);
}
