// The runner on a small stand-in of the repository: npm, vite and the server are stubs that write down that they ran.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const runner = path.resolve(import.meta.dirname, 'run.mjs');
let root: string;

const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const note = (word: string) =>
  `require('node:fs').appendFileSync(${JSON.stringify(path.join(root, 'ran'))}, ${JSON.stringify(`${word} `)});`;
const noteModule = (word: string) => `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(path.join(root, 'ran'))}, '${word} ');`;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-run-'));
  fs.mkdirSync(path.join(root, 'scripts'));
  fs.copyFileSync(runner, path.join(root, 'scripts/run.mjs'));
  write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/lamp': { version: '1.0.0' } } }));
  write('npm.js', `${note('npm')} require('node:fs').mkdirSync('node_modules', { recursive: true });`);
  write('node_modules/vite/bin/vite.js', `${note('vite')} require('node:fs').mkdirSync('dist/web', { recursive: true });`);
  write('packages/web/src/main.tsx', 'page');
  write('packages/domain/src/money.ts', 'rule');
  write('packages/server/src/main.ts', noteModule('server'));
  write('scripts/test.ts', noteModule('tests'));
});

afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, npm_execpath: path.join(root, 'npm.js') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function run(...args: string[]): Promise<{ code: number; ran: string }> {
  fs.rmSync(path.join(root, 'ran'), { force: true });
  const [code] = (await once(start(...args), 'close')) as [number];
  const file = path.join(root, 'ran');
  return { code, ran: fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '' };
}

describe('npm start', () => {
  it('installs, builds and starts the first time, then only starts', async () => {
    expect(await run('start')).toEqual({ code: 0, ran: 'npm vite server' });
    expect(await run('start')).toEqual({ code: 0, ran: 'server' });
  });

  it.each([
    ['another lockfile installs and builds again', 'package-lock.json', '{"packages":{}}', 'npm vite server'],
    ['a changed page is built again', 'packages/web/src/main.tsx', 'new page', 'vite server'],
    ['so is a changed rule', 'packages/domain/src/money.ts', 'new rule', 'vite server'],
    ['a new test builds nothing', 'packages/web/src/main.test.tsx', 'test', 'server'],
    ['nor does a change of the server', 'packages/server/src/app.ts', 'new', 'server'],
  ])('%s', async (_case, file, text, ran) => {
    await run('start');
    write(file, text);
    expect((await run('start')).ran).toBe(ran);
  });

  it('takes an install by hand for what it is', async () => {
    write('node_modules/.package-lock.json', '{"packages":{"node_modules/lamp":{"version":"1.0.0"}}}');
    expect((await run('start')).ran).toBe('vite server');
  });

  it('installs over an install by hand that is not what the lockfile says', async () => {
    write('node_modules/.package-lock.json', '{"packages":{"node_modules/lamp":{"version":"0.9.0"}}}');
    expect((await run('start')).ran).toBe('npm vite server');
  });

  it('never installs into a node_modules that is a link', async () => {
    fs.renameSync(path.join(root, 'node_modules'), path.join(root, 'shared'));
    fs.symlinkSync('shared', path.join(root, 'node_modules'));
    expect((await run('start')).ran).toBe('vite server');
  });

  it('stops where a step fails, with its code', async () => {
    write('node_modules/vite/bin/vite.js', 'process.exit(3)');
    expect(await run('start')).toEqual({ code: 3, ran: 'npm' });
  });
});

describe('npm test', () => {
  it('builds the page for the journeys only', async () => {
    expect((await run('test', 'types')).ran).toBe('npm tests');
    expect((await run('test', 'e2e')).ran).toBe('vite tests');
    expect((await run('test')).ran).toBe('tests');
  });
});

it('names what it knows when asked for something else', async () => {
  expect(await run('dance')).toEqual({ code: 1, ran: '' });
});

describe('signals', () => {
  const announce = (child: ChildProcess, word: string) =>
    new Promise<void>((resolve) => child.stdout?.on('data', (bytes: Buffer) => bytes.includes(word) && resolve()));

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s reaches the server, whose exit code is the answer', async (signal) => {
    await run('start');
    write('packages/server/src/main.ts', `process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up');`);
    const child = start('start');
    await announce(child, 'up');
    child.kill(signal);
    expect((await once(child, 'close'))[0]).toBe(7);
  });

  it('during the install end it, and nothing is started', async () => {
    write('npm.js', `${note('npm')} console.log('installing now'); setInterval(() => {}, 1000);`);
    const child = start('start');
    await announce(child, 'installing now');
    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(143);
    expect(fs.readFileSync(path.join(root, 'ran'), 'utf8').trim()).toBe('npm');
  });

  it('are not needed when npm is killed outright', async () => {
    await run('start');
    write(
      'packages/server/src/main.ts',
      `process.on('SIGTERM', () => { console.log('down'); process.exit(); }); setInterval(() => {}, 1000); console.log('up');`,
    );
    write(
      'parent.mjs',
      `import { spawn } from 'node:child_process'; spawn(process.execPath, ['scripts/run.mjs', 'start'], { stdio: 'inherit' });`,
    );
    const npm = spawn(process.execPath, ['parent.mjs'], {
      cwd: root,
      env: { PATH: process.env.PATH, npm_execpath: path.join(root, 'npm.js'), npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await announce(npm, 'up');
    const ended = announce(npm, 'down');
    npm.kill('SIGKILL');
    await ended;
  });
});
