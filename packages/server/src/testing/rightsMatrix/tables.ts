// One table per slice; a new slice adds its line.
import { ACTIVITIES } from './activities.ts';
import type { MatrixTable } from './expectation.ts';
import { FILES } from './files.ts';
import { HOME } from './home.ts';
import { IMPORTS } from './imports.ts';
import { OPPORTUNITIES } from './opportunities.ts';
import { PEOPLE } from './people.ts';
import { PLANS } from './plans.ts';
import { PROCESSES } from './processes.ts';
import { RECORDS } from './records.ts';

export const MATRIX: MatrixTable = {
  ...PEOPLE,
  ...PROCESSES,
  ...OPPORTUNITIES,
  ...PLANS,
  ...FILES,
  ...HOME,
  ...ACTIVITIES,
  ...RECORDS,
  ...IMPORTS,
};
