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

const chosen = Object.keys(STEPS).filter((name) => wanted.length === 0 || wanted.includes(name));
/** They only read the source: they run while the first unit tests wait for the servers they start. */
const READING = ['types', 'lint', 'structure'];

const running = new Set<ChildProcess>();
const failed: string[] = [];
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isStopped = true;
    for (const child of running) child.kill(signal);
  });

/** One after the other. Steps beside others say what they have to say at their end, so that two never speak at once. */
async function take(names: readonly string[], isBeside = false): Promise<void> {
  for (const name of names) {
    if (isStopped) return;
    const startedAt = Date.now();
    if (!isBeside) console.log(`── ${name}`);
    const { isPassed, said } = await run(STEPS[name] ?? [], isBeside ? 'pipe' : 'inherit');
    if (!isPassed) failed.push(name);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${isBeside ? `── ${name}\n${said}` : ''}── ${name} ${isPassed ? 'ok' : 'FAILED'} ${seconds}s`);
  }
}

async function run(args: readonly string[], output: 'pipe' | 'inherit'): Promise<{ isPassed: boolean; said: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output], env: { ...process.env, FORCE_COLOR: '0' } });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  running.delete(child);
  return { isPassed: code === 0, said };
}

const reading = chosen.filter((name) => READING.includes(name));
const working = chosen.filter((name) => !READING.includes(name));
if (working.length === 0) await take(reading);
else await Promise.all([take(working), take(reading, true)]);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 || isStopped ? 1 : 0);
