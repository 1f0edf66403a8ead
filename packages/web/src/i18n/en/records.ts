import type { Words } from '../words.ts';
import type { records as zh } from '../zh/records.ts';

export const records: Words<typeof zh> = {
  yes: 'Yes',
  no: 'No',
  searching: 'Searching…',
  nobodyFound: 'No colleague found',
  nothingFound: 'No record found',
  save: 'Save',
  cancel: 'Cancel',
};
