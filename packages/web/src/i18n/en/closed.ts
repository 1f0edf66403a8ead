import type { Words } from '../words.ts';
import type { closed as zh } from '../zh/closed.ts';

export const closed: Words<typeof zh> = {
  won: 'Won',
  lost: 'Lost',
  lasted: 'took {{count}} days',
  lasted_one: 'took {{count}} day',
  way: 'The way it went',
  ahead: 'Never entered, worked ahead',
  reopenTo: 'A closed opportunity does not move. To go on with it, reopen it; it returns to “{{stage}}”.',
  reopenAny: 'A closed opportunity does not move. To go on with it, reopen it.',
  mayNotReopen: 'A closed opportunity does not move. Reopening needs a right of its own.',
};
