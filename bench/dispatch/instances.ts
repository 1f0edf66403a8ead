// Distance after 1 and 5 CPU seconds against the best known, for a folder of files in Solomon's format,
// or for generated instances against a run twenty times as long as the shortest.
import fs from 'node:fs';
import path from 'node:path';
import { search } from '#domain/dispatch/core/search.ts';
import { instanceOfSolomon, readSolomon, type SolomonFile, solomonAnswer } from '#domain/dispatch/solomon.ts';
import { type Manner, solomonLike } from '#domain/dispatch/testing/solomonLike.ts';
import { BEST_KNOWN } from './bestKnownTables.ts';
import { stopwatch } from './cpu.ts';

const BUDGETS = [1, 5];
const LONG = 20;

const MANNERS: readonly Manner[] = [
  { places: 'scattered', customers: 100, horizon: 230, capacity: 200, width: 30, share: 1 },
  { places: 'scattered', customers: 100, horizon: 230, capacity: 200, width: 120, share: 1 },
  { places: 'scattered', customers: 100, horizon: 1000, capacity: 1000, width: 450, share: 1 },
  { places: 'clustered', customers: 100, horizon: 1236, capacity: 200, width: 60, share: 0.75 },
  { places: 'mixed', customers: 100, horizon: 240, capacity: 200, width: 60, share: 0.5 },
  { places: 'mixed', customers: 100, horizon: 960, capacity: 1000, width: 120, share: 0.75 },
];

const nameOf = (manner: Manner): string => `${manner.places} ${manner.horizon} w${manner.width} ${Math.round(100 * manner.share)}%`;

export type Gap = { readonly instance: string; readonly best: number; readonly reached: readonly number[] };

function distance(file: SolomonFile, seconds: number, seed: number): number {
  const elapsed = stopwatch();
  const answer = solomonAnswer(file, search(instanceOfSolomon(file), seed, { milliseconds: 1000 * seconds, elapsed }));
  return answer.unserved > 0 ? Number.POSITIVE_INFINITY : answer.distance;
}

/** Runs one file at every budget; the best known is the published one, else the shortest seen, a long run included. */
function gapOf(file: SolomonFile, name: string): Gap {
  const reached = BUDGETS.map((seconds) => distance(file, seconds, 1));
  const best = BEST_KNOWN[name.toUpperCase()] ?? Math.min(distance(file, LONG, 2), ...reached);
  return { instance: name, best, reached };
}

/** All gaps: every .txt below `folder`, or the generated set. */
export function gaps(folder: string | undefined): Gap[] {
  if (folder === undefined) return MANNERS.map((manner, k) => gapOf(solomonLike(manner, 100 + k), nameOf(manner)));
  const files = fs
    .readdirSync(folder)
    .filter((file) => /\.txt$/i.test(file))
    .sort();
  return files.map((file) => gapOf(readSolomon(fs.readFileSync(path.join(folder, file), 'utf8')), path.parse(file).name));
}

/** Percent over the best known. */
export const percent = (reached: number, best: number): number => 100 * (reached / best - 1);

export function printGaps(rows: readonly Gap[]): void {
  console.log(`\ninstance                     best known ${BUDGETS.map((seconds) => `      ${seconds} s   gap %`).join('')}`);
  for (const { instance, best, reached } of rows)
    console.log(
      `${instance.padEnd(28)} ${best.toFixed(1).padStart(10)} ${reached.map((value) => `${value.toFixed(1).padStart(9)} ${percent(value, best).toFixed(2).padStart(7)}`).join('')}`,
    );
  for (const [k, seconds] of BUDGETS.entries()) {
    const each = rows.map((row) => percent(row.reached[k]!, row.best));
    const mean = each.reduce((sum, gap) => sum + gap, 0) / Math.max(1, each.length);
    console.log(`${seconds} s: mean gap ${mean.toFixed(3)} %, worst ${Math.max(0, ...each).toFixed(2)} % over ${each.length} instances`);
  }
}
