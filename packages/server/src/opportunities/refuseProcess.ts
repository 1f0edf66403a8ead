// What the process refuses, as an HTTP answer: the first reason gives the status, the body carries all of them.
import { type HttpError, refusedAs } from '../http/refusals.ts';

const STATUS: Record<string, number> = {
  not_editable: 403,
  operator: 403,
  reopen_right: 403,
  closed: 409,
  still_open: 409,
  stale_version: 409,
  unknown_event: 404,
  unknown_stage: 404,
  approval_pending: 423,
  locked: 423,
};

/**
 * For a key event the operator list alone is 403. Among the reasons of a move it is one of many: the whole list is 422,
 * so that every door shows the same reasons.
 */
export function processRefusal(reasons: readonly { kind: string }[], act: 'event' | 'move'): HttpError {
  const first = reasons[0]?.kind ?? '';
  const status = act === 'move' && first === 'operator' ? 422 : (STATUS[first] ?? 422);
  return refusedAs(status, reasons, first === 'stale_version' ? 'staleVersion' : undefined);
}
