// One postgres process: started on a free port, watched, stopped in order, and an orphan of a killed server stopped first.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterDeath } from '../life/afterDeath.ts';
import { memorySettings } from './memorySettings.ts';
import type { PostgresHome } from './postgresHome.ts';

export interface RunningPostgres {
  readonly port: number;
  onUnexpectedExit(callback: (reason: string) => void): void;
  stop(): Promise<void>;
}

const SETTINGS = [
  ...['work_mem=16MB', 'max_connections=100', 'random_page_cost=1.1'],
  ...['jit=off', 'log_timezone=UTC', 'timezone=UTC', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'],
];
const STOP_PATIENCE_MS = 15_000;
const ATTEMPTS = 4;

/** Starts postgres and resolves once it accepts connections; when aborted, rejects after the process has ended. */
export async function spawnPostgres(home: PostgresHome, settings: readonly string[], signal: AbortSignal): Promise<RunningPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = start(home, port, settings);
    const outcome = await untilReady(child, signal);
    signal.throwIfAborted();
    if (outcome.ready) return watched(child, port);
    if (attempt === ATTEMPTS || !/could not bind|Address already in use/i.test(outcome.log))
      throw new Error(`PostgreSQL did not start:\n${outcome.log}`);
  }
}

/** Of the machine, or of the container that a limit is set for. */
const memory = (): number => Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/** Its own process group: Ctrl-C in the terminal must not reach PostgreSQL before the application has drained. */
function start(home: PostgresHome, port: number, settings: readonly string[]): ChildProcess {
  const parameters = [...SETTINGS, ...memorySettings(memory()), `port=${port}`, ...settings].flatMap((setting) => ['-c', setting]);
  const child = spawn(path.join(home.programs, 'bin', 'postgres'), ['-D', home.cluster, ...parameters], {
    ...home.user,
    cwd: home.folder,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.pid) child.once('exit', afterDeath('kill -INT "$1"', [String(child.pid)]));
  return child;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function untilReady(child: ChildProcess, signal: AbortSignal): Promise<{ ready: boolean; log: string }> {
  let log = '';
  const abort = () => child.kill('SIGINT');
  signal.addEventListener('abort', abort);
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      log += error.message;
      resolve(false);
    });
    child.once('exit', () => resolve(false));
  });
  const ready = new Promise<boolean>((resolve) => {
    child.stderr?.on('data', (bytes: Buffer) => {
      log = (log + bytes).slice(-4000);
      if (log.includes('ready to accept connections')) resolve(true);
    });
  });
  const isReady = await Promise.race([ready, ended]);
  signal.removeEventListener('abort', abort);
  if (signal.aborted) await stop(child);
  return { ready: isReady, log };
}

function watched(child: ChildProcess, port: number): RunningPostgres {
  let isStopping = false;
  return {
    port,
    onUnexpectedExit: (callback) => {
      child.once('exit', (code, signal) => isStopping || callback(`PostgreSQL ended (${signal ?? code})`));
    },
    stop: () => {
      isStopping = true;
      return stop(child);
    },
  };
}

/** SIGINT is PostgreSQL's fast shutdown; when it does not end in time, SIGQUIT (it recovers at the next start), then SIGKILL. */
async function stop(child: ChildProcess): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (hasEnded(child) || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await Promise.race([ended, pause(STOP_PATIENCE_MS, undefined, { ref: false })]);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Stops the PostgreSQL that a killed server left running on this cluster. True when the last run did not end in order. */
export async function stopOrphan(cluster: string, say: (text: string) => void): Promise<boolean> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return false;
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isPostgres(pid)) {
    say('上次没有正常结束,正在恢复 · the last run was killed; taking its database over');
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (isPostgres(pid) && Date.now() < deadline) await pause(50);
    if (isPostgres(pid)) throw new Error(`PostgreSQL ${pid} of an earlier run does not stop`);
  }
  return true;
}

/** Whether the process lives and is a postgres (a process number may have been given to another program since). */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || readOrEmpty(`/proc/${pid}/cmdline`).includes('postgres');
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
