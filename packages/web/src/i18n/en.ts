import antdLocale from 'antd/locale/en_US';
import { activities } from './en/activities.ts';
import { bulk } from './en/bulk.ts';
import { closed } from './en/closed.ts';
import { customFields } from './en/customFields.ts';
import { deal } from './en/deal.ts';
import { files } from './en/files.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { lists } from './en/lists.ts';
import { merging } from './en/merging.ts';
import { opportunities } from './en/opportunities.ts';
import { organisation } from './en/organisation.ts';
import { people } from './en/people.ts';
import { pickLists } from './en/pickLists.ts';
import { plans } from './en/plans.ts';
import { processDocuments } from './en/processDocuments.ts';
import { processEditor } from './en/processEditor.ts';
import { processes } from './en/processes.ts';
import { processReplay } from './en/processReplay.ts';
import { processSync } from './en/processSync.ts';
import { processTemplates } from './en/processTemplates.ts';
import { records } from './en/records.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/signIn.ts';
import { simulator } from './en/simulator.ts';
import type { Words } from './words.ts';
import type { words as zh } from './zh.ts';

export const antd = antdLocale;
export const words: Words<typeof zh> = {
  activities,
  closed,
  bulk,
  customFields,
  deal,
  files,
  home,
  imports,
  people,
  lists,
  merging,
  pickLists,
  processDocuments,
  plans,
  processEditor,
  processes,
  processReplay,
  processSync,
  processTemplates,
  opportunities,
  organisation,
  records,
  shell,
  signIn,
  simulator,
};
