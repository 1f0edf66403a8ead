import type { Words } from '../words.ts';
import type { pickLists as zh } from '../zh/pickLists.ts';

export const pickLists: Words<typeof zh> = {
  title: 'Pick-lists',
  lead: 'What people may choose in the standard fields, such as why a deal was lost. A new name shows at once; a retired option is no longer offered, and records that hold it keep it.',
  none: 'This object has no pick-list to change',
  noneHint: 'Options of custom fields are changed under “Custom fields”.',
  own: 'Changed',
  change: 'Change the options of “{{name}}”',
  hint: 'The first one comes first. A retired option is no longer offered, but never disappears from a record.',
  offered: 'Offered',
  retired: 'Retired',
  offer: 'Offer “{{name}}”',
  saved: 'The options of “{{name}}” are saved',
};
