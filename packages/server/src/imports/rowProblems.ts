import type { RowProblem } from '#domain/imports/rows.ts';
import { HttpError } from '../http/refusals.ts';

/** Why a row was not taken in, as the record's own command said it. */
export function problemsOf(error: Error): RowProblem[] {
  if (!(error instanceof HttpError)) {
    const unique = (error as { code?: string }).code === '23505';
    return [unique ? { field: 'externalKey', reason: 'alreadyExists' } : { field: 'row', reason: 'malformed', message: error.message }];
  }
  const { fields, reasons } = error.details;
  if (fields && fields.length > 0) return fields.map(({ field, reason, ...figures }) => ({ field, reason, ...figures }));
  const reason = error.status === 403 ? 'forbidden' : error.status === 423 ? 'locked' : 'refused';
  return [{ field: 'row', reason, value: (reasons ?? []).map((one) => String((one as { kind?: string }).kind)).join(', '), reasons }];
}
