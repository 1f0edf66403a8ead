// How a record's fields are laid out: what it is, what the company added, long texts, and the marks the system sets.
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';
import { isCustom } from '#domain/records/field.ts';

export type FieldGroupName = 'main' | 'custom' | 'texts' | 'system';

export interface FieldGroup {
  name: FieldGroupName;
  fields: FieldShape[];
}

const SYSTEM = ['externalKey', 'lastActivityAt', 'nextStepAt', 'createdAt', 'createdBy', 'updatedAt', 'importId'];
const ORDER: readonly FieldGroupName[] = ['main', 'custom', 'texts', 'system'];

const groupOf = (field: FieldShape): FieldGroupName => {
  if (isCustom(field.key)) return 'custom';
  if (SYSTEM.includes(field.key)) return 'system';
  return field.type === 'longText' ? 'texts' : 'main';
};

/** The groups of an object that hold a field, in their order. */
export const fieldGroups = (object: ObjectShape): FieldGroup[] =>
  ORDER.map((name) => ({ name, fields: object.fields.filter((field) => field.type !== 'system' && groupOf(field) === name) })).filter(
    ({ fields }) => fields.length > 0,
  );
