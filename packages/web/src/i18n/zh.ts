import 'dayjs/locale/zh-cn';
import antdLocale from 'antd/locale/zh_CN';
import { activities } from './zh/activities.ts';
import { bulk } from './zh/bulk.ts';
import { closed } from './zh/closed.ts';
import { customFields } from './zh/customFields.ts';
import { deal } from './zh/deal.ts';
import { files } from './zh/files.ts';
import { home } from './zh/home.ts';
import { imports } from './zh/imports.ts';
import { lists } from './zh/lists.ts';
import { merging } from './zh/merging.ts';
import { opportunities } from './zh/opportunities.ts';
import { organisation } from './zh/organisation.ts';
import { people } from './zh/people.ts';
import { pickLists } from './zh/pickLists.ts';
import { plans } from './zh/plans.ts';
import { processDocuments } from './zh/processDocuments.ts';
import { processEditor } from './zh/processEditor.ts';
import { processes } from './zh/processes.ts';
import { processReplay } from './zh/processReplay.ts';
import { processSync } from './zh/processSync.ts';
import { processTemplates } from './zh/processTemplates.ts';
import { records } from './zh/records.ts';
import { shell } from './zh/shell.ts';
import { signIn } from './zh/signIn.ts';
import { simulator } from './zh/simulator.ts';

export const antd = antdLocale;
export const words = {
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
