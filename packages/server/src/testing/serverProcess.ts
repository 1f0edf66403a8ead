// The real server (or worker) as a process of its own, for the tests of its life.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Everything printed so far, on both streams. */
  output(): string;
  /** Resolves once the output matches; rejects when the process ends first. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code, or null after a fatal signal. */
  readonly ended: Promise<number | null>;
}

const ROOT = path.resolve(import.meta.dirname, '../../../..');
export const ADDRESS = /Winpath is ready: (http:\S+)/;

export function spawnServer(env: Record<string, string>, program = 'main.ts'): ServerProcess {
  return watched(spawnNode([`packages/server/src/${program}`], env));
}

/** Through the runner, as npm does, without building the page. */
export function spawnRunner(env: Record<string, string>): ServerProcess {
  return watched(spawnNode(['scripts/run.mjs', 'run', 'packages/server/src/main.ts'], env));
}

/** Nothing is found on this path: the server must need no program but Node and a shell. */
const NO_PROGRAMS = '/nonexistent';

const spawnNode = (args: string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      PATH: NO_PROGRAMS,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/node'),
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function watched(child: ChildProcess): ServerProcess {
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      printed += bytes;
      child.emit('printed');
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const prints = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(printed);
        if (match) resolve(match);
      };
      look();
      child.on('printed', look);
      void ended.then((code) => reject(new Error(`ended with ${code} before printing ${pattern}:\n${printed}`)));
    });
  return { child, output: () => printed, prints, ended };
}

/** The processes whose command line matches. */
export function processesLike(pattern: RegExp): number[] {
  return commandLines()
    .filter(([, args]) => pattern.test(args))
    .map(([pid]) => pid);
}

function commandLines(): [number, string][] {
  if (process.platform === 'linux')
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), commandLine(name)]);
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,args=']).toString().split('\n');
  return lines.map((line) => [Number.parseInt(line, 10), line.trim().replace(/^\d+\s+/, '')]);
}

function commandLine(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Polls until the condition holds; the test's own time limit ends a wait in vain. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
