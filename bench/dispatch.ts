// npm run bench:dispatch -- [FOLDER with files in Solomon's format] [--only instances|city|scarcity]
// How to read it: gaps are percent over the best known distance; city days compare with handing jobs out in booking order;
// all times are CPU time of one thread. Memory is the resident set of the whole process after everything ran.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { printCityDays } from './dispatch/city.ts';
import { gaps, printGaps } from './dispatch/instances.ts';
import { printScarcity } from './dispatch/scarcity.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const wants = (part: string): boolean => values.only === undefined || values.only === part;

if (wants('city')) printCityDays();
if (wants('city')) console.log(`memory: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB resident`);
if (wants('scarcity')) printScarcity();
if (wants('instances')) printGaps(gaps(positionals[0]));
