// npm test: every check of the project, each step named and timed. `npm test -- unit types` runs only those.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

const STEPS: Record<string, string[]> = {
  types: ['node_modules/typescript/bin/tsc', '--checkers', '1'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'],
  structure: ['scripts/check-structure.ts'],
  unit: ['node_modules/vitest/vitest.mjs', 'run'],
  e2e: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`unknown step ${unknown.join(', ')}; known: ${Object.keys(STEPS).join(', ')}`);
  process.exit(1);
}

let running: ChildProcess | undefined;
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isStopped = true;
    running?.kill(signal);
  });

async function passes(args: string[]): Promise<boolean> {
  running = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, FORCE_COLOR: '0' } });
  const [code] = (await once(running, 'exit')) as [number | null];
  return code === 0;
}

const failed: string[] = [];
for (const [name, args] of Object.entries(STEPS)) {
  if (isStopped) break;
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = Date.now();
  console.log(`── ${name}`);
  const isPassed = await passes(args);
  if (!isPassed) failed.push(name);
  console.log(`── ${name} ${isPassed ? 'ok' : 'FAILED'} ${((Date.now() - startedAt) / 1000).toFixed(1)}s`);
}
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 || isStopped ? 1 : 0);
