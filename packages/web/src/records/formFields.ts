// Which fields a form asks, and with what it begins.
import type { FieldShape, ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { isEditable } from './CellEditor.tsx';

export type FormValues = Record<string, unknown>;

/** The external key comes with imports; why an opportunity was won is asked when it is won. */
const ELSEWHERE = ['externalKey', 'wonReason'];

/** What a form asks: what the caller may write; the business type of a new opportunity is asked apart. */
export const formFields = (object: ObjectShape): FieldShape[] =>
  object.fields.filter((field) => isEditable(field) && !ELSEWHERE.includes(field.key));

/** The first values of a new record: what the address brings along, defaults, the creator and the house's currency. */
export function firstValues(object: ObjectShape, given: FormValues, me: string, currency: string): FormValues {
  const first = (field: FieldShape): unknown => {
    if (given[field.key] !== undefined) return given[field.key];
    if (field.key === 'ownerId') return me;
    return field.key === 'currency' ? currency : field.defaultValue;
  };
  return Object.fromEntries(
    formFields(object)
      .map((field) => [field.key, first(field)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Only what differs from the record as it was opened. */
export const changedValues = (values: FormValues, record: OpenRecord): FormValues =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key, value]) => !same(value, record.values[key]))
      .map(([key, value]) => [key, value ?? null]),
  );
