// The edge errors. Everything else that escapes a handler is a bug and answers 500 with the request id.

export interface FieldProblem {
  field: string;
  reason: string;
}

export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: { reasons?: readonly object[]; fields?: FieldProblem[]; retryAfterSeconds?: number };

  constructor(status: number, code: string, message: string, details: HttpError['details'] = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const badInput = (fields: FieldProblem[], message = 'The input is not valid.'): HttpError =>
  new HttpError(400, 'badInput', message, { fields });
export const notSignedIn = (): HttpError => new HttpError(401, 'notSignedIn', 'Sign in first.');
export const forbidden = (message = 'You have no right to do this.', code = 'forbidden'): HttpError => new HttpError(403, code, message);
export const notFound = (what = 'record'): HttpError => new HttpError(404, 'notFound', `There is no such ${what}, or you may not see it.`);
export const conflict = (code: string, message: string, reasons?: readonly object[]): HttpError =>
  new HttpError(409, code, message, reasons ? { reasons } : {});
/** The record went into another one for good; the reason names that one. */
export const mergedAway = (object: string, into: string): HttpError =>
  new HttpError(410, 'merged', `This ${object} was merged into another one.`, { reasons: [{ kind: 'merged', object, into }] });
/** The business says no: every reason at once, as data. */
export const refused = (reasons: readonly object[], message = 'Refused.', code = 'refused'): HttpError =>
  new HttpError(422, code, message, { reasons });
const CODE: Record<number, string> = { 403: 'forbidden', 404: 'notFound', 409: 'conflict', 422: 'refused', 423: 'locked' };

/** Reasons of a rule, of which the caller lets the first give the status. */
export const refusedAs = (status: number, reasons: readonly { kind: string }[], code = CODE[status] ?? 'refused'): HttpError =>
  new HttpError(status, code, `Refused: ${reasons.map(({ kind }) => kind).join(', ')}.`, { reasons });
/** Somebody holds a lock: an approval is pending. */
export const locked = (reasons: readonly object[], message = 'Locked by a pending approval.'): HttpError =>
  new HttpError(423, 'locked', message, { reasons });
export const tooMany = (retryAfterSeconds: number): HttpError =>
  new HttpError(429, 'tooMany', `Too many attempts. Try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds });
