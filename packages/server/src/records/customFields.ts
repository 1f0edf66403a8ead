// The administration of custom fields. Key and type stay for ever; archiving hides a field and keeps its values.
import sql from 'sql-template-tag';
import type { EventKind } from '#domain/events.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import type { CustomFieldChange, CustomFieldRow, NewCustomField } from '#domain/records/customFields.contract.ts';
import { customFieldProblems, MAX_CUSTOM_FIELDS } from '#domain/records/customFields.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, conflict, notFound } from '../http/refusals.ts';
import { bumpPeopleRevision } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';

const COLUMNS = sql`id, object, key, type, label_zh as "labelZh", label_en as "labelEn", required, default_value as "defaultValue", options,
  position, archived_at as "archivedAt", row_version as "rowVersion"`;

export function customFieldRows(tx: Tx, object: ObjectName | undefined): Promise<CustomFieldRow[]> {
  return tx.rows<CustomFieldRow>(sql`
    select ${COLUMNS} from custom_fields where org_id = ${tx.orgId} and (${object ?? null}::text is null or object = ${object ?? null})
    order by object, position, key`);
}

const asJson = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

export async function createCustomField(tx: Tx, scope: Scope, input: NewCustomField, now: string): Promise<CustomFieldRow> {
  const problems = customFieldProblems({ ...input, defaultValue: input.defaultValue ?? null });
  if (problems.length > 0) throw badInput(problems);
  const others = await customFieldRows(tx, input.object);
  if (others.length >= MAX_CUSTOM_FIELDS)
    throw badInput([{ field: 'key', reason: 'tooMany' }], `At most ${MAX_CUSTOM_FIELDS} custom fields.`);
  if (others.some((other) => other.key === input.key)) throw conflict('alreadyExists', 'There is already a field with this key.');
  const row = await tx.first<CustomFieldRow>(sql`
    insert into custom_fields (org_id, id, object, key, type, label_zh, label_en, required, default_value, options, position, created_at)
    values (${scope.orgId}, ${newId()}, ${input.object}, ${input.key}, ${input.type}, ${input.labelZh}, ${input.labelEn}, ${input.required},
      ${asJson(input.defaultValue)}::jsonb, ${JSON.stringify(input.options)}::jsonb, ${input.position}, ${now}) returning ${COLUMNS}`);
  await told(tx, scope, 'field.created', row!, now);
  return row!;
}

export async function changeCustomField(
  tx: Tx,
  scope: Scope,
  id: string,
  { rowVersion, archived, ...change }: CustomFieldChange,
  now: string,
): Promise<CustomFieldRow> {
  const row = await tx.first<CustomFieldRow>(
    sql`select ${COLUMNS} from custom_fields where org_id = ${scope.orgId} and id = ${id} for update`,
  );
  if (!row) throw notFound('field');
  if (rowVersion !== undefined && rowVersion !== row.rowVersion)
    throw conflict('stale', 'Somebody has changed this field.', [{ kind: 'stale', fresh: row }]);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: CustomFieldRow = {
    ...row,
    ...given,
    archivedAt: archived === undefined ? row.archivedAt : archived ? (row.archivedAt ?? now) : null,
  };
  const problems = customFieldProblems(next);
  if (problems.length > 0) throw badInput(problems);
  const written = await tx.first<CustomFieldRow>(sql`
    update custom_fields set label_zh = ${next.labelZh}, label_en = ${next.labelEn}, required = ${next.required},
      default_value = ${asJson(next.defaultValue)}::jsonb, options = ${JSON.stringify(next.options)}::jsonb, position = ${next.position},
      archived_at = ${next.archivedAt}, row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${id} returning ${COLUMNS}`);
  await told(tx, scope, archived === true && row.archivedAt === null ? 'field.archived' : 'field.changed', written!, now);
  return written!;
}

/** The event, and the end of every scope in memory: with it goes what was remembered of the fields. */
async function told(tx: Tx, scope: Scope, kind: EventKind, field: CustomFieldRow, now: string): Promise<void> {
  await bumpPeopleRevision(tx);
  await recordEvent(tx, scope, now, { kind, object: 'field', recordId: field.id, data: { ...field } });
}
