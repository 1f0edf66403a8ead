// Where the value of a field is found in SQL, and how a row becomes values. Column names come from the descriptors alone.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { maskText, type ObjectName } from '#domain/people/rights.ts';
import { type CallerField, customKey, type Field, isCustom } from '#domain/records/field.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { RecordValues } from '#domain/records/values.ts';

export const tableOf = (object: ObjectName): Sql => raw(OBJECT_DESCRIPTORS[object].path);

/** A standard field's column; the table is always `r`. */
export const columnOf = (field: Field): Sql => raw(`r.${field.column}`);

/** Names are sorted by their pinyin, byte by byte, whatever the database's collation is. */
export const sortExpression = (field: Field): Sql => (field.key === 'name' ? raw('r.pinyin collate "C"') : columnOf(field));

const SORT_TYPE: Partial<Record<Field['type'], string>> = {
  number: 'int',
  percent: 'int',
  money: 'bigint',
  date: 'date',
  instant: 'timestamptz',
};

/** A cursor's value as the sort expression's own type, so that an index serves the comparison. */
export const sortValue = (field: Field, value: string | number): Sql =>
  sql`${String(value)}::text::${raw(SORT_TYPE[field.type] ?? 'text collate "C"')}`;

/** Columns that never hold null: a page of them needs no second look. */
const ALWAYS_THERE = new Set(['name', 'createdAt', 'updatedAt', 'winRate', 'stageEnteredAt', 'riskCount']);
export const mayBeEmpty = (field: Field): boolean => !ALWAYS_THERE.has(field.key);

/** `r.amount as "amount", …, r.custom` for the fields given. */
export function selectionOf(fields: readonly CallerField[]): Sql {
  const standard = fields.filter((field) => field.column).map((field) => raw(`r.${field.column} as "${field.key}"`));
  const custom = fields.some((field) => isCustom(field.key)) ? [raw('r.custom')] : [];
  return join([raw('r.id, r.row_version as "rowVersion"'), ...standard, ...custom]);
}

/** The names under which `selectionOf` selects. */
export function selectedNames(fields: readonly CallerField[]): Sql {
  const standard = fields.filter((field) => field.column).map((field) => raw(`"${field.key}"`));
  const custom = fields.some((field) => isCustom(field.key)) ? [raw('custom')] : [];
  return join([raw('id, "rowVersion"'), ...standard, ...custom]);
}

export type Row = { id: string; rowVersion: number; custom?: RecordValues } & RecordValues;

export const rawValue = (row: Row, field: Field): unknown =>
  (isCustom(field.key) ? row.custom?.[customKey(field.key)] : row[field.key]) ?? null;

/** The values a caller may see of a row; masked ones are masked here and nowhere else. */
export function valuesOfRow(row: Row, fields: readonly CallerField[]): RecordValues {
  return Object.fromEntries(fields.map((field) => [field.key, seen(field, rawValue(row, field))]));
}

function seen(field: CallerField, value: unknown): unknown {
  if (field.level !== 'masked' || value === null) return value;
  return typeof value === 'string' && field.type !== 'user' && field.type !== 'reference' ? maskText(value) : '***';
}
