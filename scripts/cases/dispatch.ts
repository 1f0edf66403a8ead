// npm run cases:dispatch -- FILE.txt --seconds 5 --seed 1 [--fleet K]
// Solves an instance in Solomon's format for least distance (legs cut to one decimal) and prints one JSON line.
// Seconds are CPU seconds from the first line of this script on; the start of Node itself is not counted.
import fs from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { search } from '#domain/dispatch/core/search.ts';
import { instanceOfSolomon, readSolomon, solomonAnswer } from '#domain/dispatch/solomon.ts';

const startedAt = process.cpuUsage();
const elapsed = (): number => {
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1000;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' }, fleet: { type: 'string' } },
});

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a positive number, not ${text}`);
  return value;
}

try {
  const path = positionals[0];
  if (path === undefined) throw new Error('usage: npm run cases:dispatch -- FILE.txt [--seconds 5] [--seed 1] [--fleet K]');
  const file = readSolomon(fs.readFileSync(path, 'utf8'));
  const fleet = values.fleet === undefined ? undefined : positive('fleet', values.fleet);
  const budget = { milliseconds: 1000 * positive('seconds', values.seconds), elapsed };
  const found = search(instanceOfSolomon(file, fleet), Number(values.seed), budget);
  const { routes, ...answer } = solomonAnswer(file, found);
  console.log(JSON.stringify({ instance: file.name, ...answer, cpuSeconds: elapsed() / 1000, routes }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
