// Why the server did not take something, in the reader's words: reason codes with their figures, field by field.

import type { FieldShape } from '#domain/records/contract.ts';
import { ApiError } from '../api.ts';
import { comma } from '../i18n/separators.ts';
import type { Translate } from '../i18n/wording.ts';
import { minorDigits } from '../ui/moneyText.ts';
import { labelOf } from './useObjects.ts';

export interface FieldProblem {
  field: string;
  reason: string;
  [figure: string]: unknown;
}

const REASONS = ['required', 'wrongType', 'tooLong', 'tooSmall', 'tooLarge', 'malformed', 'notAnOption', 'notFound'] as const;
const MORE_REASONS = [
  'notAllowed',
  'tooMany',
  'repeated',
  'notWritable',
  'unknownField',
  'taken',
  'wrongValue',
  'notFilterable',
  'aboveItself',
] as const;
const KNOWN = [...REASONS, ...MORE_REASONS] as const;
type Reason = (typeof KNOWN)[number];

const isKnown = (reason: string): reason is Reason => (KNOWN as readonly string[]).includes(reason);

/** One problem without the name of its field: “不能为空”. */
export function problemWords(t: Translate, problem: FieldProblem, field?: FieldShape, currency = 'CNY'): string {
  if (!isKnown(problem.reason)) return t('records.problems.other');
  const figure = (value: unknown): unknown =>
    field?.type === 'money' && typeof value === 'number' ? value / 10 ** minorDigits(currency) : value;
  return t(`records.problems.${problem.reason}`, { max: figure(problem.max), min: figure(problem.min), value: problem.value });
}

/** What was refused and why, as short sentences; every reason is said. */
export function refusalSentences(t: Translate, error: unknown, fields: readonly FieldShape[]): string[] {
  const told = asTold(error);
  const label = (key: string): string => {
    const field = fields.find((candidate) => candidate.key === key);
    return field ? labelOf(field) : key;
  };
  if (told.status === 423) {
    const held = told.reasons.map((reason) => label(String(reason.field)));
    return [t('records.refused.locked', { fields: held.join(comma()) })];
  }
  if (told.status === 409) return [t('shell.stale')];
  if (told.status === 403) return [t('records.refused.forbidden')];
  if (told.status === 404) return [t('records.refused.gone')];
  if (told.fields.length > 0)
    return told.fields.map((problem) => {
      const field = fields.find((candidate) => candidate.key === problem.field);
      return t('records.refused.field', { field: label(problem.field), problem: problemWords(t, problem, field) });
    });
  if (told.status === 422) return [t('records.refused.process', { count: Math.max(1, told.reasons.length) })];
  return [told.status === 0 ? t('shell.offline') : t('shell.failed')];
}

interface Told {
  status: number;
  reasons: readonly Record<string, unknown>[];
  fields: readonly FieldProblem[];
}

/** The same from a thrown error and from one line of a bulk result. */
function asTold(error: unknown): Told {
  if (error instanceof ApiError) return { status: error.status, reasons: error.reasons, fields: error.fields as FieldProblem[] };
  const plain = (error ?? {}) as Partial<Told>;
  return { status: plain.status ?? 500, reasons: plain.reasons ?? [], fields: plain.fields ?? [] };
}
