// A server of its own for a browser run: the real main program, its own data folder, whatever port is free.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

export interface RunningServer {
  url: string;
  dataDir: string;
  stop: () => Promise<void>;
}

const MAIN = path.resolve(import.meta.dirname, '../packages/server/src/main.ts');
const PATIENCE_MS = 120_000;

/** With the demo world of today, unless `settings` give another clock. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-e2e-'));
  fs.chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      WINPATH_RUNNER: String(process.pid),
      PORT: '0',
      WINPATH_DATA: dataDir,
      DATABASE_URL: '',
      WINPATH_DEMO: 'true',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const stop = (): Promise<void> => end(child, dataDir);
  try {
    return { url: await addressOf(child, dataDir), dataDir, stop };
  } catch (error) {
    await stop();
    throw new Error(`the server did not start:\n${said.join('')}`, { cause: error });
  }
}

/** The server writes its address into its data folder once it answers. */
async function addressOf(child: ChildProcess, dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'server.json');
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await wait(100)) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const { url } = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { url: string | null }) : { url: null };
    if (url) return url;
  }
  throw new Error('it did not answer in time');
}

async function end(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  fs.rmSync(dataDir, { recursive: true, force: true });
}
