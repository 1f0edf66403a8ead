// An editor saves a draft with every stroke. What one person saves in one sitting, with nothing else happening to the process in between,
// is one act and leaves one event; the draft itself says who saved it last, and when.

const SITTING_MS = 30 * 60_000;

/** The last thing that happened to the process. */
export type LastEvent = { kind: string; actorId: string; at: string; discarded: boolean };

/** @param save instants in ISO 8601. */
export const isSameSitting = (last: LastEvent | undefined, save: { actorId: string; at: string }): boolean =>
  last?.kind === 'process.draftChanged' &&
  !last.discarded &&
  last.actorId === save.actorId &&
  Date.parse(save.at) - Date.parse(last.at) < SITTING_MS;
