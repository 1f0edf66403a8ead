import type { Words } from '../words.ts';
import type { processTemplates as zh } from '../zh/processTemplates.ts';

export const processTemplates: Words<typeof zh> = {
  save: 'Save as template',
  publishFirst: 'Save as template (publish first)',
  saveTitle: 'Save “{{type}}” as a template',
  saveLead:
    'Version {{number}} and the two advance rules become a template of the company, offered whenever a business type is made. Later versions leave it as it is.',
  name: 'Template name',
  nameTaken: 'There is a template of this name',
  tooMany: 'At most {{most}} templates are kept; delete one first',
  saved: 'Saved as template “{{name}}”',
  renameTitle: 'Rename the template',
  rename: 'Rename',
  delete: 'Delete',
  deleteTitle: 'Delete the template “{{name}}”?',
  deleteHint: 'Business types made from it stay as they are.',
  deleted: 'The template “{{name}}” is deleted',
  section: 'Templates of the company',
  fromCompany: 'Templates of the company',
  actionsOf: 'Actions for {{name}}',
  from: 'From {{type}}, version {{number}}, {{count}} stages',
  from_one: 'From {{type}}, version {{number}}, {{count}} stage',
  hint: 'From {{type}}, version {{number}}, with its stages, key events, operators, files and advance rules.',
};
