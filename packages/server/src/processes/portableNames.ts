// Names and ids of people, roles, departments and fields: a document speaks of them by name.
import sql from 'sql-template-tag';
import type { Operator } from '#domain/processes/definition.ts';
import type { PortableField, PortableOperator } from '#domain/processes/portable/portable.ts';
import type { CustomFieldRow } from '#domain/records/customFields.contract.ts';
import { customKey, isCustom } from '#domain/records/field.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import { customFieldRows } from '../records/customFields.ts';

interface Named {
  kind: Operator['kind'];
  id: string;
  name: string;
  /** Another name it answers to: a user's e-mail address, a role's English name. */
  alias: string | null;
}

export interface OperatorNames {
  nameOf: (operator: Operator) => string | undefined;
  /** The one with that name; two of the same name answer to their e-mail address only. */
  idOf: (operator: PortableOperator) => string | undefined;
}

export async function operatorNames(tx: Tx): Promise<OperatorNames> {
  const rows = await tx.rows<Named>(sql`
    select 'user' as kind, id, name, email as alias from users where org_id = ${tx.orgId} and status <> 'deactivated'
    union all select 'role', id, name_zh, name_en from roles where org_id = ${tx.orgId}
    union all select 'department', id, name, null from departments where org_id = ${tx.orgId}`);
  const same = (text: string | null, name: string): boolean => text?.toLowerCase() === name.toLowerCase();
  const named = ({ kind, name }: PortableOperator): Named[] =>
    rows.filter((row) => row.kind === kind && (same(row.name, name) || same(row.alias, name)));
  return {
    nameOf: ({ kind, id }) => {
      const row = rows.find((one) => one.kind === kind && one.id === id);
      const isShared = row && named({ kind, name: row.name }).length > 1;
      return isShared ? (row.alias ?? row.name) : row?.name;
    },
    idOf: (operator) => {
      const found = named(operator);
      return found.length === 1 ? found[0]?.id : undefined;
    },
  };
}

export interface FieldNames {
  customField: (key: string) => PortableField | undefined;
  /** Key of the standard or custom field of that key or label; undefined when the opportunity has none. */
  keyOf: (name: string) => string | undefined;
}

export async function fieldNames(tx: Tx): Promise<FieldNames> {
  const custom = (await customFieldRows(tx, 'opportunity')).filter(({ archivedAt }) => archivedAt === null);
  const known = [
    ...OBJECT_DESCRIPTORS.opportunity.fields.map(({ key, label }) => ({ key, names: [key, label.zh, label.en] })),
    ...custom.map((row) => ({ key: `custom.${row.key}`, names: [`custom.${row.key}`, row.labelZh, row.labelEn] })),
  ];
  return {
    customField: (key) => {
      const row = isCustom(key) ? custom.find((one) => one.key === customKey(key)) : undefined;
      return row && asPortable(row);
    },
    keyOf: (name) => known.find(({ names }) => names.includes(name))?.key,
  };
}

const asPortable = (row: CustomFieldRow): PortableField => ({
  ...{ key: `custom.${row.key}`, type: row.type, label: { zh: row.labelZh, en: row.labelEn } },
  options: row.options.map(({ value, zh, en }) => ({ value, zh, en })),
});
