// The values of a record's form: trimmed, empty becomes nothing, and everything wrong is said at once.
import type { CallerField } from './field.ts';
import { type ValueProblem, valueProblem } from './valueChecks.ts';

export type RecordValues = Record<string, unknown>;

export interface CheckedValues {
  values: RecordValues;
  problems: ValueProblem[];
}

/** Trims text, unifies empty values to null, drops repeated picks and the blanks around e-mail addresses and numbers. */
export function normaliseValue(field: CallerField, value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : [...new Set(value)];
  if (typeof value !== 'string') return value;
  const text = field.type === 'longText' ? value.replace(/\r\n?/g, '\n').trim() : value.replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  return field.type === 'email' || field.type === 'user' || field.type === 'reference' ? text.toLowerCase() : text;
}

const mayWrite = (field: CallerField): boolean => field.level === 'edit' && !field.readOnly;

function checkOne(field: CallerField | undefined, key: string, raw: unknown): { value: unknown; problem: ValueProblem | null } {
  if (!field) return { value: null, problem: { field: key, reason: 'unknownField' } };
  if (!mayWrite(field)) return { value: null, problem: { field: key, reason: 'notWritable' } };
  const value = normaliseValue(field, raw);
  if (value === null) return { value, problem: field.required ? { field: key, reason: 'required' } : null };
  return { value, problem: valueProblem(field, value) };
}

/** Checks the fields that are named; a required field may not be emptied. Keys are field keys, `null` clears. */
export function checkChanges(fields: readonly CallerField[], input: RecordValues): CheckedValues {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const values: RecordValues = {};
  const problems: ValueProblem[] = [];
  for (const [key, raw] of Object.entries(input)) {
    const { value, problem } = checkOne(byKey.get(key), key, raw);
    if (problem) problems.push(problem);
    else values[key] = value;
  }
  return { values, problems };
}

/** Checks a whole new record: defaults are filled in, then every required field must hold a value. */
export function checkNew(fields: readonly CallerField[], input: RecordValues): CheckedValues {
  const { values, problems } = checkChanges(fields, input);
  for (const field of fields) {
    if (field.key in input) continue;
    if (field.defaultValue !== undefined) values[field.key] = field.defaultValue;
    else if (field.required && mayWrite(field)) problems.push({ field: field.key, reason: 'required' });
  }
  return { values, problems };
}
