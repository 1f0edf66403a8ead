// Every slice brings its own entries; an entry exists only when its page does.

import { inboxNav } from './activities/nav.ts';
import { homeNav } from './home/nav.ts';
import { importsNav } from './imports/nav.ts';
import { boardNav } from './opportunities/nav.ts';
import { peopleNav } from './people/nav.ts';
import { plansNav } from './plans/nav.ts';
import { processNav } from './processes/nav.ts';
import { recordsNav } from './records/nav.ts';
import { calendarNav } from './settings/calendarNav.ts';
import { fieldsNav } from './settings/fieldsNav.ts';
import { organisationNav } from './settings/organisationNav.ts';
import type { NavEntry } from './ui/nav.ts';

export const navigation: readonly NavEntry[] = [
  // one line per slice, in alphabetical order
  ...boardNav,
  ...homeNav,
  ...importsNav,
  ...inboxNav,
  ...peopleNav,
  ...plansNav,
  ...recordsNav,
  ...processNav,
  ...calendarNav,
  ...fieldsNav,
  ...organisationNav,
].sort((a, b) => a.order - b.order);
