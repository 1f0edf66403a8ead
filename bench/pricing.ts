// npm run bench:pricing [part]: what a quote and a click cost in CPU time, beside other ways to do the same work.
// How to read it: quotes/CPU-s is how many quotes one core prices in a second; "× our time" says how much longer (or shorter) another way
// takes for the same quotes. Percentiles are over batches of fifty quotes, so that the clock's own cost does not count.
// Every part runs in a process of its own: what one part leaves in the heap and in the compiler must not weigh on the next.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { benchCompletions, benchLargeModels, benchModels } from './pricing/configurator.ts';
import { benchManyHeavy, benchManyUsual, benchSwitch } from './pricing/manyRules.ts';
import { benchHeavy, benchUsual, showProfile } from './pricing/quotes.ts';

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  usual: benchUsual,
  heavy: benchHeavy,
  profile: showProfile,
  'many-usual': benchManyUsual,
  'many-heavy': benchManyHeavy,
  switch: benchSwitch,
  models: benchModels,
  'large-models': benchLargeModels,
  completions: benchCompletions,
};

function runAlone(part: string): void {
  const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, part], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const asked = process.argv[2];
if (asked === undefined) Object.keys(PARTS).forEach(runAlone);
else if (PARTS[asked]) await PARTS[asked]();
else throw new RangeError(`no part ${asked}; there are ${Object.keys(PARTS).join(', ')}`);
