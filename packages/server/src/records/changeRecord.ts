// Changing some values of a record, the same way for a form, an inline edit, a bulk edit and an import.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { CallerField } from '#domain/records/field.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, conflict, forbidden, locked } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { letPlanFollow } from '../plans/closingDate.ts';
import { lookAgain } from '../risks/lookAgain.ts';
import { refuseAboveItself } from './aboveItself.ts';
import { giveTo } from './assignRecord.ts';
import { callerFields } from './callerFields.ts';
import { type Row, rawValue, tableOf } from './columns.ts';
import { lockedFieldsOf } from './lockedFields.ts';
import { namesFor } from './names.ts';
import { type FoundRow, lockRecord, openRecord } from './openRecord.ts';
import { customOf, prepareChanges, spellingOf } from './prepareRecord.ts';
import type { OpportunityVerbs } from './verbs.ts';

export interface ChangeInput {
  id: string;
  values: RecordValues;
  /** The state the caller saw; without it the newest counts. */
  rowVersion?: number | undefined;
  /** An earlier closing date pulls planned stage ends in; without it such a date is refused. */
  pullPlanIn?: boolean | undefined;
}

/** What really changes, by field key: [old, new]. */
export type Changes = Record<string, [unknown, unknown]>;

/** The answer says what really changed, its owner and stage among it. */
export async function changeRecord(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  { id, values, rowVersion, pullPlanIn = false }: ChangeInput,
  verbs: OpportunityVerbs,
  now: string,
): Promise<Changes> {
  const fields = await callerFields(tx, scope, object);
  const row = await lockRecord(tx, scope, 'edit', { object, id, fields });
  if (rowVersion !== undefined && rowVersion !== row.rowVersion) {
    throw conflict('stale', 'Somebody has changed this record meanwhile.', [
      { kind: 'stale', fresh: await openRecord(tx, scope, object, id) },
    ]);
  }
  const { stageId, ...edits } = object === 'opportunity' ? values : { ...values, stageId: undefined };
  if (stageId !== undefined) refuseUnwritableStage(fields);
  const prepared = await prepareChanges(tx, scope, fields, edits);
  const { ownerId, ...changes } = changesOf(row, fields, prepared);
  await refuseAboveItself(tx, object, { id, fields, values: prepared });
  await refuseLocked(tx, object, id, Object.keys(changes));
  if (object === 'opportunity' && changes.closingOn) {
    const [before, after] = changes.closingOn as [string | null, string | null];
    await letPlanFollow(tx, { id, before, after, pullIn: pullPlanIn, now });
  }
  if (ownerId && !row.mayAssign) throw forbidden(`You may not assign this ${object}.`);
  if (Object.keys(changes).length > 0) await writeChanges(tx, scope, { object, row, fields, changes }, now);
  if (ownerId) await giveTo(tx, scope, { object, row, from: ownerId[0] as string, to: ownerId[1] as string, keepInTeam: false }, now);
  if (typeof stageId === 'string') await verbs.move(tx, scope, { opportunityId: id, stageId }, now);
  return {
    ...changes,
    ...(ownerId && { ownerId }),
    ...(typeof stageId === 'string' && stageId !== row.stageId && { stageId: [row.stageId, stageId] as [unknown, unknown] }),
  };
}

function refuseUnwritableStage(fields: readonly CallerField[]): void {
  const stage = fields.find((field) => field.key === 'stageId');
  if (stage?.level !== 'edit') throw badInput([{ field: 'stageId', reason: stage ? 'notWritable' : 'unknownField' }]);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changesOf(row: Row, fields: readonly CallerField[], values: RecordValues): Changes {
  const changes: Changes = {};
  for (const field of fields) {
    if (!(field.key in values)) continue;
    const [before, after] = [rawValue(row, field), values[field.key] ?? null];
    if (!same(before, after)) changes[field.key] = [before, after];
  }
  return changes;
}

async function refuseLocked(tx: Tx, object: ObjectName, id: string, keys: readonly string[]): Promise<void> {
  if (object !== 'opportunity' || keys.length === 0) return;
  const held = (await lockedFieldsOf(tx, id)).filter((key) => keys.includes(key));
  if (held.length > 0) throw locked(held.map((field) => ({ kind: 'approvalPending', field })));
}

interface Writing {
  object: ObjectName;
  row: FoundRow;
  fields: readonly CallerField[];
  changes: Changes;
}

async function writeChanges(tx: Tx, scope: Scope, { object, row, fields, changes }: Writing, now: string): Promise<void> {
  const after = Object.fromEntries(Object.entries(changes).map(([key, [, value]]) => [key, value]));
  const cells: Sql[] = fields.flatMap((field) =>
    field.column && field.key in after ? [sql`${raw(field.column)} = ${after[field.key]}`] : [],
  );
  if (typeof after.name === 'string') {
    const { pinyin, searchText } = spellingOf(object, after.name);
    cells.push(sql`pinyin = ${pinyin}`, sql`search_text = ${searchText}`);
  }
  const custom = customOf(after);
  if (Object.keys(custom).length > 0) cells.push(sql`custom = jsonb_strip_nulls(custom || ${JSON.stringify(custom)}::jsonb)`);
  await tx.run(sql`
    update ${tableOf(object)} set ${join(cells)}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${scope.orgId} and id = ${row.id}`);
  const changed = fields.filter((field) => field.key in changes);
  const before = Object.fromEntries(Object.entries(changes).map(([key, [value]]) => [key, value]));
  const sides = [before, after].map((values) => ({ ...values, id: row.id, rowVersion: row.rowVersion, custom: customOf(values) }));
  const names = await namesFor(tx, scope, changed, sides);
  await recordEvent(tx, scope, now, {
    kind: 'record.changed',
    object,
    recordId: row.id,
    data: { name: after.name ?? row.ownName, changes, names },
  });
  if (object === 'opportunity') await lookAgain(tx, [row.id], now, { actorId: scope.userId });
}
