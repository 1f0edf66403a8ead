// Only what was known at the time may be learned from. A row of history is a snapshot: every field as it stood at creation,
// on day 1, 3, 7, 14 or 30, or at a change of stage. What was written within a day of the outcome or later was written because of it.

/** Days after creation at which a snapshot is taken. */
export const SNAPSHOT_DAYS: readonly number[] = [0, 1, 3, 7, 14, 30];

/** One value a field was given; `at` in days since any common start. */
export type Change<Value> = { readonly at: number; readonly value: Value };

/** When snapshots are due: the fixed days and every change of stage, ascending, none later than `until`. */
export function snapshotTimes(createdAt: number, stageChanges: readonly number[], until: number): number[] {
  const due = [...SNAPSHOT_DAYS.map((day) => createdAt + day), ...stageChanges];
  return [...new Set(due)].filter((at) => at >= createdAt && at <= until).sort((a, b) => a - b);
}

/** The value as it stood at a time; undefined when it had not been filled in. Changes at the same time count in the order given. */
export function valueAt<Value>(changes: readonly Change<Value>[], at: number): Value | undefined {
  let latest: Change<Value> | undefined;
  for (const change of changes) if (change.at <= at && (!latest || change.at >= latest.at)) latest = change;
  return latest?.value;
}

/** How a field was filled in one row: first time it had a value, and when the outcome became known. Undefined = never / not yet. */
export type Filling = { readonly filledAt: number | undefined; readonly outcomeAt: number | undefined };

/** A day before the outcome is too late. */
export const TOO_LATE_DAYS = 1;
/** From this share of late fillings on, the field is dropped; below it, only the late values count as missing. */
export const LATE_SHARE = 0.1;

/** Whether a value was first filled within a day of the outcome or after it. */
export function filledTooLate({ filledAt, outcomeAt }: Filling): boolean {
  return filledAt !== undefined && outcomeAt !== undefined && filledAt > outcomeAt - TOO_LATE_DAYS;
}

export type Timeliness = { readonly filled: number; readonly late: number; readonly usable: boolean };

/** Whether a field may be learned from, judged over all rows. A field that was never filled is not usable. */
export function timelinessOf(fillings: readonly Filling[]): Timeliness {
  const filled = fillings.filter(({ filledAt }) => filledAt !== undefined).length;
  const late = fillings.filter(filledTooLate).length;
  return { filled, late, usable: filled > 0 && late < filled * LATE_SHARE };
}

/** Roles that are never learned from, however well they predict. */
export type FieldRole = 'identifier' | 'absoluteDate' | 'lostReason' | 'outcome' | 'ordinary';

/** Fields that may be learned from by what they are. */
export const mayLearnFrom = (role: FieldRole): boolean => role === 'ordinary';
