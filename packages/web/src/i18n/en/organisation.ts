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
  currencyHint: 'Of sums and of new records. It may change until the first amount is there, and then stays.',
  currencyHeld: 'Of sums and of new records. Amounts are kept in it already ({{holders}}), which is why it stays.',
  currencyKept: 'The first amount has just been kept: the currency stays.',
  holders: {
    opportunity: 'opportunities',
    product: 'list prices of products',
    account: 'annual revenue of accounts',
    customField: 'custom fields of money',
  },
  weekStart: 'First day of the week',
  weekStartHint: 'Date pickers begin with it, and so does “this week” in filters.',
  weekStarts: { monday: 'Monday', sunday: 'Sunday' },
  save: 'Save',
  saved: 'Organisation settings saved',
  missing: 'Enter the name of the organisation',
};
