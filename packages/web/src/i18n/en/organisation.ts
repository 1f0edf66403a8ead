import type { Words } from '../words.ts';
import type { organisation as zh } from '../zh/organisation.ts';

export const organisation: Words<typeof zh> = {
  title: 'Organisation',
  right: 'Organisation settings',
  name: 'Name of the organisation',
  nameHint: 'Stands on the home page, in invitations and notices.',
  timeZone: 'Time zone',
  timeZoneHint: '“Today”, “this month” and what is overdue follow it; under “My account” people may choose in which zone they read times.',
  language: 'Default language',
  languageHint: 'Pages and mails of everybody who has not chosen a language.',
  currency: 'Currency',
  currencyHint: 'Of sums and of new records. Amounts are kept in it, which is why it stays.',
  save: 'Save',
  saved: 'Organisation settings saved',
  missing: 'Enter the name of the organisation',
};
