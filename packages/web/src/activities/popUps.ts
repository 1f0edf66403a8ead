// Which notices pop up while one works: those that have come since the page was opened, and no more than one can take in.
import type { Notice } from '#domain/activities/contract.ts';

/** Preference of the account: false keeps notices in the inbox. */
export const POP_UPS = 'noticePopUps';

const MOST = 3;

export interface News {
  /** The oldest first. */
  shown: Notice[];
  /** More than are shown. */
  more: number;
}

/** `last`: the newest id that was there before; ids grow with time. */
export function newsSince(notices: readonly Notice[], last: string): News {
  const fresh = notices.filter(({ id, readAt }) => id > last && readAt === null);
  return { shown: fresh.slice(0, MOST).reverse(), more: Math.max(0, fresh.length - MOST) };
}
