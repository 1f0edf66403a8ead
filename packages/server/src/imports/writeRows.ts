// A judged chunk is written in one transaction together with what became of each row and how far the import has come. New records
// go in together; when that fails, and for changes and moves, each row stands alone behind a savepoint.
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { HttpError } from '../http/refusals.ts';
import { changeRecord } from '../records/changeRecord.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { importPerson } from './importPeople.ts';
import { insertRecords } from './insertRows.ts';
import type { JudgedRow } from './judge.ts';
import type { ImportPlan } from './plan.ts';
import { problemsOf } from './rowProblems.ts';

interface Written {
  recordId: string;
  row: number;
  act: 'created' | 'updated';
}

export async function writeRows(tx: Tx, plan: ImportPlan, rows: readonly JudgedRow[], verbs: OpportunityVerbs, now: string): Promise<void> {
  const plain = rows.filter((row) => row.outcome === 'created' && row.moveTo === null && plan.object !== 'person');
  const written = (await createTogether(tx, plan, plain, now)) ?? (await oneByOne(tx, plan, plain, verbs, now));
  const alone = rows.filter((row) => (row.outcome === 'created' && !plain.includes(row)) || row.outcome === 'updated');
  written.push(...(await oneByOne(tx, plan, alone, verbs, now)));
  await noteRecords(tx, plan, written);
  await noteFailures(tx, plan, rows);
}

/** Null when one of them cannot be: then each is tried alone. */
async function createTogether(tx: Tx, plan: ImportPlan, rows: readonly JudgedRow[], now: string): Promise<Written[] | null> {
  const records = rows.map((judged) => ({ id: newId(), judged }));
  const failure = await attempt(tx, () => insertRecords(tx, plan, plan.object as ObjectName, records, now));
  return failure ? null : records.map(({ id, judged }) => ({ recordId: id, row: judged.row, act: 'created' }));
}

async function oneByOne(tx: Tx, plan: ImportPlan, rows: readonly JudgedRow[], verbs: OpportunityVerbs, now: string): Promise<Written[]> {
  const written: Written[] = [];
  for (const judged of rows) {
    let recordId = judged.existingId ?? newId();
    const failure = await attempt(tx, async () => {
      recordId = await writeOne(tx, plan, judged, recordId, verbs, now);
    });
    if (failure) {
      judged.outcome = 'failed';
      judged.problems = problemsOf(failure);
    } else {
      written.push({ recordId, row: judged.row, act: judged.existingId ? 'updated' : 'created' });
    }
  }
  return written;
}

async function writeOne(tx: Tx, plan: ImportPlan, judged: JudgedRow, id: string, verbs: OpportunityVerbs, now: string): Promise<string> {
  const { scope, object } = plan;
  if (object === 'person') return importPerson(tx, scope, judged.values, now);
  if (judged.existingId) await changeRecord(tx, scope, object, { id, values: judged.values }, verbs, now);
  else await insertRecords(tx, plan, object, [{ id, judged }], now);
  if (judged.moveTo) await verbs.move(tx, scope, { opportunityId: id, stageId: judged.moveTo }, now);
  return id;
}

const isRowsFault = (error: unknown): error is Error => {
  const code = (error as { code?: unknown }).code;
  return error instanceof HttpError || (typeof code === 'string' && /^2[23]/.test(code)); // data exceptions, broken constraints
};

async function attempt(tx: Tx, act: () => Promise<void>): Promise<Error | undefined> {
  await tx.client.query('savepoint import_row');
  try {
    await act();
    await tx.client.query('release savepoint import_row');
    return undefined;
  } catch (error) {
    if (!isRowsFault(error)) throw error;
    await tx.client.query('rollback to savepoint import_row');
    return error;
  }
}

async function noteRecords(tx: Tx, plan: ImportPlan, written: readonly Written[]): Promise<void> {
  const rows = written.map(({ recordId, row, act }) => ({
    ...{ org_id: plan.scope.orgId, import_id: plan.row.id, record_id: recordId, object: plan.object },
    ...{ row_number: row, act, row_version: 1 },
  }));
  // a record may have been created because an earlier row named it
  await tx.run(sql`
    insert into import_rows as known select * from jsonb_populate_recordset(null::import_rows, ${JSON.stringify(rows)}::jsonb)
    on conflict (org_id, import_id, record_id) do update set row_number = excluded.row_number, row_version = known.row_version + 1`);
}

async function noteFailures(tx: Tx, plan: ImportPlan, judged: readonly JudgedRow[]): Promise<void> {
  const rows = judged.flatMap(({ row, outcome, problems, cells }) =>
    outcome === 'failed' ? [{ org_id: plan.scope.orgId, import_id: plan.row.id, row_number: row, problems, source: cells }] : [],
  );
  await tx.run(sql`
    insert into import_row_errors select * from jsonb_populate_recordset(null::import_row_errors, ${JSON.stringify(rows)}::jsonb)`);
}
