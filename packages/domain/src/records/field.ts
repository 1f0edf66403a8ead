// A field (字段) says what one value of a record is: its type, its names, and whether people may sort, filter, import and search by it.
// Lists, forms, imports, exports, filters and the API all read these; standard fields are columns, custom fields live in `custom`.

import type { FieldLevel, ObjectName } from '../people/rights.ts';

export const FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'instant',
  'pick',
  'multiPick',
  'user',
  'reference',
  'checkbox',
  'percent',
  'email',
  'phone',
  'url',
  'system',
] as const;
/** `money` is whole minor units, `percent` whole basis points, `date` a day YYYY-MM-DD, `instant` ISO 8601, `user` and `reference` ids. */
export type FieldType = (typeof FIELD_TYPES)[number];

export interface Label {
  zh: string;
  en: string;
}

export interface Option extends Label {
  value: string;
  /** Not offered any more; kept for the records that hold it. */
  retired?: boolean | undefined;
}

/** What a reference points at: a record, or a row of the process set-up. */
export type ReferenceTarget = ObjectName | 'businessType' | 'stage';

export interface Field {
  key: string;
  type: FieldType;
  label: Label;
  /** Column of the object's table; custom fields have none. */
  column?: string;
  required?: boolean;
  options?: readonly Option[];
  referenceTo?: ReferenceTarget;
  /** Set by the system or by a verb of its own, never by an edit. */
  readOnly?: boolean;
  sortable: boolean;
  filterable: boolean;
  importable: boolean;
  searchable: boolean;
  /** Longest text in code points; several values of a `multiPick`. */
  maxLength?: number;
  min?: number;
  max?: number;
  /** Value of a new record that names none. */
  defaultValue?: unknown;
  /** The amount of one piece: added up over many records it says nothing. */
  perPiece?: true;
}

/** A field as one caller meets it; hidden fields are not among his fields. */
export type CallerField = Field & { level: FieldLevel };

export const isCustom = (key: string): boolean => key.startsWith(CUSTOM_PREFIX);
export const CUSTOM_PREFIX = 'custom.';
/** `custom.budgetClass` → `budgetClass`. */
export const customKey = (key: string): string => key.slice(CUSTOM_PREFIX.length);

/** Whether a list adds the field up. */
export const isSummed = ({ type, column, perPiece }: Field): boolean => type === 'money' && column !== undefined && !perPiece;

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A standard field: its column is its key in snake case; filterable and importable unless said otherwise. */
export function field(key: string, type: FieldType, zh: string, en: string, more: Partial<Field> = {}): Field {
  return {
    key,
    type,
    label: { zh, en },
    column: snake(key),
    sortable: false,
    filterable: type !== 'longText',
    importable: !more.readOnly,
    searchable: false,
    ...more,
  };
}

export const option = (value: string, zh: string, en: string): Option => ({ value, zh, en });
