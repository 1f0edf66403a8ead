// What a value of each type may look like. A problem names the field, a reason code and the figures a message needs.
import { isUuid } from '../identifiers.ts';
import type { Field } from './field.ts';

export type ValueReason =
  | 'unknownField'
  | 'notWritable'
  | 'required'
  | 'wrongType'
  | 'tooLong'
  | 'tooSmall'
  | 'tooLarge'
  | 'malformed'
  | 'notAnOption'
  | 'notFound'
  | 'notAllowed'
  | 'tooMany'
  | 'repeated';

export interface ValueProblem {
  field: string;
  reason: ValueReason;
  min?: number;
  max?: number;
  actual?: number;
  value?: string;
}

type Finding = Omit<ValueProblem, 'field'> | null;

const DEFAULT_LENGTH: Partial<Record<Field['type'], number>> = { text: 200, longText: 10_000, email: 254, phone: 40, url: 500 };
const MAX_PICKS = 50;
const EMAIL = /^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[0-9][0-9 ()\-.]{3,30}(\s*(x|ext\.?|转)\s*[0-9]{1,8})?$/i;
const URL_TEXT = /^(https?:\/\/)?[^\s/?#@:]+\.[^\s/?#@:.]{2,}(:[0-9]{1,5})?([/?#]\S*)?$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
const CURRENCY = /^[A-Z]{3}$/;

/** The first thing wrong with a value that is there (not null); null when it is good. */
export function valueProblem(field: Field, value: unknown): ValueProblem | null {
  const finding = findingOf(field, value);
  return finding && { field: field.key, ...finding };
}

function findingOf(field: Field, value: unknown): Finding {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'percent':
      return numberFinding(field, value);
    case 'checkbox':
      return typeof value === 'boolean' ? null : { reason: 'wrongType' };
    case 'multiPick':
      return picksFinding(field, value);
    default:
      return typeof value === 'string' ? textFinding(field, value) : { reason: 'wrongType' };
  }
}

function numberFinding(field: Field, value: unknown): Finding {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { reason: 'wrongType' };
  const whole = field.type !== 'number' || field.column !== undefined;
  if (whole && !Number.isSafeInteger(value)) return { reason: 'malformed' };
  const min = field.min ?? (field.type === 'percent' ? 0 : -Number.MAX_SAFE_INTEGER);
  const max = field.max ?? (field.type === 'percent' ? 10_000 : Number.MAX_SAFE_INTEGER);
  if (value < min) return { reason: 'tooSmall', min, actual: value };
  return value > max ? { reason: 'tooLarge', max, actual: value } : null;
}

function picksFinding(field: Field, value: unknown): Finding {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return { reason: 'wrongType' };
  if (value.length > MAX_PICKS) return { reason: 'tooMany', max: MAX_PICKS, actual: value.length };
  const stranger = value.find((one) => !field.options?.some((option) => option.value === one));
  return stranger === undefined ? null : { reason: 'notAnOption', value: stranger };
}

function textFinding(field: Field, value: string): Finding {
  const max = field.maxLength ?? DEFAULT_LENGTH[field.type] ?? 200;
  const actual = [...value].length;
  if (actual > max) return { reason: 'tooLong', max, actual };
  if (value.includes('\u0000')) return { reason: 'malformed' };
  if (field.type === 'pick') return field.options?.some((option) => option.value === value) ? null : { reason: 'notAnOption', value };
  return isWellFormed(field, value) ? null : { reason: 'malformed' };
}

function isWellFormed(field: Field, value: string): boolean {
  switch (field.type) {
    case 'email':
      return EMAIL.test(value);
    case 'phone':
      return PHONE.test(value);
    case 'url':
      return URL_TEXT.test(value);
    case 'date':
      return isDay(value);
    case 'instant':
      return INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    case 'user':
    case 'reference':
    case 'system':
      return isUuid(value);
    default:
      return field.key !== 'currency' || CURRENCY.test(value);
  }
}

/** A day that exists in the calendar, YYYY-MM-DD, years 0001 to 9999. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts || parts[1] === '0000') return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
