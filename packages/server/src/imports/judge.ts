// A chunk of rows before anything is written: read, matched with what is there, checked. Check and run ask the same question, so
// that what the check promises the run keeps.
import sql from 'sql-template-tag';
import { type PastStage, pastOf } from '#domain/imports/history.ts';
import { matchReference, spellingOf } from '#domain/imports/references.ts';
import { type RowNote, type RowProblem, type RowReading, readRow } from '#domain/imports/rows.ts';
import type { CountedRow } from '#domain/imports/tally.ts';
import { STAGE } from '#domain/imports/targets.ts';
import { levelOf, type ObjectName } from '#domain/people/rights.ts';
import { isMergeable } from '#domain/records/merging.ts';
import { checkChanges, checkNew, type RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { tableOf } from '../records/columns.ts';
import type { FileRow } from './csvFile.ts';
import { judgeMove } from './judgeMove.ts';
import type { ImportPlan } from './plan.ts';

export interface JudgedRow extends CountedRow {
  cells: string[];
  /** The record that is changed or left alone. */
  existingId: string | null;
  values: RecordValues;
  path: PastStage[] | null;
  lostReason: string | null;
  /** A stage to be reached by a move. */
  moveTo: string | null;
  wanted: RowReading['wanted'];
  later: RowReading['later'];
}

export async function judgeRows(tx: Tx, plan: ImportPlan, rows: readonly FileRow[]): Promise<JudgedRow[]> {
  const readings = rows.map(({ cells }) => readRow(plan.reading, cells));
  const existing = await existingOf(tx, plan, readings);
  return rows.map(({ row, cells }, at) => {
    const reading = readings[at]!;
    if (cells.length > plan.row.source.columns.length) reading.problems.push({ field: 'row', reason: 'columns' });
    return { row, cells, ...judge(plan, row, reading, existing) };
  });
}

interface Existing {
  byKey: ReadonlyMap<string, string>;
  /** What keys of merged records lead to: a row about one of them is about a record that was found to be a double. */
  merged: ReadonlyMap<string, string>;
  /** Records this import has made or changed already. */
  own: ReadonlySet<string>;
}

type Judgement = Omit<JudgedRow, 'row' | 'cells'>;

function judge(plan: ImportPlan, row: number, reading: RowReading, existing: Existing): Judgement {
  const problems = [...reading.problems];
  const survivor = survivorOf(reading, existing);
  const match = survivor ?? matchOf(plan, row, reading, existing, problems);
  const base = { problems, notes: reading.notes, wanted: reading.wanted, later: reading.later, lostReason: reading.lostReason };
  const empty = { existingId: match, values: reading.values, path: null, moveTo: null };
  if (problems.length > 0) return { ...base, ...empty, outcome: 'failed' };
  if (survivor) {
    reading.notes.push({ field: 'externalKey', kind: 'merged', value: String(reading.values.externalKey) });
    return { ...base, ...empty, outcome: 'skipped' };
  }
  if (match === null) return judgeNew(plan, reading, base);
  if (plan.mapping.onMatch === 'skip' || plan.object === 'person') return { ...base, ...empty, outcome: 'skipped' };
  if (reading.engagedOn ?? reading.closedOn) reading.notes.push({ field: STAGE, kind: 'pastKept', value: '' });
  const { stageId: _, ...edits } = reading.values;
  const checked = checkChanges(plan.fields, edits);
  return {
    ...base,
    ...empty,
    problems: checked.problems.map((one) => ({ ...one })),
    outcome: checked.problems.length > 0 ? 'failed' : 'updated',
  };
}

/** What the record of a row was merged into: neither is it made anew, nor does its key replace the survivor's. */
function survivorOf({ values }: RowReading, { byKey, merged }: Existing): string | undefined {
  const key = values.externalKey;
  return typeof key === 'string' && !byKey.has(key) ? merged.get(key) : undefined;
}

/** The record a row is about, or null when it is new. What occurs twice in the file is a problem of the later row. */
function matchOf(plan: ImportPlan, row: number, { values }: RowReading, existing: Existing, problems: RowProblem[]): string | null {
  const { matchBy } = plan.mapping;
  const key = typeof values.externalKey === 'string' ? values.externalKey : null;
  if (key !== null) {
    const id = existing.byKey.get(key);
    if (isRepeated(plan, row, `key ${key}`) || (id && existing.own.has(id)))
      problems.push({ field: 'externalKey', reason: 'repeatedKey', value: key });
    else if (id && matchBy !== 'externalKey') problems.push({ field: 'externalKey', reason: 'alreadyExists', value: key });
    if (matchBy === 'externalKey') return id ?? null;
  }
  if (matchBy !== 'name' || typeof values.name !== 'string') return null;
  const index = plan.reading.references.get(plan.object === 'person' ? 'user' : plan.object)!;
  const match = matchReference(index, values.name);
  if (match.kind === 'ambiguous') problems.push({ field: 'name', reason: 'ambiguous', value: values.name, count: match.count });
  const id = match.kind === 'found' ? match.id : null;
  if (isRepeated(plan, row, `name ${spellingOf(values.name)}`) || (id && existing.own.has(id)))
    problems.push({ field: 'name', reason: 'repeatedKey', value: values.name });
  return id;
}

/** A chunk may be judged twice: a row does not repeat itself. */
function isRepeated({ seen }: ImportPlan, row: number, mark: string): boolean {
  const first = seen.get(mark) ?? row;
  seen.set(mark, first);
  return first !== row;
}

function judgeNew(
  plan: ImportPlan,
  reading: RowReading,
  base: Pick<Judgement, 'problems' | 'notes' | 'wanted' | 'later' | 'lostReason'>,
): Judgement {
  const { stageId, ...input } = reading.values;
  const { values, problems } = completed(plan, input);
  const past = pastFor(plan, reading, problems, reading.notes);
  // a deal that is over was to close on the day it was won or lost, unless the file knows better
  if (past && reading.closedOn) values.closingOn ??= reading.closedOn;
  const moveTo = past === null && typeof stageId === 'string' ? stageId : null;
  if (moveTo !== null && problems.length === 0) problems.push(...judgeMove(plan, values, moveTo));
  const outcome = problems.length > 0 ? ('failed' as const) : ('created' as const);
  return { ...base, problems, values, path: past, moveTo, existingId: null, outcome };
}

/** A new record's values with the owner and currency that rows leave out. */
function completed({ object, fields, mapping, scope }: ImportPlan, input: RecordValues): { values: RecordValues; problems: RowProblem[] } {
  if (object === 'person') {
    return { values: input, problems: input.name ? [] : [{ field: 'name', reason: 'required' }] };
  }
  const defaults: RecordValues = { ownerId: mapping.ownerId ?? scope.userId, currency: scope.currency };
  const known = fields.map((field) => (field.key in defaults ? { ...field, defaultValue: defaults[field.key] } : field));
  const checked = checkNew(known, input);
  const problems: RowProblem[] = checked.problems.map((one) => ({ ...one }));
  const foreign = checked.values.ownerId !== undefined && checked.values.ownerId !== scope.userId;
  if (foreign && levelOf(scope.rights, object, 'assign') === 'none') problems.push({ field: 'ownerId', reason: 'notAllowed' });
  return { values: checked.values, problems };
}

function pastFor(plan: ImportPlan, reading: RowReading, problems: RowProblem[], notes: RowNote[]): PastStage[] | null {
  if (!plan.process || !plan.overrides) return null;
  const stageId = typeof reading.values.stageId === 'string' ? reading.values.stageId : null;
  const past = pastOf({ stageId, engagedOn: reading.engagedOn, closedOn: reading.closedOn }, plan.process.frame);
  if (!past.ok) {
    problems.push({ field: past.field, reason: past.reason, ...(reading.closedOn && { value: reading.closedOn }) });
    return null;
  }
  if (past.note) notes.push({ field: 'history.engagedOn', kind: past.note, value: '' });
  return past.path;
}

async function existingOf(tx: Tx, plan: ImportPlan, readings: readonly RowReading[]): Promise<Existing> {
  const keys = readings.flatMap(({ values }) => (typeof values.externalKey === 'string' ? [values.externalKey] : []));
  const [byKey, merged] = [new Map<string, string>(), new Map<string, string>()];
  if (keys.length > 0 && plan.object !== 'person') {
    const rows = await tx.rows<{ id: string; key: string }>(sql`
      select id, external_key as key from ${tableOf(plan.object as ObjectName)}
      where org_id = ${tx.orgId} and external_key = any(${keys}) and deleted_at is null`);
    for (const { id, key } of rows) byKey.set(key, id);
    for (const { id, key } of await mergedOf(tx, plan.object, keys)) merged.set(key, id);
  }
  const own = await tx.rows<{ id: string }>(sql`
    select record_id as id from import_rows where org_id = ${tx.orgId} and import_id = ${plan.row.id} and row_number > 0
      and record_id = any(${[...byKey.values(), ...namedIds(plan, readings)]}::uuid[])`);
  return { byKey, merged, own: new Set(own.map(({ id }) => id)) };
}

async function mergedOf(tx: Tx, object: ObjectName, keys: readonly string[]): Promise<{ id: string; key: string }[]> {
  if (!isMergeable(object)) return [];
  return tx.rows(sql`
    select r.merged_into as id, r.external_key as key from ${tableOf(object)} r
    join ${tableOf(object)} s on s.org_id = r.org_id and s.id = r.merged_into and s.deleted_at is null
    where r.org_id = ${tx.orgId} and r.merged_into is not null and r.external_key = any(${keys})`);
}

function namedIds(plan: ImportPlan, readings: readonly RowReading[]): string[] {
  if (plan.mapping.matchBy !== 'name') return [];
  const index = plan.reading.references.get(plan.object === 'person' ? 'user' : plan.object)!;
  return readings.flatMap(({ values }) => {
    const match = typeof values.name === 'string' ? matchReference(index, values.name) : null;
    return match?.kind === 'found' ? [match.id] : [];
  });
}
