// A data folder with its own PostgreSQL serves one server at a time. server.json in it names that server.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { StartRefused } from './startRefused.ts';

interface Running {
  readonly pid: number;
  readonly claim: string;
  /** null while it is starting. */
  readonly url: string | null;
}

export interface Claim {
  /** Tells others where this server listens. */
  announce(url: string): void;
  release(): void;
}

/** A claim nobody can be behind: the file is damaged, or went away while it was being read. */
const UNREADABLE: Running = { pid: 0, claim: '', url: null };

/** Claims the folder for this process; refuses with the address of the server that has it. */
export async function claimDataFolder(dataDir: string): Promise<Claim> {
  const firstMade = fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'server.json');
  const mine: Running = { pid: process.pid, claim: randomUUID(), url: null };
  for (let holder = take(file, mine); holder; holder = take(file, mine)) {
    if (await isServing(holder)) throw new StartRefused(`已在运行 · already running at ${holder.url}`);
    if (isAlive(holder))
      throw new StartRefused(`已在启动或停止(进程 ${holder.pid})· already starting or stopping, as process ${holder.pid}`);
    removeStale(file, holder);
  }
  return {
    announce: (url) => replace(file, { ...mine, url }),
    release: () => {
      if (read(file)?.claim === mine.claim) fs.rmSync(file, { force: true });
      if (firstMade) removeEmpty(dataDir, firstMade);
    },
  };
}

/** Folders made for a start that came to nothing go with it, up to the first one made; from the first with something in it on they stay. */
function removeEmpty(folder: string, firstMade: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    return;
  }
  if (folder !== firstMade) removeEmpty(path.dirname(folder), firstMade);
}

/** Writes the file unless it is there already; returns who holds it in that case. */
function take(file: string, mine: Running): Running | undefined {
  const draft = `${file}.${mine.claim}`;
  fs.writeFileSync(draft, JSON.stringify(mine));
  try {
    fs.linkSync(draft, file);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return read(file) ?? UNREADABLE;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Two servers may find the same dead one; the one that moved a live claim aside by mistake puts it back. */
function removeStale(file: string, stale: Running): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
    if ((read(aside) ?? UNREADABLE).claim !== stale.claim) fs.linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function replace(file: string, running: Running): void {
  const draft = `${file}.${running.claim}`;
  fs.writeFileSync(draft, JSON.stringify(running));
  fs.renameSync(draft, file);
}

function read(file: string): Running | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Running;
  } catch {
    return undefined;
  }
}

async function isServing({ url }: Running): Promise<boolean> {
  if (!url) return false;
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) });
    return ((await answer.json()) as { product?: string }).product === 'winpath';
  } catch {
    return false;
  }
}

/** A process number may have been given to another program since (in a container it nearly always has). */
function isAlive({ pid }: Running): boolean {
  if (pid === process.pid || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts');
  } catch {
    return false;
  }
}
