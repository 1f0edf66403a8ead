import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, expect, it } from 'vitest';
import { eventually, processesLike } from '../testing/serverProcess.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-will-'));
const trace = path.join(folder, 'trace');
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A process with a last will that then runs `code`; on a path without programs. */
async function processThat(code: string): Promise<ReturnType<typeof spawn>> {
  const script = `import { afterDeath } from ${JSON.stringify(path.join(import.meta.dirname, 'afterDeath.ts'))};
    const callOff = afterDeath('echo died > "$1"', [${JSON.stringify(trace)}]); console.log('up'); ${code}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

it('acts when the process is killed outright, and not before', async () => {
  const child = await processThat('setInterval(() => {}, 1000);');
  expect(fs.existsSync(trace)).toBe(false);
  child.kill('SIGKILL');
  await eventually(() => fs.existsSync(trace));
});

it('does not act once it was called off', async () => {
  fs.rmSync(trace, { force: true });
  const child = await processThat('callOff();');
  await once(child, 'exit');
  await eventually(() => processesLike(new RegExp(trace)).length === 0);
  expect(fs.existsSync(trace)).toBe(false);
});
