// 批量修改: one act on many records, each judged and written by the same command as a single one. What a run wrote can be put back
// where it still stands: a record on which somebody has changed a written value since is left as it is, and named.
import { type Answer, allowWith, refuse } from '../decision.ts';
import type { RecordValues } from './values.ts';

/** Records of one run. */
export const MAX_RUN = 100_000;
/** Records that may be named one by one; more are chosen by a question. */
export const MAX_NAMED = 10_000;
/** Runs up to this size are over before one looks away: they leave no notice behind. */
export const QUICK_RUN = 50;

/** What an act wrote on one record: [before, after] by field key. */
export type Made = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** Stands for being in the bin, which is no field. */
export const DELETED = 'deleted';

export type ChangedSince = { kind: 'changedSince'; field: string };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * The values that put a record back to what it was before an act, all of them or none; refused with every field that no longer holds
 * what the act wrote. `current`: the record's values now, by field key; what is missing counts as empty.
 */
export function puttingBack(made: Made, current: RecordValues): Answer<ChangedSince, RecordValues> {
  const changed = Object.entries(made).filter(([field, [, after]]) => !same(current[field], after));
  if (changed.length > 0) return refuse(...changed.map(([field]): ChangedSince => ({ kind: 'changedSince', field })));
  return allowWith(Object.fromEntries(Object.entries(made).map(([field, [before]]) => [field, before ?? null])));
}
