import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { levelOf } from '#domain/people/rights.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import type { CallerField } from '#domain/records/field.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, forbidden } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';
import { tableOf } from './columns.ts';
import { openRecord } from './openRecord.ts';
import { customOf, prepareNew, spellingOf } from './prepareRecord.ts';
import type { OpportunityVerbs } from './verbs.ts';

/** A new record of any object; an opportunity goes on to its process. */
export async function createRecord(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  input: RecordValues,
  verbs: OpportunityVerbs,
  now: string,
): Promise<OpenRecord> {
  const fields = await callerFields(tx, scope, object);
  const id =
    object === 'opportunity'
      ? await createThroughProcess(tx, scope, fields, input, verbs, now)
      : await insertNew(tx, scope, object, fields, input, now);
  return openRecord(tx, scope, object, id);
}

/** Who gives a new record to somebody else needs the right to assign. */
function refuseForeignOwner(scope: Scope, object: ObjectName, values: RecordValues): void {
  if (values.ownerId === undefined || values.ownerId === scope.userId || levelOf(scope.rights, object, 'assign') !== 'none') return;
  throw forbidden(`This needs the right to assign ${object} records.`);
}

async function insertNew(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  fields: readonly CallerField[],
  input: RecordValues,
  now: string,
): Promise<string> {
  const values = await prepareNew(tx, scope, fields, input);
  refuseForeignOwner(scope, object, values);
  const id = newId();
  await insertRecord(tx, scope, { object, id, fields, values }, now);
  await recordEvent(tx, scope, now, { kind: 'record.created', object, recordId: id, data: { name: values.name, ownerId: values.ownerId } });
  return id;
}

export interface RecordRow {
  object: ObjectName;
  id: string;
  fields: readonly CallerField[];
  /** Prepared values. */
  values: RecordValues;
}

/** Writes a prepared record of any object but an opportunity; the caller writes the event. */
export async function insertRecord(tx: Tx, scope: Scope, { object, id, fields, values }: RecordRow, now: string): Promise<void> {
  const { pinyin, searchText } = spellingOf(object, values.name as string);
  const cells: [string, unknown][] = fields.flatMap((field) =>
    field.column && field.key in values ? [[field.column, values[field.key]]] : [],
  );
  cells.push(['org_id', scope.orgId], ['id', id], ['pinyin', pinyin], ['search_text', searchText], ['created_by', scope.userId]);
  cells.push(['created_at', now], ['updated_at', now], ['custom', JSON.stringify(withoutNulls(customOf(values)))]);
  await tx.run(sql`
    insert into ${tableOf(object)} (${join(cells.map(([column]): Sql => raw(column)))}) values (${join(cells.map(([, value]) => sql`${value}`))})`);
}

export const withoutNulls = (values: RecordValues): RecordValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** A business type must be named; a stage other than the first is a move like any other. */
async function createThroughProcess(
  tx: Tx,
  scope: Scope,
  fields: readonly CallerField[],
  { businessTypeId, stageId, ...input }: RecordValues,
  verbs: OpportunityVerbs,
  now: string,
): Promise<string> {
  const values = await prepareNew(tx, scope, fields, input);
  if (typeof businessTypeId !== 'string') throw badInput([{ field: 'businessTypeId', reason: 'required' }]);
  refuseForeignOwner(scope, 'opportunity', values);
  const standard = Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith('custom.')));
  const created = await verbs.create(
    tx,
    scope,
    {
      ...standard,
      ...spellingOf('opportunity', values.name as string),
      businessTypeId,
      name: values.name as string,
      ownerId: values.ownerId as string,
      custom: withoutNulls(customOf(values)),
    },
    now,
  );
  if (typeof stageId === 'string') await verbs.move(tx, scope, { opportunityId: created.id, stageId }, now);
  return created.id;
}
